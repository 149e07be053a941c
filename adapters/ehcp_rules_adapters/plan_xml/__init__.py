"""Our own XML of plans: the reader, the writer and the schema, all made from one table of the plan model.

The elements are called as the keys of `ehcp-plan/1` in JSON are. Texts are elements; dates, yes or no, and words of a closed
list are attributes; items are elements named after their kind. `ehcp-plan-1.xsd` is the published schema.
"""

NAMESPACE = "urn:ehcp-rules:ehcp-plan:1"

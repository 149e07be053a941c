"""The readers that ship with ehcp-rules: JSON and XML of our own, Word, Excel forms and vendors' exports.

They register through the same hook as anybody else's. To add a format:

1. write one module with an `AdapterDefinition`: a pure `sniff` over a bounded `Glimpse`, and a `read` that yields
   `ImportedPlan` or `ImportFailure`. Collect what the source says in a `PlanBuilder` (`building.py`): it makes items,
   ids and links, turns words into stages, dates and kinds, and keeps an issue with its place for every value it drops;
2. add one line to `plugin.py`.

A new vendor's XML or JSON (`vendor/`) or a council's own Excel form needs no code at all: it is a mapping (`mappings/*.toml`),
and `mapping.adapters_in(folder)` makes adapters of a folder of them, for a plugin to register.

Zip containers are opened through `archive.py` and XML through `markup.py`, which hold the limits; `xml_nodes.py` gives XML as
nodes with lines and places, a record at a time.
"""

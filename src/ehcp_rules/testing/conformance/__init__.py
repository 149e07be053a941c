"""The conformance kit: what every check, adapter and ruleset has to keep, tried on many plans and on damaged files.

A plugin's author calls these from an ordinary test and asserts that nothing is breached:

    assert check_conforms(MY_CHECK, parameters={"sections": ["F"]}).breaches == ()

Each report counts what was tried, because a suite that tried nothing would pass as well.
"""

from ehcp_rules.testing.conformance.adapters import adapter_conforms
from ehcp_rules.testing.conformance.checks import check_conforms
from ehcp_rules.testing.conformance.rulesets import laws_of, ruleset_conforms
from ehcp_rules.testing.conformance.trying import Conformance

__all__ = ["Conformance", "adapter_conforms", "check_conforms", "laws_of", "ruleset_conforms"]

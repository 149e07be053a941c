"""The general check types that the engine brings. Each is a function of an analysed plan and its parameters."""

from ehcp_rules.builtin.advice import advice_listed
from ehcp_rules.builtin.identity import only_this_learner
from ehcp_rules.builtin.links import each_answered
from ehcp_rules.builtin.person import person_decides
from ehcp_rules.builtin.placement import placement_named
from ehcp_rules.builtin.sections import section_stated, sections_present
from ehcp_rules.builtin.therapy import therapy_in_the_right_section
from ehcp_rules.builtin.timing import outcomes_bounded, reviewed, within
from ehcp_rules.builtin.wording import each_item_avoids, each_item_states, some_item_states
from ehcp_rules.checks import CheckDefinition

__all__ = ["CHECKS"]

CHECKS: tuple[CheckDefinition, ...] = (
    advice_listed,
    each_answered,
    each_item_avoids,
    each_item_states,
    only_this_learner,
    outcomes_bounded,
    person_decides,
    placement_named,
    reviewed,
    section_stated,
    sections_present,
    some_item_states,
    therapy_in_the_right_section,
    within,
)

"""The general check types that the engine brings. Each is a function of an analysed plan and its parameters."""

from ehcp_rules.builtin.advice import advice_listed
from ehcp_rules.builtin.emptiness import empty_says_so, sections_apart
from ehcp_rules.builtin.identity import only_this_learner
from ehcp_rules.builtin.links import each_answered
from ehcp_rules.builtin.person import person_decides
from ehcp_rules.builtin.phases import phase_agrees
from ehcp_rules.builtin.placement import placement_named
from ehcp_rules.builtin.plainness import acronyms_written_out, diagnoses_sourced, nobody_blamed, terms_explained
from ehcp_rules.builtin.pronouns import pronouns_agree
from ehcp_rules.builtin.records import record_complete, versions_agree
from ehcp_rules.builtin.repetition import said_once
from ehcp_rules.builtin.sections import section_stated, sections_present
from ehcp_rules.builtin.shown import person_is_shown
from ehcp_rules.builtin.therapy import therapy_in_the_right_section
from ehcp_rules.builtin.timing import outcomes_bounded, reviewed, within
from ehcp_rules.builtin.voices import interests_particular, parents_heard, views_gathered, ways_to_include, young_person_speaks
from ehcp_rules.builtin.wording import each_item_avoids, each_item_states, some_item_states
from ehcp_rules.checks import CheckDefinition

__all__ = ["CHECKS"]

CHECKS: tuple[CheckDefinition, ...] = (
    acronyms_written_out,
    advice_listed,
    diagnoses_sourced,
    each_answered,
    each_item_avoids,
    each_item_states,
    empty_says_so,
    interests_particular,
    nobody_blamed,
    only_this_learner,
    outcomes_bounded,
    parents_heard,
    person_decides,
    person_is_shown,
    phase_agrees,
    placement_named,
    pronouns_agree,
    record_complete,
    reviewed,
    said_once,
    section_stated,
    sections_apart,
    sections_present,
    some_item_states,
    terms_explained,
    therapy_in_the_right_section,
    versions_agree,
    views_gathered,
    ways_to_include,
    within,
    young_person_speaks,
)

"""The general check types that the engine brings. Each is a function of an analysed plan and its parameters."""

from ehcp_rules.builtin.adulthood import adulthood_provided, adulthood_themes, moves_owned
from ehcp_rules.builtin.advice import advice_listed
from ehcp_rules.builtin.advice_papers import (
    advice_covers,
    advice_outcomes_smart,
    advice_provision_quantified,
    child_seen,
    no_school_named,
)
from ehcp_rules.builtin.advice_terms import advice_terms_explained
from ehcp_rules.builtin.answers import needs_met
from ehcp_rules.builtin.areas import (
    areas_considered,
    areas_with_outcomes,
    areas_with_strengths,
    outcomes_beyond_education,
)
from ehcp_rules.builtin.arrangements import arranges
from ehcp_rules.builtin.beside import compares_outcomes, sentences_on
from ehcp_rules.builtin.budgets import agreed, budget_stated
from ehcp_rules.builtin.capacity import capacity_by_decision
from ehcp_rules.builtin.concise import kept_short
from ehcp_rules.builtin.contradictions import no_contradictions
from ehcp_rules.builtin.current_setting import setting_is_current
from ehcp_rules.builtin.emptiness import empty_says_so, sections_apart
from ehcp_rules.builtin.evidence_age import advice_current, baselines_dated
from ehcp_rules.builtin.faithful import advice_faithful
from ehcp_rules.builtin.gathering import compares, gathers, leaves_open
from ehcp_rules.builtin.health_care import facts_also_in, impact_of_health, unrelated_apart
from ehcp_rules.builtin.holding import fact_holds
from ehcp_rules.builtin.identity import only_this_learner
from ehcp_rules.builtin.interests import interests_particular
from ehcp_rules.builtin.links import each_answered
from ehcp_rules.builtin.misplaced import misplaced
from ehcp_rules.builtin.needs import no_provision_hidden, signals_followed_up
from ehcp_rules.builtin.needs_apart import needs_separate, needs_told_once
from ehcp_rules.builtin.not_yet import not_yet_reached, primary_told
from ehcp_rules.builtin.outcome_follow_up import arrangements_stated
from ehcp_rules.builtin.outcome_form import one_outcome_at_a_time, workable_number
from ehcp_rules.builtin.person import person_decides
from ehcp_rules.builtin.phases import phase_agrees
from ehcp_rules.builtin.placement import placement_named
from ehcp_rules.builtin.plainness import (
    acronyms_written_out,
    diagnoses_sourced,
    no_shorthand,
    nobody_blamed,
    terms_explained,
)
from ehcp_rules.builtin.privacy import kept_to_need
from ehcp_rules.builtin.process_dates import cycle, phase_transfer
from ehcp_rules.builtin.pronouns import pronouns_agree
from ehcp_rules.builtin.proofing import proof_read
from ehcp_rules.builtin.reconciling import budget_reconciles
from ehcp_rules.builtin.records import record_complete, versions_agree
from ehcp_rules.builtin.refreshed import views_refreshed
from ehcp_rules.builtin.repetition import said_once
from ehcp_rules.builtin.retired import traces_aspirations
from ehcp_rules.builtin.review_papers import (
    review_amendments_precise,
    review_progress_told,
    review_services_answered,
    review_text_current,
    review_views_before,
)
from ehcp_rules.builtin.right_place import in_right_place
from ehcp_rules.builtin.sections import section_stated, sections_present
from ehcp_rules.builtin.settings import itemised, type_fits_the_year, under_age
from ehcp_rules.builtin.shown import person_is_shown
from ehcp_rules.builtin.sources import attached, dates_plausible, relied_on
from ehcp_rules.builtin.statutory import exception_recorded, recently_changed, young_reviews
from ehcp_rules.builtin.therapy import therapy_in_the_right_section
from ehcp_rules.builtin.threads import holds_together
from ehcp_rules.builtin.timing import outcomes_bounded, reviewed, within
from ehcp_rules.builtin.training import training_told
from ehcp_rules.builtin.voices import parents_heard, views_gathered, ways_to_include, young_person_speaks
from ehcp_rules.builtin.week import adds_up
from ehcp_rules.builtin.wording import each_item_avoids, each_item_states, some_item_states
from ehcp_rules.checks import CheckDefinition

__all__ = ["CHECKS"]

CHECKS: tuple[CheckDefinition, ...] = (
    acronyms_written_out,
    adds_up,
    adulthood_provided,
    adulthood_themes,
    advice_covers,
    advice_current,
    advice_faithful,
    advice_listed,
    advice_outcomes_smart,
    advice_provision_quantified,
    advice_terms_explained,
    agreed,
    areas_considered,
    areas_with_outcomes,
    areas_with_strengths,
    arrangements_stated,
    arranges,
    attached,
    baselines_dated,
    budget_reconciles,
    budget_stated,
    capacity_by_decision,
    child_seen,
    compares,
    compares_outcomes,
    cycle,
    dates_plausible,
    diagnoses_sourced,
    each_answered,
    each_item_avoids,
    each_item_states,
    empty_says_so,
    exception_recorded,
    fact_holds,
    facts_also_in,
    gathers,
    holds_together,
    impact_of_health,
    in_right_place,
    interests_particular,
    itemised,
    kept_short,
    kept_to_need,
    leaves_open,
    misplaced,
    moves_owned,
    needs_met,
    needs_separate,
    needs_told_once,
    no_contradictions,
    no_provision_hidden,
    no_school_named,
    no_shorthand,
    nobody_blamed,
    not_yet_reached,
    one_outcome_at_a_time,
    only_this_learner,
    outcomes_beyond_education,
    outcomes_bounded,
    parents_heard,
    person_decides,
    person_is_shown,
    phase_agrees,
    phase_transfer,
    placement_named,
    primary_told,
    pronouns_agree,
    proof_read,
    recently_changed,
    setting_is_current,
    record_complete,
    relied_on,
    review_amendments_precise,
    review_progress_told,
    review_services_answered,
    review_text_current,
    review_views_before,
    reviewed,
    said_once,
    section_stated,
    sections_apart,
    sections_present,
    sentences_on,
    signals_followed_up,
    some_item_states,
    terms_explained,
    therapy_in_the_right_section,
    traces_aspirations,
    training_told,
    type_fits_the_year,
    under_age,
    unrelated_apart,
    versions_agree,
    views_gathered,
    views_refreshed,
    ways_to_include,
    within,
    workable_number,
    young_person_speaks,
    young_reviews,
)

"""The general check types that the engine brings. Each is a function of an analysed plan and its parameters."""

from ehcp_rules.builtin.asking.beside import compares_outcomes, sentences_on
from ehcp_rules.builtin.asking.gathering import compares, gathers, leaves_open
from ehcp_rules.builtin.asking.holding import fact_holds
from ehcp_rules.builtin.asking.person import person_decides
from ehcp_rules.builtin.asking.shown import person_is_shown
from ehcp_rules.builtin.child.capacity import capacity_by_decision
from ehcp_rules.builtin.child.current_setting import setting_is_current
from ehcp_rules.builtin.child.identity import only_this_learner
from ehcp_rules.builtin.child.phases import phase_agrees
from ehcp_rules.builtin.child.placement import placement_named
from ehcp_rules.builtin.child.pronouns import pronouns_agree
from ehcp_rules.builtin.child.settings import itemised, type_fits_the_year, under_age
from ehcp_rules.builtin.needs.apart import needs_separate, needs_told_once
from ehcp_rules.builtin.needs.areas import (
    areas_considered,
    areas_with_outcomes,
    areas_with_strengths,
    outcomes_beyond_education,
)
from ehcp_rules.builtin.needs.health_care import facts_also_in, impact_of_health, unrelated_apart
from ehcp_rules.builtin.needs.wording import no_provision_hidden, signals_followed_up
from ehcp_rules.builtin.outcomes.adulthood import adulthood_provided, adulthood_themes, moves_owned
from ehcp_rules.builtin.outcomes.follow_up import arrangements_stated
from ehcp_rules.builtin.outcomes.form import one_outcome_at_a_time, workable_number
from ehcp_rules.builtin.outcomes.not_yet import not_yet_reached, primary_told
from ehcp_rules.builtin.papers.advice import (
    advice_covers,
    advice_outcomes_smart,
    advice_provision_quantified,
    child_seen,
    no_school_named,
)
from ehcp_rules.builtin.papers.faithful import advice_faithful
from ehcp_rules.builtin.papers.listed import advice_listed
from ehcp_rules.builtin.papers.reviews import (
    review_amendments_precise,
    review_progress_told,
    review_services_answered,
    review_text_current,
    review_views_before,
)
from ehcp_rules.builtin.papers.sources import attached, dates_plausible, relied_on
from ehcp_rules.builtin.papers.terms import advice_terms_explained
from ehcp_rules.builtin.provision.arrangements import arranges
from ehcp_rules.builtin.provision.budgets import agreed, budget_stated
from ehcp_rules.builtin.provision.misplaced import misplaced
from ehcp_rules.builtin.provision.reconciling import budget_reconciles
from ehcp_rules.builtin.provision.therapy import therapy_in_the_right_section
from ehcp_rules.builtin.provision.training import training_told
from ehcp_rules.builtin.provision.week import adds_up
from ehcp_rules.builtin.retired import traces_aspirations
from ehcp_rules.builtin.threads.answers import needs_met
from ehcp_rules.builtin.threads.links import each_answered
from ehcp_rules.builtin.threads.same_matter import holds_together
from ehcp_rules.builtin.times.evidence_age import advice_current, baselines_dated
from ehcp_rules.builtin.times.process_dates import cycle, phase_transfer
from ehcp_rules.builtin.times.statutory import exception_recorded, recently_changed, young_reviews
from ehcp_rules.builtin.times.timing import outcomes_bounded, reviewed, within
from ehcp_rules.builtin.views.interests import interests_particular
from ehcp_rules.builtin.views.refreshed import views_refreshed
from ehcp_rules.builtin.views.right_place import in_right_place
from ehcp_rules.builtin.views.voices import parents_heard, views_gathered, ways_to_include, young_person_speaks
from ehcp_rules.builtin.whole.concise import kept_short
from ehcp_rules.builtin.whole.contradictions import no_contradictions
from ehcp_rules.builtin.whole.emptiness import empty_says_so, sections_apart
from ehcp_rules.builtin.whole.records import record_complete, versions_agree
from ehcp_rules.builtin.whole.repetition import said_once
from ehcp_rules.builtin.whole.sections import section_stated, sections_present
from ehcp_rules.builtin.wording.plainness import (
    acronyms_written_out,
    diagnoses_sourced,
    no_shorthand,
    nobody_blamed,
    terms_explained,
)
from ehcp_rules.builtin.wording.privacy import kept_to_need
from ehcp_rules.builtin.wording.proofing import proof_read
from ehcp_rules.builtin.wording.slots import each_item_avoids, each_item_states, some_item_states
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

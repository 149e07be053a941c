"""Words of which a need shows nothing: what is left of a clause without them can be pictured."""

from __future__ import annotations

from ehcp_rules.text.english.grammar import MONTHS

__all__ = ["GENERIC", "SAYS_NOTHING", "SCORES", "SUBJECTS", "TIMES"]

SAYS_NOTHING: frozenset[str] = frozenset(
    (
        "abilities ability academically additional also anxiety area areas assessment associated attainment "
        "attention badly behaviour behavioural birth born cognition cognitive communication complex concentration "
        "condition confidence curriculum delay delayed develop development developmental develops diagnosed "
        "diagnosis difficult difficulties difficulty disorder educational emotional emotionally engagement "
        "executive expressive find finds fine formal friendships function functional functioning general genetic "
        "gross hard health help history improve improves increase independence interaction issues known language "
        "learning listening literacy low mathematics maths memory mental mild moderate motor numeracy "
        "organisation overall peer peers physical play poor poorly premature prematurity problem problems "
        "processing profile progress query range receptive regulation relationships self-esteem sensory severe "
        "significant skill skills social socially some special specific speech struggle struggles subject "
        "subjects support suspected tendencies traits various weak weakness weeks well wellbeing working"
    ).split()
)
"""The names of areas, of degrees and of difficulties."""
GENERIC: frozenset[str] = (
    SAYS_NOTHING
    | frozenset(MONTHS)
    | frozenset(
        (
            "able above alike absence academic access accessing achieve achievement achievements achieves achieving "
            "acquired activities activity advice affect affected affecting affectionate affects age age-appropriate "
            "age-related ages aggressive ahead always anger angry anxious anyone appear appears appropriate "
            "appropriately argumentative around aspect aspects assessed attachment attain attains attendance "
            "attention-seeking attitude autumn average aware awareness back bad barrier barriers became become "
            "becomes becoming behave behaves behaviours behind below best better big bilateral boy bright build "
            "building calm camhs carer carers caring catch cause causes certain challenge challenged challenges "
            "challenging change changes cheerful child's children childs choice choices chromosome class classes "
            "classroom clinic college combined come comes communicate communicates communicating complexity complies "
            "comply concentrate concentrates concentrating concern concerned concerns conditions conduct conductive "
            "confident conform congenital consistent consistently consultant context contexts continue continued "
            "continues cooperate cooperates cope copes coping council creative curious currently dad daily dated day "
            "days defiant deficit deficits delays deletion delightful demanding demonstrate demonstrates diagnoses "
            "different disabilities disability display displayed displays disruptive distressed doctor due "
            "dysregulated easily education effective effectively effort eight emotion emotions engage engaged engages "
            "engaging enthusiastic environment environments especially everybody everyday everyone exhibit exhibits "
            "expectations expected experience experienced experiences express expressing extremely families family "
            "father feel feeling feelings feels felt first five focus focused focuses focusing follow followed "
            "following form forming found four frequently friendly friendship frustrated fulfil full fully funny "
            "generally gentle get gets getting girl global go goes going good great happy harder helpful here high "
            "holistic home hospital hour hours humour identified identify idiopathic imaginative immature impact "
            "impacted impacting impacts impaired impairment impairments inappropriate inappropriately include "
            "includes including inconsistent independent independently influence interact interacting interacts "
            "interests intervention interventions issue just keep keeping keeps key kind know knowledge knows lack "
            "lacking lacks large last lazy lead leading leads learn learns left lesson lessons level levels life like "
            "likely likes limited linked listen listens lively lot lots lovely loving low-level main mainstream "
            "maintain maintaining maintains major manage manages managing manipulative many meaningful meet meeting "
            "meets member minute minutes month months mood mother motivated motivation multiple mum naughty need "
            "needs needy negative negatively never new nine non-progressive none normal nurse nursery occasionally "
            "old once ongoing ordinary others overwhelmed own pace paediatrician parent parents part participate "
            "participates participating participation particular particularly parts peers' people permanent "
            "personality placement placements polite popular positive positively possible possibly potential present "
            "presentation presented presenting presents previous previously primary problematic professional "
            "professionals profound programme programmes progresses progressive provision psychologist pupil's pupils "
            "put puts queried quickly quite ranges rather reach reaching recent recently reception reduced regular "
            "regularly regulate regulates regulating related relationship remain remains report reported reports "
            "respect responsibility restricted result resulting results right rude safe safely same say says school's "
            "second secondary secure see seem seems seen sees self-regulate self-regulation sensorineural september "
            "service services settings seven several severity side sides significance significantly silly since "
            "situation situations six small sociable social-emotional socialise socialising somebody someone span "
            "spans specialist spring standard standards stay still strategies strategy strength strengths stress "
            "stressed struggled struggling stubborn successfully summer supported supports sustain sustaining "
            "syndrome task tasks teacher teachers team teams temporary ten tend tends term terms therapist thing "
            "things think thinks third thought thoughtful three time times total transition transitions tricky tries "
            "trouble try trying twice two type types typical typically unable understand understanding understands "
            "unilateral unmotivated unpredictable upset use used uses using usual usually variety vulnerable want "
            "wants way ways week whole wide medical life-limiting degenerative lifelong "
            "planning organising initiating sequencing prioritising inhibition "
            "bigger wider widening growing increasing enough gap belong belongs "
            "make makes making works worked national nationally yet slow slower core schooling attaining "
            "settle settles settling settled retain retains retaining information cues consequences "
            "choose chooses choosing chose wider within work worried worries worry year years young"
        ).split()
    )
)
"""Words that fit every child: the names of areas, and what plans say of everybody in school, at home and in clinics."""
SUBJECTS: frozenset[str] = frozenset(
    "reading writing spelling maths english literacy numeracy phonics speaking talking science reads writes spells".split()
)
"""What is taught: that it is hard shows nothing."""
SCORES: frozenset[str] = frozenset(
    (
        "abas average basc below boxall bpvs celf centile centiles composite conners ctopp equivalent index lies "
        "nvr percentile quotient range scale scaled score scored scores sdq standard standardised subtest "
        "subtests test tests total vineland wiat wisc wppsi wrat"
    ).split()
)
"""Words of a score: without the skill that was tested they mean nothing to a reader."""
TIMES: frozenset[str] = frozenset(
    (
        "left right day days week weeks month months year years hour hours minute minutes time morning afternoon new old "
        "two three four five six seven eight nine ten first second third"
    ).split()
)
"""Words of time, place and number: each says little by itself, but several together are what a child may not know."""

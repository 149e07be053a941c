"""How outcomes are followed up: somebody looks at the progress made, or sets shorter targets on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["FollowUp", "follow_up", "names_somebody"]

FollowUp = Literal["progress", "shorter-targets"]

_FAR = (
    r"(?:outcomes?|progress|targets?|goals|objectives|milestones|(?:the|this|ehc|learning|support) plan|passport|ieps?"
    r"|how (?:far|well|much)|how [a-z'-]+ (?:is|are) (?:doing|getting (?:on|along)|coming (?:on|along)|progressing))"
)
_LOOKED = (
    r"(?:look(?:s|ed|ing)? (?:again )?(?:at|over|through|back)|go(?:es|ing)? (?:over|through)"
    r"|talk(?:s|ed|ing)? (?:about|through|over)"
    r"|check\w*|review\w*|monitor\w*|track\w*|evaluat\w*|assess\w*|measur\w*|record\w*|discuss\w*|consider\w*|revisit\w*"
    r"|updat\w*|report\w*|follow(?:s|ed|ing)?(?: this| them| it)? up|scor\w*)"
)
_NEAR = (
    r"(?:(?:short(?:er)?|small(?:er)?|interim|next|first|termly|half-termly|weekly|monthly|fortnightly)[- ](?:term )?"
    r"(?:targets?|goals?|objectives?|outcomes)|(?:shorter|smaller|interim|next) steps|milestones|ieps?|ilps?"
    r"|(?:individual|personal) (?:education|learning|support) plan|provision map"
    r"|(?:pupil|learning|one-page) (?:passport|profile)|learning plan|support plan)"
)
_WHOLE = r"(?:outcomes?|targets?|goals?|objectives|aims?|these|them|it|each(?: one)?)"
_BY_WHAT: dict[FollowUp, Cued] = {
    "progress": Cued(
        "progress|outcome|target|goal|objective|milestone|steps|plan|passport|how |iep|:",
        r"^(?:[a-z]+ ){0,2}?(?:review(?:ing|s|ed)?|monitor(?:ing|ed)?|check(?:ing|ed)|track(?:ing|ed))(?: by| of progress)? ?:",
        rf"\b{_LOOKED}\b[^.;]{{0,60}}?\b{_FAR}\b",
        rf"\b{_FAR}\b[^.;]{{0,60}}?\b{_LOOKED}\b",
        r"\bhow (?:far|well|much)\b[^.;]{0,60}?\b(?:outcome|target|goal|progress|come|got|getting on)",
    ),
    "shorter-targets": Cued(
        "term |termly|weekly|monthly|fortnightly|small|interim|next|first|milestone|iep|ilp|plan|provision map|passport|profile"
        "|break|broke|split|divide|target|goal|steps|objective|outcome",
        rf"\b{_NEAR}\b",
        r"^(?:small |short |shorter |interim |agreed )?steps(?: (?:towards|to) [^:.]{1,40})? ?: ?[a-z]",
        rf"\b(?:break|breaks|breaking|split|splits|divides?) (?:[a-z]+ ){{0,3}}?{_WHOLE}\b[^.;]{{0,30}}? (?:down|into|up)\b",
        rf"\b{_WHOLE}\b[^.;]{{0,30}}?\b(?:broken|split|divided) (?:down|into|up)\b",
        r"\b(?:break|breaks|broken|breaking|split|splits|divided?)\b[^.;]{0,40}? into [^.;]{0,30}?"
        r"\b(?:targets|steps|goals|milestones)\b",
        r"\b(?:set|sets|setting|agree[sd]?|write|writes|written|draw|draws|plan|plans|planned|choose|chooses)\b[^.;]{0,30}?"
        r"\b(?:targets|steps|goals)\b",
        r"\b(?:targets|steps|goals)\b[^.;]{0,30}?\b(?:set|agreed|written|drawn up|planned|chosen)\b",
    ),
}


def follow_up(passage: AnalysedPassage, what: FollowUp) -> int | None:
    """Where a passage tells how outcomes are followed up in this way, or None where it does not."""
    found = _BY_WHAT[what].search(passage.folded, passage.scan)
    return None if found is None else found.start()


def names_somebody(passage: AnalysedPassage) -> bool:
    """Whether a passage says who does so: a role, the setting as such, or somebody of the family."""
    return bool(passage.hits_of("roles") or passage.hits_of("plan-cues", "setting") or passage.hits_of("relations"))

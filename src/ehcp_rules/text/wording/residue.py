"""Placeholders and leftovers of drafting, in any statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import Cued, any_of, holds_any
from ehcp_rules.text.reading import Fault
from ehcp_rules.text.wording.writers_notes import notes_between_writers

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["left_open", "residue"]

_BRACKET = Cued(
    "[|{|<|«|____|......|??|xx|to be updat|to be add|to be completed|to be rew|to be amended|needs updat|needs add"
    "|…|...|**|to be conf|to be advised|to be agreed|delete |please circle|please tick|y/n|y / n|yes/no|yes / no",
    r"\[(?!sic\]|\.\.\.\]|…\])[^\]\n]{1,80}\]",
    r"\b(?:for|of|and|by|to|least|with) (?:…|\.\.\.) ?(?:hours?|minutes?|mins?|sessions?|times|weeks|days)\b",
    r"\*\*\*? ?(?:check(?![- ]?(?:in|out|list)s?\b)|confirm|query(?= ?[:-])|add|insert|amend|update|chase|awaiting"
    r"|needs? (?:[a-z]+ing|to be)|to (?:check|confirm|add|do))\b"
    r"[^*\n]{0,60}\*\*",
    r"\{\{[^}\n]{0,60}\}\}|\{[a-z_ ]{2,30}\}",
    r"(?:^|[.;:(] ?)(?!each |every )(?:(?!(?:is|are|was|were|has|have|needs?|will|wants?|likes?) )[a-z/'&-]+ ){0,6}"
    r"to be (?:confirmed|advised)"
    r"(?= ?[.;)]| ?$| (?:following|after|once|pending|when|at (?:the |a )?(?:panel|meeting|review))\b)",
    r"^\W*(?:still )?to be (?:confirmed|advised|agreed|completed) (?:by|with) (?:the )?[a-z' &/-]{2,40}\W*$",
    r"\b(?:y ?/ ?n|yes ?/ ?no)\b(?= ?\(? ?please (?:circle|tick|delete|choose))",
    r"\(?please (?:circle|tick|delete)\b(?! (?:them|it) (?:off|each)\b)[^().\n]{0,30}\)?(?=\W*$|[ .;] ?[a-z])",
    r"\bdelete (?:(?:this|these|the|all|any) )?"
    r"(?:(?:guidance|section|part|row|line|box|page|paragraph|text|notes?|instructions?)s? )?"
    r"(?:in (?:italics|red|brackets) )?(?:(?:if|as|where|when) (?:not )?(?:needed|required|appropriate|applicable|relevant|used)"
    r"|before (?:returning|sending|submitting|signing|printing))\b",
    r"<(?:name|child|pupil|insert|date|school|setting)[^>\n]{0,40}>",
    r"«[^»\n]{0,40}»",
    r"_{4,}",
    r"\.{6,}",
    r"\bxx+\b(?= (?:hours?|hrs?|minutes?|mins?|times|weeks?|per|days?|sessions?|20))",
    r"\bxx+\b(?= (?:will|can|cannot|has|is|needs?|finds|struggles|likes|enjoys)\b)"
    r"|\b(?:will|to|can|is|has|for|by|from|of|in|at|on|the|an?) xxx+\b",
    r"\bxxx+\b(?=[ .]*(?:$|school|will|has|is|college))|(?:\b(?:mr|mrs|ms|miss|dr|by|from)\.? |^|[.(] ?)xxx+\b(?= to\b| ?\))",
    r"\b(?:text|section|paragraph|wording|this) (?:is )?(?:still )?to be (?:updated|added|completed|reworded|rewritten|amended)\b",
    r"\b(?:to be|needs) (?:updated|updating|added|adding) (?:following|after|when|once) (?:the |[a-z]+ )?(?:report|advice"
    r"|assessment|meeting|review)\b",
    r"\?{2,}(?=$| (?:hours?|minutes?|mins?|times|weeks?|per|days?|sessions?))",
    r"\?{3,}|(?:^|(?<=[ (]))\?{2} ?(?=[a-z])",
)
_PRAISE = r"(?:specific|quantified|smart|measurable|detailed|compliant)"
_FROM_WRITER_TO_WRITER = Cued(
    " x | y | n |note to |to be c|to be verif|to be quant|to be agreed"
    "|to amend|to reword|to redraft|to chase|before issu|code of practice|specific|smart|measurable|quantified"
    "|detailed|compliant|tribunal",
    r"\b(?:for|of|and|by|to|least|with) [xyn] (?:hours?|minutes?|mins?|sessions?|times(?! tables?)|weeks|days)\b",
    r"(?:^|[.;:(\[] ?)note to (?:self|file|panel|(?:the )?(?:case ?worker|case officer|plan writer|writer|author"
    r"|co-?ordinator|moderator))\b",
    r"\((?:[a-z-]+ ){0,3}to be (?:checked|clarified|confirmed|verified|quantified|agreed) (?:with|by) "
    r"(?![^()]{0,60}\b(?:each|every|before any|daily|weekly)\b)[^()]{0,60}\)",
    r"\((?:[a-z-]+ ){0,2}to (?:amend|reword|redraft|chase)\b(?! (?:him|her|them|others|people)\b)[^()]{0,60}\)",
    r"\b(?:check|confirm|amend|remove|delete)[^.;]{0,40} before issu(?:e|ing)"
    r"(?= (?:the |this )?(?:final |draft )?plan\b| ?[.;)\]]| ?$)",
    r"\bthis (?:revised |updated )?(?:provision|outcome|need|section|wording|statement|version) (?:is|are|now|meets|ensures)"
    rf" [^.\n]{{0,60}}\b(?:{_PRAISE},? (?:and )?{_PRAISE}|code of practice|legally compliant|tribunal[- ](?:proof|ready))\b",
)
"""An amount left as a letter, a note from one who drafts to another, and what drafting software says of its own sentence."""
_REDACTED = any_of(
    r"\[(?:signs?|laughs?|points?|smiles?|nods?|shakes|pauses?|looks?|pushes|sings|gestures?|whispers?"
    r"|shouts|turns|shows|pushing|pointing|laughing|smiling|redacted|name removed|removed|withheld"
    r"|(?:pictures?|photos?|symbols?|drawings?) (?:of|for) (?!the child|child|pupil)|address withheld"
    r"|anonymised|name redacted|his|her|their|the|he|she|they|child)\b[^\]]*\]",
)
_ORDINARY = {
    "insert",
    "template",
    "guidance note",
    "check with",
    "chase up",
    "to follow",
    "complete this section",
    "here is the",
    "click here",
    "enter text",
    "xxx",
    "xxxx",
    "enter here",
    "describe here",
    "list here",
}
_FIELDS = frozenset(("child's name", "childs name", "pupil name", "pupil's name", "name of child", "name of pupil"))
_OR_ANOTHER = r"(?: ?(?:or|/) ?(?:young person|child|pupil|student|learner|yp))?(?: ?\([^()]{1,30}\))?"
_FILLED = re.compile(_OR_ANOTHER + r" {0,3}(?:[:|]|[._]{4,}) {0,3}(?!x{2})[a-z]")
"""`Name of pupil: Wilf Oakenshaw` is a form's field with its answer."""
_LEADER = re.compile(
    r"^[A-Z][\w'’/()-]*(?: (?!(?:is|are|was|were|be|will|has|have|had|should)\b)[\w'’/()-]+){0,5}"
    r"(?<! of)(?<! for)(?<! with)(?<! in)(?<! on)(?<! at)(?<! to)(?<! the)(?<! an)(?<! a):? {0,3}"
    r"([._]{4,}) {0,3}(?=[A-Z\d])(?![^\n]*[._]{4,})",
    re.M,
)
"""Dots that lead from a field to its answer: `Year group ........ 4`. Before another field they are left to be filled in."""
_ALONE = re.compile(_OR_ANOTHER + r"\W*$")
"""A field on a line of its own in a paper: its answer may stand on the next."""
_TO_THE_PLAN = re.compile(r" (?:to|in|into|under|as|after|at)\b")
"""In a paper what is to be added somewhere is asked for."""
_PUT_SOMEWHERE = frozenset(("to be added", "to be inserted"))
_OF_OTHER_PAPERS = frozenset(("needs updating", "to follow", "not yet received", "awaiting report", "report awaited"))
"""In advice and in a review's papers these tell of the plan, or of what others have still to send."""
_TO_SIGN = re.compile(r"\b(?:signature|signed|sign|date|initials|print name)\W*$")
"""Where a printed form is signed by hand."""
_BY_A_TIME = re.compile(
    r" (?:(?:by|before) (?:(?:the )?(?:end|start|beginning)|(?:half|summer|autumn|spring) ?term"
    r"|(?:christmas|easter|september)\b|[a-z]+ 20\d\d)"
    r"|within |each |every |daily|weekly)"
)
"""What somebody has to complete by then is work, and no blank."""
_A_REPLY = re.compile(r"\b(?:answer|reply|response|decision|wishes|choice)(?: (?:is|was|has been))? $")
"""What is not yet received of a family that was asked is a state, and no gap of the draft."""
_INSTRUCTION = any_of(
    r"(?:^|[(](?: ?|[^()]{1,30} - )|\bnb:? )(?:describe here|list (?:here|each)|enter|insert|complete this section|see guidance"
    r"|guidance note|delete as|add text|add here"
    r"|check with(?! (?:him|her|them)\b|[^.;()\n]{1,40} (?:if|when|that|before|after|each|every)\b)|chase up|click|enter text)\b",
)


_LEFT_TO_ANOTHER_VERSION = Cued(
    "previous|last|old |earlier|original|existing|unchanged|remain|change|the same|la to|caseworker to|officer to"
    "| to confirm| to clarify| to follow|await|see |add |insert |paste |enter |type ",
    r"^\W*(?:still )?await(?:ing|s)?(?! (?:an? )?(?:assess|appoint|clinic|diagnos)) (?:[a-z/&'-]+ ){0,4}"
    r"(?:reports?|advice|letters?|info|information|paperwork|wording|feedback)(?: from [a-z' /&-]{2,40})?\W*$",
    r"\bsee (?:the |his |her |their )?(?:[a-z/&'-]+ ){0,3}(?:reports?|advice|letters?) (?:once|when|after) "
    r"(?:(?:it|this|they) )?(?:(?:is|are|has been|have been) )?(?:received|available|completed?|returned|in)\b",
    r"^\W*(?:[a-z/&'-]+ ){0,4}(?:reports?|advice|letters?|details|information) to follow\W*$",
    r"(?:^|[.;:(] ?)(?:please )?(?:add|insert|paste|enter|type) (?:[a-z'/&-]+ ){1,5}here(?= ?[.;)]| ?$)",
    r"(?:(?:^|[.;:(] ?)(?:please )?|\bto be )(?:cop(?:y|ied)|pasted?|lift(?:ed)?) (?:(?:over|across|forward) )?from "
    r"(?:(?:the|his|her|their) )?(?:previous|last|old|earlier|original) (?:plan|statement|ehcp|ehc plan|version)\b(?! of\b)",
    r"^[a-z/&' ]{2,30} to (?:confirm|clarify)\W*$",
    r"\b(?:la|caseworker|(?:case|plan|send) officer) to (?:reword|rewrite|confirm|amend|insert"
    r"|(?:check|update|add|complete|chase)(?= ?[.;)\]]| ?$| (?:this|these|it|section|wording|once|when|following|after)\b))\b",
    r"\bas (?:set out|described|stated|outlined|recorded|detailed|given|per|in)(?: in| by)? (?:(?:his|her|their|the|my) "
    r"(?:previous|last|old|earlier|original|existing)|last year's) (?:plan|statement|ehcp|ehc plan|review|version)\b",
    r"\bsee (?:(?:his|her|their|the) )?(?:previous|last|old|earlier|original) (?:plan|statement|ehcp|ehc plan|version)\b",
    r"\bunchanged (?:since|from) (?:the |his |her |their )?(?:last|previous) (?:plan|review|year|version)\b",
    r"\bno changes? (?:since|from|to) (?:the |his |her |their )?(?:last|previous) (?:plan|review|year|version)\b",
    r"\b(?:needs?|difficulties|provision|outcomes?) (?:in this area )?(?:remain|remains|are|is) (?:the same|unchanged)\b",
)
_ORDERS = tuple("ADD INSERT CHASE UPDATE DELETE CONFIRM AMEND PASTE REWORD REWRITE AWAITING AWAIT".split())
_SHOUTED_TO_THE_WRITER = re.compile(
    rf"(?:^|[.:;!?(\[\n–*-] ?)(?:PLEASE )?(?:{'|'.join(_ORDERS)})"
    r"(?: [A-Z'’/&]{2,}){0,3} (?:AMOUNTS?|QUANTIT(?:Y|IES)|DETAILS?|TEXT|WORDING|PARAGRAPHS?|SECTIONS?|REPORTS?|ADVICE"
    r"|PROVISION|OUTCOMES?|TARGETS?|HERE)\b(?: [A-Z'’/&]{2,})*"
)
"""A note in capitals from one who drafts to another: `ADD THERAPY AMOUNTS`. What capitals tell staff names no part of a plan."""
_A_LETTER = Cued(
    "thank you for |dear |yours |regards|i saw this|i reviewed this",
    r"\bthank you for (?:referring|seeing|asking (?:me|us)|your (?:referral|letter))\b",
    r"(?:^|\n) ?dear (?:dr|mr|mrs|ms|miss|parents?|colleagues?|sir|madam)\b",
    r"\byours (?:sincerely|faithfully)\b",
    r"\b(?:kind|best) regards\b",
    r"(?:^|[\n.] ?)i (?:saw|reviewed) this (?:[a-z]+ )?(?:boy|girl|child|young)",
)
"""Words by which a clinic's letter opens or closes: it was pasted in and not written for the plan."""
_SAYS_MORE = 16
"""Words of substance beside such a pointer that make it a remark and no gap."""
_KISSES = re.compile(r"(?:[A-Z][\w'’-]*|[.!?,]|\b[Ll]ove) (x+)\W*$")
"""How a child signs a letter: after a name, a sentence or `love`, at the very end."""


def residue(item: AnalysedItem) -> Iterator[Fault]:
    """One fault `placeholder` for all leftovers of one item, if there are any."""
    found: list[Quote] = []
    in_a_paper = item.section == "advice"
    for passage in item.passages.values():
        signed = _KISSES.search(passage.text) if item.item.kind == "view" else None
        found.extend(
            passage.quote(span.start, span.end)
            for span in _in(passage, in_a_paper=in_a_paper)
            if not (signed and _ends(signed, span))
        )
    body = item.passages.get("text")
    letter = (
        _A_LETTER.search(body.folded, body.scan)
        if body is not None and item.item.kind in ("need", "provision")
        else None
    )
    if body is not None and letter is not None:
        found.append(body.quote(*letter.span()))
    if body is not None and item.item.kind in ("need", "outcome", "provision") and len(body.words) < _SAYS_MORE:
        left = _LEFT_TO_ANOTHER_VERSION.search(body.folded, body.scan)
        if left:
            found.append(body.quote(*left.span()))
    if found:
        yield Fault("placeholder", tuple(found), "a placeholder or leftover of drafting")


_NOT_YET_FILLED = re.compile(
    r"(?:details? |this |section )?(?:is |are )?(?:(?:still )?to be (?:confirmed|agreed|added|completed|advised|inserted"
    r"|determined|decided)"
    r"|tb[ac]\b.{0,30}|to follow|pending|await(?:ing|s) [a-z ]{3,40}|unknown|not (?:yet )?known|yes|no)"
)
_UNANSWERED = re.compile(
    r"[^.;]{0,60}?[:?] ?(?:\by ?/ ?n\b|\byes ?/ ?no\b)(?: ?\(?please [a-z]+\)?)?|\[[^\]\n]{1,80}\]"
)
"""A form's question with its choices, and a note in square brackets."""
_LOOK_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer to|visit|contact|(?:for )?(?:more |further )?(?:information|details) (?:about|on|of))\b"
    r"(?!.*\b(?:letter|minutes|k\d|appendix|attached|section))"
)
_PEOPLE = re.compile(r"\b(?:he|she|they|we|i|parents?|family|mum|dad|mother|father|carers?|young person)\b")


def left_open(passage: AnalysedPassage) -> bool:
    """Whether a passage holds no answer yet, or only says where else to look, and tells of nobody."""
    folded = passage.folded.strip(" .-–:")
    if _NOT_YET_FILLED.fullmatch(folded) or _UNANSWERED.fullmatch(folded):
        return True
    return _LOOK_ELSEWHERE.match(folded) is not None and not _PEOPLE.search(folded)


def _ends(signed: re.Match[str], span: Span) -> bool:
    return signed.start(1) <= span.start


def _tells_a_state(folded: str, hit: Hit) -> bool:
    """Whether a phrase tells of work that has its time, or of an answer that somebody still owes."""
    if hit.phrase == "not yet received":
        return _A_REPLY.search(folded, max(0, hit.span.start - 40), hit.span.start) is not None
    return hit.phrase == "to be completed" and _BY_A_TIME.match(folded, hit.span.end) is not None


def _in(passage: AnalysedPassage, *, in_a_paper: bool) -> Iterator[Span]:
    folded = passage.folded
    seen = [
        Span(*match.span())
        for kind in (_BRACKET, _FROM_WRITER_TO_WRITER)
        for match in kind.finditer(folded, passage.scan)
        if not _REDACTED.match(match.group())
        and not (
            in_a_paper
            and match.group()[0] in "._"
            and _TO_SIGN.search(folded[max(0, match.start() - 24) : match.start()])
        )
    ]
    if any(folded[span.start] in "._" for span in seen):
        led = [Span(*match.span(1)) for match in _LEADER.finditer(passage.text)]
        seen = [span for span in seen if not any(span.overlaps(one) for one in led)]
    for note in () if in_a_paper else notes_between_writers(passage):
        if not any(note.overlaps(other) for other in seen):
            seen.append(note)
    if holds_any(passage.text, _ORDERS):
        shouted = [Span(*match.span()) for match in _SHOUTED_TO_THE_WRITER.finditer(passage.text)]
        seen.extend(span for span in shouted if not any(span.overlaps(other) for other in seen))
    for hit in passage.hits_of("residue"):
        if hit.phrase in _ORDINARY and not _INSTRUCTION.search(folded):
            continue
        if hit.phrase in _FIELDS and (
            _FILLED.match(folded, hit.span.end)
            or (in_a_paper and not folded[: hit.span.start].strip() and _ALONE.match(folded, hit.span.end))
        ):
            continue
        if in_a_paper and hit.phrase in _PUT_SOMEWHERE and _TO_THE_PLAN.match(folded, hit.span.end):
            continue
        if in_a_paper and hit.phrase in _OF_OTHER_PAPERS:
            continue
        if _tells_a_state(folded, hit):
            continue
        if any(span.overlaps(hit.span) for span in seen):
            continue
        seen.append(hit.span)
    yield from sorted(seen)

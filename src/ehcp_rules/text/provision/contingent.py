"""Provision that hangs on money, staff, room or luck, and not on the child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Span
from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.facts import Found, Provided
from ehcp_rules.text.provision.hedges import as_often_as_may_be
from ehcp_rules.text.provision.waiting import denied_before
from ehcp_rules.text.reading import Slot

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["conditional"]

_CONDITIONAL = any_of(
    r"\b(?:so far as|as far as|where|wherever|when|whenever|if|provided(?: that)?|subject to|depending on|dependent on"
    r"|within|unless)(?: the| its| their| existing| available| school's| college's| local"
    r"| current)* (?:[a-z']+ (?:and )?){0,4}?"
    r"(?:budgets?|funding|funds|resources?|staffing|capacity|timetabl\w+|availability|finances|money"
    r"|rota|traded offer|waiting list|staff|trained members? of staff|adult|rooms?|places?|spaces?"
    r"|slots?)"
    r"(?: (?:permits?|allows?|(?:is|are|becomes?|be) (?:available|free|in place)|exists?|levels? allow"
    r"|that (?:is|are) available|in place at the time|absent))",
    r"\bsubject to (?:(?:the|his|her|their|its|other) ){0,2}(?:funding|resources?|staffing|availability|capacity|budget"
    r"|timetabl\w+|traded|staff availability|a place|space|commitments|workload|caseload|diary|rota|waiting list|demand)\b",
    r"\b(?:if|when|where|provided) (?:there (?:is|are)|(?:they|it|the [a-z]+) (?:has|have)) (?:(?:any|some|enough|sufficient|the"
    r"|spare) )?(?:capacity|funding|money|staff|space|time|room|cover|availability|a place|places)\b",
    r"\b(?:depending|dependent) (?:up)?on (?:funding|staffing|availability|resources?|capacity|budget)\b",
    r"\b(?:within|from) (?:existing|available) resources\b",
    r"\bwithin (?:(?:the|its|their|our) )?(?:(?:school|setting|college|nursery|academy|service|team|council|authority|trust)'s )?"
    r"(?:existing|available|current|present|normal) (?:staffing|staff|budgets?"
    r"|funding|means|capacity|resources)\b",
    r"\bwithin (?:the|its|their|any) (?:[a-z']+ ){0,2}(?:resources?|budgets?|funding|funds|staffing|capacity)"
    r"(?: that (?:is|are))?(?: currently)? available\b",
    r"\bwith the resources that are available\b",
    r"\b(?:when|if|where) (?:staff |staffing is |an adult is |appointments? (?:is|are) )?available\b",
    r"\bwhen not in use\b",
    r"\bis not in use by\b",
    r"\b(?:funding|staff|staffing|timetable|time|budget)(?: levels)? permitting\b",
)

_MEANS = (
    r"(?:money|funds?|funding|grants?|bids?|budgets?|resourc(?:es?|ing)|staff|staffing|cover|vacanc(?:y|ies)|posts?|recruitment"
    r"|capacity|caseloads?|workloads?|timetabl(?:es?|ing)|rotas?|diar(?:y|ies)|spaces?|places?|slots?|rooms?|beds?|appointments?"
    r"|waiting lists?|volunteers?|numbers|time|availability|finances?|commissioning|supply)"
)
"""What a service runs on, none of which is the child's doing."""

_SOMEBODY = (
    r"(?:staff|adults?|(?:[a-z]+ )?teachers?|tutors?|lecturers?|(?:teaching |support )?assistants?|tas?|lsas?|hltas?|mentors?"
    r"|[a-z]*therapists?|psychologists?|counsellors?|nurses?|specialists?|workers?|practitioners?|coach(?:es)?|instructors?"
    r"|interpreters?|carers?|one|somebody|someone|anyone|person|people|replacement|successor)"
)
_LINK = (
    r"(?:if|when(?:ever)?|where(?:ver)?|once|unless|provided(?: that)?|providing(?: that)?|on (?:the )?condition(?: that)?"
    r"|assuming(?: that)?|(?:as|so) long as|(?:so|as) far as|insofar as|except (?:when|if|where)|save (?:when|where)"
    r"|in the event(?: that)?)"
)
_COMES = (
    r"(?:(?:has been|have been|is|are|was|were|be|becomes?|become|gets?|can be|could be|stays?|remains?)(?: [a-z]+ly)?"
    r" (?:available|free|found|secured|obtained|raised|won|granted|approved|awarded|filled|left(?: over)?"
    r"|spared?|released|agreed|sufficient|adequate|forthcoming|confirmed|recruited|appointed|offered|in place|successful)"
    r"|holds?(?: out| up)?(?= ?[.,;:)]|$)"
    r"|(?:comes?|come) (?:up|free|in|through|available|vacant)|opens?(?: up)?|arises?|allows?|permits?|exists?|lasts?|remains?"
    r"|succeeds?|runs? to (?:it|this)|stretch(?:es)? to|suffices?|(?<!post )falls vacant|(?:has|have) (?:room|space|time|capacity"
    r"|gaps?|a gap))"
)
_OF_THE_SETTING = any_of(
    rf"\b{_LINK} (?!(?:he|she|they|i|it)\b)(?:[a-z'-]+ ){{0,4}}?{_MEANS}(?: [a-z'-]+){{0,4}}? {_COMES}\b",
    rf"\b{_LINK} (?!(?:he|she|they|i|it)\b)(?:[a-z'-]+ ){{0,4}}?{_SOMEBODY} (?:has been|have been|is|are|can be|could be|gets?)"
    r" (?:recruited|appointed|employed|hired|spared|released|freed(?: up)?|secured|sourced|booked|found|funded|commissioned)\b",
    rf"\b{_LINK} (?:this|that|it|these|they|which|one|arrangements) (?:can|could|may) (?:reasonably |easily |realistically )?be"
    r" (?:arranged|fitted in|managed|accommodated|organised|organized|staffed|timetabled|funded|afforded|resourced|covered|made"
    r"|slotted in|facilitated|spared|found|released|had|done)\b",
    r"\b(?:while|whilst|for as long as|until) (?!(?:he|she|they|i|it)\b)(?:[a-z'-]+ ){0,4}?(?:money|funds?|funding|grant|budget)"
    r" (?:lasts?|remains?|holds?|allows?|permits?|runs out|is available|is there)\b",
    r"\b(?:unless|except (?:when|if|where)) (?:[a-z'-]+ ){1,6}?(?:(?:is|are) (?:needed|wanted|required|called|deployed|used|busy)"
    r" (?:elsewhere|away|for (?:other|another)|by (?:other|another)|with (?:other|another))|(?:is|are) (?:called away|short of"
    r" (?:staff|adults|cover|money|space|time)|short-staffed|understaffed)|has to cover|have to cover)\b",
    r"\b(?:if|when(?:ever)?|where(?:ver)?|provided(?: that)?|as long as) there (?:is|are) (?:(?:a|an|any"
    r"|the) )?(?:spare|free|available"
    r"|enough|sufficient|suitable|willing|adequate) (?:[a-z]+ ){0,2}?(?:adults?|staff|assistants?|tas?|teachers?"
    r"|people|members?|rooms?|cover)\b",
    r"\b(?:if|when|where) (?:time|funds?|staff|space|cover|capacity|funding)(?= ?[.,;)]|$)",
    r"\b(?:if|where|provided(?: that)?|as long as) (?:[a-z'-]+ ){0,3}?(?:parents?|family|mother|father|carers?) (?:[a-z]+ ){0,4}?"
    r"(?:pays?|funds?|contributes?|affords?|meets? the cost)\b",
    r"\b(?:if|when|where|provided(?: that)?) (?:the |his |her |their )?(?:school|setting|college|nursery|academy"
    r"|provider|service|team|council)"
    r" (?:has|have|owns|holds) (?:one|any|it|them|some|enough|sufficient|a (?:spare|place|space|vacancy)"
    r"|an? (?:available|free))\b",
    r"\b(?:whichever|whoever|any)(?: [a-z]+){0,3}? (?:is|are|happens? to be) (?:free|available|around|spare|about)\b",
    r"\bsubject to (?:[a-z'-]+ ){0,6}?(?:staff|adults|team) (?:on duty|on site|in that day|present)\b",
    r"\b(?:unless|except (?:when|if|where)) (?:there (?:is|are) (?:something|anything|another|other|a clash|things)"
    r"|something|anything else"
    r"|other (?:things|events|activities)|it (?:clashes|is not convenient)|they clash)",
    r"\b(?:if|when(?:ever)?|while) (?:he|she|they) (?:is|are|happens? to be) (?:passing|about(?! to\b)|around|nearby"
    r"|next (?:in|here|there|on)"
    r"|in the (?:area|building)|visiting)\b",
    rf"(?<![a-z] )\bshould (?:[a-z'-]+ ){{0,3}}?(?:{_MEANS}|{_SOMEBODY})(?: (?!to\b)[a-z'-]+){{0,4}}? (?:arise|become"
    r"|be (?:available|free|found|secured|approved|granted|recruited|appointed|offered|in post|in place|on site|employed"
    r"|spare|left)|come|open|allow|permit|exist"
    r"|remain|succeed|last)\b",
    r"(?<![a-z] )\bshould (?:it|this|that|they|these) (?:then |still )?be (?:renewed|funded|extended|agreed|approved|available"
    r"|granted|commissioned)\b",
    rf"\b(?:{_MEANS}(?: levels?)?|weather|circumstances)(?:(?:,| and| or) [a-z]+)? (?:permitting|allowing|willing)"
    r"(?= ?[.,;:)]|$| and\b)",
    r"\b(?:staffing|budget|funding|capacity|timetable|resources?|availability|rota|cover)[- ]dependent\b",
    r"(?<!is )(?<!are )(?<!be )\bgiven (?:enough|sufficient|adequate) (?:[a-z]+ ){0,2}?(?:staff|money|funds|funding"
    r"|takers|interest|numbers|pupils)\b",
    r"\bas (?:often|soon|regularly|frequently|much|many|(?:much|many) (?:[a-z]+ )?(?:hours|sessions|time|help|support|visits|days"
    r"|lessons|input)(?: of [a-z]+(?: [a-z]+)?)?) as (?:can|could) be (?:managed|arranged|staffed|accommodated|timetabled|covered"
    r"|fitted in(?= ?[.,;:)]|$))\b",
    r"\b(?:subject to|contingent (?:up)?on|dependent (?:up)?on|depend(?:s|ing) (?:up)?on|conditional (?:up)?on"
    r"|on condition of|pending)"
    r" (?!how (?:he|she|they)\b)(?:[a-z'-]+ ){0,4}?(?:bids?|grant|funding|funds|money|resources|budgets?|approval|panel"
    r"|recruitment"
    r"|vacanc(?:y|ies)|banding|take-up|eligibility|thresholds?|criteria|numbers|a place|timetable|rota|caseloads?|capacity)\b",
    r"\bdepending on (?:how (?:busy|the (?:term|week|day|year|class|school|timetable|rota|month) )|what else|which staff|who is"
    r"|(?:cohort|class|group) (?:sizes?|numbers)|the size of the (?:cohort|class|group)"
    r"|circumstances|the (?:week|term|day|timetable|time of year)\b)",
)
"""A clause whose subject is what a service runs on, somebody still to be found, or `this` that may or may not be arranged."""

_DENIED = re.compile(r"\b(?:no|not|never|isn't|aren't|cannot|can't|nobody|none)\b")
_BUT_FOR = re.compile(r"(?:unless|except|save)\b")

_HANGS_ON = Cued(
    "depend|only |can |could |able to ",
    r"(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bi )(?<!\bwho )\bdepend(?:s|ing|ent)? (?:up)?on (?:whether |if )?"
    r"(?:[a-z']+ ){0,3}?(?:money|funding|funds|budgets?|staffing|timetabl\w+|capacity|availability"
    r"|caseloads?|workloads?|recruitment|rotas?|demand(?= ?[.,;:)]|$| (?:for|from)\b)"
    r"|(?:resources?|staff|adults?|assistants?|therapists?|teachers?|places?|spaces?|rooms?|somebody|someone|cover|time)"
    r" (?:being|is|are|can be) (?:free|available|spare|spared|released|found|on site)"
    r"|the (?:number|presence) of (?:staff|adults|rooms?|places?)|staff availability)\b",
    r"\bonly (?!(?:he|she|they|i)\b)(?:[a-z]+ ){1,3}?(?:if|when|once|where|provided(?: that)?) (?!(?:he|she|they|i)\b)"
    r"(?:[a-z'-]+ ){1,6}?(?:recruited|appointed|employed|hired|funded|funding|budgets?|money|staffing|resources|recruitment)\b",
    r"\b(?:if|when|once|where|provided(?: that)?) (?:we|the [a-z]+|somebody|someone|one|staff|school)"
    r" (?:can|could|(?:is|are) able to)"
    r" (?:find|get|recruit|spare|afford|release|appoint|fund|source|secure|hire|book|fit|free)\b",
    r"\bif (?:a|an|another|suitable|enough|sufficient) (?:[a-z-]+ ){0,5}?can be (?:recruited|found|appointed|employed"
    r"|hired|released|spared|secured|sourced|booked)\b",
)
"""Money or staff that the provision, and not the child, depends on."""

_ROOM_IN_USE = Cued(
    "booked|taken|used|needed|in use|occupied|continue|able to|can |could ",
    r"\b(?:provided(?: that)?|unless|as long as) (?:the|a|its|no) (?:[a-z]+ )?"
    r"(?:room|pool|hall|space|hoist|minibus|kitchen|studio|gym|equipment|place|adult|bay) (?:has|have|is|are|was)"
    r"(?: not)?(?: been)?(?: already)? (?:booked|taken|in use|occupied)\b",
    r"(?<=, )(?:the )?(?:room|pool|hall|gym|studio|kitchen|minibus) not (?:being )?(?:booked|taken|in use|used|needed)\b",
    r"\b(?:as|so) long as (?:the |we |it )?(?:[a-z]+ ){0,3}?(?:can|could|is able to|are able to|continues? to)(?: continue to)?"
    r" (?:fund|afford|pay|staff|resource|release)\b",
)
"""A room that others may have taken, or a school that may cease to pay."""
_OF_A_TASK = r"(?! (?:in|on|at|of|until|before|to)\b)"
"""What is left of a lesson, a task or a break is the child's own: `a timer shows what time is left in each task`."""
_WAITED_FOR = Cued(
    " a minute| a moment|spare |free |quiet |wait|hear",
    r"\b(?:if|when(?:ever)?) (?:he|she|they) (?:has|have|gets?|finds?) a (?:spare |free |quiet )?(?:minute|moment)(?= ?[.;]|$)",
    r"\b(?:while|whilst|until|till) (?:we|school|college|the (?:school|college|council|authority|la)) (?:(?:are|is) )?"
    rf"(?:wait(?:s|ing)?|await(?:s|ing)?|hears?)(?: (?!(?:he|she|they)\b)[a-z-]+){{0,6}}? (?:{_MEANS}|panel|council"
    r"|authority|decision|outcome|assessment|reports?|advice|icb|la)\b",
)
"""A free minute, or an answer, that the provision waits for."""
_LEFT_OVER = Cued(
    "left|spare|remain|free",
    r"\b(?:what(?:ever)?|any) (?:[a-z]+ )?(?:time|hours?|minutes|places?|staffing|help|support)"
    r" (?:(?:he|she|they|(?:the )?[a-z]+) (?:still )?(?:has|have) |(?:that )?(?:is|are) )?"
    rf"(?:left(?: over)?|(?:to )?spare|free|remains?|remaining)\b{_OF_A_TASK}",
    rf"\bany (?:spare|left-over|leftover|remaining) (?:time|hours?|minutes)\b{_OF_A_TASK}",
)
"""As much as is left when others have had theirs."""
_IF_FOUND = Cued(
    "assessment|trial|review|evaluation|screening|evidence|advice|report",
    r"\b(?:if|when|where|should|provided(?: that)?) (?:(?:an?|the|his|her|their|this|any|further) )?(?:[a-z]+ )?"
    r"(?:assessments?|trials?|reviews?|evaluations?|screenings?|evidence|advice|reports?)"
    r" (?:shows?|suggests?|recommends?|indicates?|finds?|advises?|confirms?|supports?)\b",
)
"""What somebody has yet to find, on which the help itself hangs where nothing of it is measured."""
_WHO_PAYS = re.compile(r"\b(?:funded|paid|paid for|resourced|financed|met) (?:from )?$")


def conditional(facts: Provided, _slots: dict[str, Slot]) -> Found:
    """Clauses that make the provision wait for money, staff, room or somebody still to be found."""
    yield from as_often_as_may_be(facts)
    for passage in facts.reading:
        folded = passage.folded
        above_a_floor = "more" in folded and facts.floored
        for match in find(_CONDITIONAL, "conditional", folded, passage.scan):
            if re.search(r"\b(?:he|she|they|i) (?:is|are|am) available\b", match.group()) or above_a_floor:
                continue
            if behind(_WHO_PAYS, folded, match.start()) and match.group().endswith(" available"):
                continue
            if denied_before(folded, match.start()):
                continue
            yield passage, Span(*match.span()), True
        for match in find(_OF_THE_SETTING, "contingent", folded, passage.scan):
            # "If no place is found by May, the council pays for a tutor" is what happens then, and no condition.
            denied = _DENIED.search(match.group()) and not _BUT_FOR.match(match.group())
            if not (denied or above_a_floor or denied_before(folded, match.start())):
                yield passage, Span(*match.span()), True
        for match in _in_other_words(facts, passage):
            if not denied_before(folded, match.start()):
                yield passage, Span(*match.span()), True
        if not above_a_floor:
            for span in facts.waits_of(passage):
                yield passage, span, True


def _in_other_words(facts: Provided, passage: AnalysedPassage) -> Iterator[re.Match[str]]:
    """Where it waits for an adult or room to be spared; for a finding only where nothing is measured besides."""
    unmeasured = not facts.of(QuantityKind.LENGTH, QuantityKind.COUNT, QuantityKind.FREQUENCY)
    patterns = (_HANGS_ON, _WAITED_FOR, _ROOM_IN_USE, _LEFT_OVER, *((_IF_FOUND,) if unmeasured else ()))
    for pattern in Cued.likely(patterns, passage.scan):
        yield from pattern.finditer(passage.folded)

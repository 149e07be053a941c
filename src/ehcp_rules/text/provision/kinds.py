"""What a provision is: the activity or thing it names, or money or another document in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ehcp_rules.text.amounts.quantities import QuantityKind
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.provision.facts import HELP, SKILLED, Provided, hit_quotes
from ehcp_rules.text.reading import Fault, Slot, SlotState

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage
    from ehcp_rules.text.scanning.lexicon import Hit

__all__ = ["hollow", "menu", "pointer_faults", "type_slot"]

_ELSEWHERE_ONLY = any_of(
    r"^(?:provision )?(?:(?:will be|to be|is|are) )?(?:provided )?(?:please )?(?:see|refer to"
    r"|as (?:set out|outlined|detailed|described|recommended|specified) in|as per|as (?:in )?(?:the "
    r"|her |his |their )?previous plan|in line with|remains? (?:the same|as))\b",
    r"^(?:(?:the|his|her|their|all|these) )?(?:[a-z]+(?:'s|s')? ){0,5}?(?:suggestions|recommendations|advice|strategies|guidance"
    r"|targets|reports?|programmes?)(?: (?:of|from|by) [a-z ]{3,50}?)? (?:still |also |all )?(?:stands?|appl(?:y|ies)|holds?"
    r"|remains? (?:in place|in force|valid|current|relevant)|continues? to (?:apply|stand|hold|be followed)"
    r"|(?:is|are|should|must|will) (?:to )?be (?:followed|adopted|implemented|used)) ?(?=[.;,]|$)",
)


_ELSEWHERE = Cued(
    "report|advice|assessment|letter|document|file|plan|as set|as outlined|as detailed|as described|as specified"
    "|as recommended|as per|as previous|set out in",
    r"\bas (?:set out|outlined|detailed|described|specified|recommended) in (?:his|her|their|the|a|an"
    r"|[a-z ]+'s?)\b",
    r"\bas per (?:the|his|her|their)\b",
    r"\bas previous(?:ly)?\b",
    r"\bat the frequency set out in\b",
    r"\bas previous plan\b",
    r"\b(?:strategies|advice|recommendations|guidance|targets|suggestions|approaches|ideas) (?:set out |made |given "
    r"|contained |listed )?"
    r"(?:in|from|within) (?:the |his |her |their |[a-z]+'s )*(?:[a-z']+ ){0,4}?(?:report|advice|assessment|letter"
    r"|document|file|plan)s?\b",
)


_MONEY = re.compile(r"£ ?\d")


_PROPER = re.compile(r"The [A-Z][a-z]+(?: [A-Z][a-z]+)? [Pp]rogramme\b")
_FROM_AFAR = re.compile(r"(?:input|advice|oversight|contact)\b")


_CHANGE_IN_CHILD = re.compile(
    r"(?:for (?:him|her|them|[a-z]+) )?to (?:feel|become|be (?:more|less|included|able|happier|calmer|safe|safer"
    r"|confident|supported"
    r"|helped|encouraged|settled|independent)|improve|develop|increase|gain|build|grow|make progress|enjoy|achieve"
    r"|have (?:more|better|improved|fewer)|reduce|access)\b"
    r"|(?:he|she|they|[a-z]+) will (?:feel|become|be (?:more|less|happier|calmer|included)|improve|gain|make progress)\b"
)
"""How an outcome begins that stands in the place of provision."""

_FEELING = (
    r"(?:aware|mindful|understanding|knowledge|awareness|appreciation|kind|kindness|patient|patience|calm|sympathetic|sensitive"
    r"|positive|empathy|empathetic|warm|warmth|nurturing|supportive|consistent|respectful|respect|friendly|gentle|caring"
    r"|compassionate|tolerant|flexible|approachable|reassuring|encouraging)"
)
_SHOWS = r"(?:be|are|is|remain|stay|show|shows|have|display|demonstrate)"
_TOWARDS = r"(?: (?:of|to|about|towards|around) [a-z' -]{1,40}?)?"
_ATTITUDE = re.compile(
    r"(?:(?:all|the|school|key|any|other|familiar) ){0,2}"
    r"(?:staff|adults?|teachers?|everyone|everybody|people|team|tas?|assistants?)"
    rf"(?: (?:who|working|in|at|around|with) [a-z' -]{{1,40}}?)? (?:(?:will|must|should|to|need to) )?(?:always )?{_SHOWS}"
    rf" (?:an? |the )?(?:(?:good|clear|sound|full|real|very) )?{_FEELING}{_TOWARDS}"
    rf"(?:(?:, and|,| and) (?:(?:will|must|should) )?(?:{_SHOWS} )?{_FEELING}{_TOWARDS}){{0,2}}"
)
"""How adults are to feel, which is nothing that they do."""

_A_LINE = 10
"""Words of a line that may be nothing but praise."""
_ENOUGH = 5
"""Words of its own that tell, in any wording, what is done; more are not counted."""


def type_slot(facts: Provided) -> Slot:
    """What is done or supplied, as far as the words tell it."""
    named = facts.hits("interventions", "therapy", "programme") + facts.hits("equipment")
    body = facts.body.folded if facts.body else ""
    if (_ELSEWHERE_ONLY.match(body) and len(facts.words) < 14) or _only_feeling(facts):
        return Slot(
            "type", SlotState.EMPTY, (), "points to another document, or only praises, or says how adults are to feel"
        )
    generic = facts.body is not None and any(True for _ in find(HELP, "help", body, facts.body.scan))
    if menu(facts):
        return Slot("type", SlotState.PARTLY, hit_quotes(named), "names of things that might be done, and none that is")
    if named and not facts.amounts and not facts.hits("roles") and _only_names(facts, named, "therapy"):
        return Slot("type", SlotState.PARTLY, hit_quotes(named), "a therapy by its name, and nothing about it")
    if named and not generic:
        return Slot("type", SlotState.FILLED, hit_quotes(named), "a named approach, therapy or thing")
    if generic and _HELP_WITH.match(body) and _only_names(facts, named, "therapy", "programme") and not facts.amounts:
        return Slot("type", SlotState.PARTLY, hit_quotes(named), "help with something, and not what is done")
    if _CHANGE_IN_CHILD.match(body) and not (
        facts.of(QuantityKind.LENGTH) or facts.hits("roles", *SKILLED, "assistant")
    ):
        return Slot("type", SlotState.EMPTY, (), "a change in the child, and nothing that is done")
    skip = _untelling(facts)
    told = list(islice((word for word in facts.words if word not in skip and word not in _SUBJECTS), _ENOUGH))
    # A programme that has a proper name of its own may be a good one: only somebody who knows it can tell.
    proper = _PROPER.match(facts.body.text) if facts.body is not None and not named else None
    if proper:
        return Slot(
            "type",
            SlotState.UNSURE,
            (facts.body.quote(*proper.span()),) if facts.body else (),
            "a programme known only by its name",
        )
    if named and told:
        return Slot("type", SlotState.FILLED, hit_quotes(named), "a named approach, therapy or thing")
    does = (
        facts.body is not None and len(facts.body.hits_of("generic-help", "short-act", "act")) >= 2 and len(told) >= 3
    )
    if len(told) >= (4 if generic else 2) or does:
        return Slot("type", SlotState.FILLED, (), "the activity is described")
    enough = generic and facts.of(QuantityKind.LENGTH) and not _FROM_AFAR.match(body)
    if enough and len(told) <= 4:
        return Slot("type", SlotState.PARTLY, (), "help with an amount, but what is done is not said")
    if generic or not told:
        return Slot("type", SlotState.EMPTY, (), "help of an unnamed kind")
    return Slot("type", SlotState.PARTLY, (), "hardly says what is done")


def _only_feeling(facts: Provided) -> bool:
    """Whether each sentence says how adults are to feel, and none what they do; or all of it only praises a place."""
    body = facts.body
    if body is None:
        return False
    short = 1 < len(facts.words) <= _A_LINE and not facts.amounts
    praise = short and _TAUGHT.isdisjoint(facts.words) and hollow(facts)
    return praise or all(_ATTITUDE.fullmatch(body.folded[one.start : one.end].strip(" .;")) for one in body.sentences)


_HELP_WITH = re.compile(
    r"(?:[a-z]+ )?(?:support|help|assistance|input|intervention|provision) (?:for|with|in|around|towards) "
)
_ONLY_HELP = frozenset("support help assistance input intervention provision".split())


def _only_names(facts: Provided, named: list[tuple[AnalysedPassage, Hit]], *groups: str) -> bool:
    """Whether the text holds no word that tells but the names of these kinds."""
    said = {word for _, hit in named if hit.group in groups for word in content_words(hit.phrase)}
    return bool(said) and said.union(_ONLY_HELP).issuperset(facts.words)


def _untelling(facts: Provided) -> set[str]:
    """Words of this provision that do not tell what is done: who, how much, help in general, and praise of it."""
    skip: set[str] = set()
    for passage, hit in [*facts.hits("roles"), *facts.hits("vague-wording"), *facts.hits("generic-help", "empty-noun")]:
        skip.update(passage.folded[hit.span.start : hit.span.end].split())
    for passage, amount in facts.amounts:
        skip.update(passage.folded[amount.span.start : amount.span.end].split())
    return skip


def hollow(facts: Provided) -> bool:
    """Whether nothing but praise tells what is done: `outstanding teaching`, `a holistic approach`."""
    if facts.hits("interventions", "therapy") or facts.hits("equipment"):
        return False
    skip = _untelling(facts)
    for passage, hit in facts.hits("generic-help", "praise"):
        skip.update(content_words(passage.folded[hit.span.start : hit.span.end]))
    return all(word in skip or word in _HOLLOW or word in _SUBJECTS for word in facts.words)


_SEPARATED = re.compile(r"[.,;/\n]|\band\b")


def menu(facts: Provided) -> bool:
    """Whether the provision is three or more names of approaches in a row, with no word on who, how much or for what."""
    names = facts.hits("interventions")
    if len(facts.reading) > 1 or facts.amounts or len(names) < 3:
        return False
    things = [hit for _, hit in facts.hits("equipment") if not any(hit.span.overlaps(name.span) for _, name in names)]
    if len(things) >= len(names):
        return False
    parts = [part.split() for part in _SEPARATED.split(facts.body.folded)] if facts.body else []
    return sum(bool(part) for part in parts) >= 3 and all(len(part) <= 4 for part in parts)


_SUBJECTS = frozenset(
    (
        "literacy reading writing maths mathematics numeracy english learning curriculum lessons lesson class "
        "classroom work skills skill language communication social emotional sensory behaviour needs access "
        "meet support across subjects subject day week term year weekly daily regular academic core areas "
        "area develop improve week's will range high level levels individual additional extra safely"
    ).split()
)


_TAUGHT = frozenset("teaching tuition lessons".split())
_HOLLOW = frozenset("teaching lessons inclusion included mainstream delivered way approach education".split())


def pointer_faults(facts: Provided, slots: dict[str, Slot]) -> Iterator[Fault]:
    """The faults refers-elsewhere and funding."""
    if facts.body is None:
        return
    body = facts.body.folded
    told = slots["quantity"].state is SlotState.FILLED
    match = None if told else _ELSEWHERE_ONLY.match(body) or _ELSEWHERE.search(body, facts.body.scan)
    if match and (slots["type"].state is not SlotState.FILLED or _ELSEWHERE_ONLY.match(body) or len(facts.words) < 12):
        yield Fault("refers-elsewhere", (facts.body.quote(*match.span()),), "the content is in another document")
    yield from _funding(facts, slots, facts.body)


_FUNDED = re.compile(r"\bfund|\bbudget (?:of|for the school)|\ba year\b")


_PURSE = re.compile(
    r"\b(?:premium|top[- ]?up|grant|bursary|allowance|allocation|element (?:\d|one|two|three)|band(?:ing)?)\b"
)
_BARE_SUM = 8
"""Words of substance beside a sum of money that can tell no more than which purse it is."""


def _only_a_purse(facts: Provided, body: AnalysedPassage) -> bool:
    """Whether a sum stands with the purse it comes from and next to nothing else; a laptop has its price."""
    return len(facts.words) < _BARE_SUM and _PURSE.search(body.folded) is not None


def _funding(facts: Provided, slots: dict[str, Slot], body: AnalysedPassage) -> Iterator[Fault]:
    if slots["type"].state is SlotState.FILLED and facts.hits("roles", *SKILLED, "assistant"):
        return
    money = hit_quotes(facts.hits("duty-wording", "funding"))
    pounds = _MONEY.search(body.folded) if "£" in body.folded else None
    if money or (pounds and (_FUNDED.search(body.folded) or _only_a_purse(facts, body))):
        yield Fault(
            "funding", money or ((body.quote(*pounds.span()),) if pounds else ()), "money in place of provision"
        )

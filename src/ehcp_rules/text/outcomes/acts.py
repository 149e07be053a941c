"""The acts of an outcome: verbs that others can see done, apart from nouns, idioms and words for quality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.stretches import behind
from ehcp_rules.text.english.turns import find_ending
from ehcp_rules.text.outcomes.bounds import without
from ehcp_rules.text.outcomes.governed import governed
from ehcp_rules.text.outcomes.strength import strong_observables
from ehcp_rules.text.outcomes.unlisted import unlisted
from ehcp_rules.text.outcomes.verb_places import stands_as_a_verb
from ehcp_rules.text.outcomes.whose import of_another

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["Verbs", "verbs"]

_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|his|her|their|of|in|this|my|for|with|about|from|into|during|[a-z]+'s|possible|best|good|more|less|full"
    r"|effective|some|any|no"
    r"|greater|increased|improved) $"
)
_GERUND_BEFORE = re.compile(
    r"\b(?:of|about) [a-z]+(?<!ly) $|\b(?:when|by|about|at|better|while|keeps?|(?!stopped\b)[a-z]+ed) $"
    r"|\b(?:problem|decision|choice)[ -]$"
)
_BY_WHICH = re.compile(
    r"\b(?:develop|improv|increas|build|strengthen|extend|enhanc|practis|work)\w*\b[^.;:]*?\b(?:by"
    r"|through) (?:[a-z-]+ )?[a-z]+ing\b[^.;:]{0,60}?"
    r"(?:,|,? and|,? or) $"
)
"""`develop his hands by cutting, threading and using dough`: what is done, and nothing that comes of it."""
_RESPECT = re.compile(
    r"\b(?:areas? of|terms of|aspects? of|attitudes? (?:to|towards)|approach to|confidence in|skills? in"
    r"|interest in|progress in"
    r"|success in)(?: [a-z]+(?: [a-z]+){0,3}?(?:,| and))* $"
)
_SHOWN_BY = re.compile(r"\b(?:show|demonstrate)s?\b[^.;]* by $")
_ONLY_MEANS = re.compile(r"(?:us|access|attend|receiv|work|practis|develop|improv)ing\b")
_ADJECTIVE_BEFORE = re.compile(r"\b(?:be|is|are|being|feels?|more|better|well|becomes?|remain|stay|[a-z]+ and) $")
_BY_THE_CHILD = re.compile(r" by (?:[a-z'-]+ )?(?:him|her|them)(?:self|selves)\b")
"""Who does it in the passive: `her laces will be tied by Dot herself`."""
_IN_A_LIST = re.compile(r",| and\b")
_IDIOM = re.compile(
    r"start(?:s|ed|ing)? (?:to )?(?:think|consider|feel|understand|explor|develop|build|learn|becom|improv|look (?:at|into)"
    r"|looking (?:at|into))|(?:get|gain|have)(?:s|ing)? (?:an?|some) (?:better |clearer |good )?idea\b"
    r"|look(?:s|ing)? (?:at|into) (?:(?:his|her|their|the|some|different|possible|post-16|all) ){0,2}"
    r"(?:careers?|options|courses|jobs|colleges|opportunities|choices|pathways|future|next steps)\b"
    r"|(?:close|closing) (?:the|his|her|their) gap|(?:catch(?:ing|es)?|caught) up|find(?:s|ing)? (?:his|her"
    r"|their) (?:voice|feet|place)|finds? (?:it |[a-z]+ )?(?:easier|less|more)\b"
    r"|following (?:[a-z0-9]+ (?:weeks|months|terms|sessions)|an? (?:block|course|package|term|programme))\b"
    r"|le(?:d|ads?) to\b|turns? (?:1\d|2[0-5])(?=\W*$|,| and\b)"
    r"|com(?:e|es|ing) (?:on|along|forward|to terms|a long way|far)\b(?! (?:the|a|an|his|her|to|time)\b)"
    r"|mov(?:e|es|ed|ing) (?:on|forward|along)\b(?! (?:to|the|from|his|her)\b)"
    r"|draws? (?:up)?on(?:\W*$| (?:when|if|to)\b)|play[.,;]?$|gets? on (?:well |better )?with\b"
    r"|meets? (?:all )?(?:of )?(?:the|his|her|their) (?:[a-z]+ )?(?:outcomes?|targets?|needs|goals|potential)"
    r"|(?:remain|stay)s? in (?:mainstream|education|placement|the placement|his placement"
    r"|her placement)(?: school| provision)?\W*$"
)
_NOT_THE_ACT = re.compile(
    r" (?:ages?\b|levels?\b|scores?\b|tests?\b|attainment|accuracy|abilit|comprehension|fluency|skills?"
    r"|strateg|techniques?|programme|sessions?|ability|difficult|intervention|support|groups?\b"
    r"|lessons?\b|tuition|training\b"
    r"|schemes?\b|clubs?\b)"
)
_HEADS_A_PHRASE = re.compile(
    r"\W*(?:(?:an?|the|his|her) )?(?:[a-z]+(?<!ly)(?<!s) (?:and [a-z]+ )?)?(?:smooth|calm|happy|good|better"
    r"|greater|successful"
    r"|effective|positive|settled|safe|easy|easier|new|full|fair|gentle|planned|gradual|confident|strong"
    r"|adequate|regular"
    r"|increased|improved|more|less) "
)
_BARE_LABEL = re.compile(
    r"\W*(?:more |greater )?(?:independent|safe|safer|confident|appropriate|successful|functional|purposeful) (?:[a-z]+ )?"
    r"[a-z]+(?: and [a-z]+)?\W*$"
)
"""A skill that is only named: `Independent dressing`."""
_OF = re.compile(r" of\b")
_HELP = re.compile(r"helps?")
_HELP_GIVEN = re.compile(
    r"\b(?:accept|get|receive|seek|need|want|offer|refuse|take|have|find|give|that)(?:s|ing|ed)? $"
)
_HELP_IS = re.compile(r" (?:is|are|from)\b")
_MEANS = re.compile(r"\bthrough (?:[a-z-]+ ){0,2}$")
_LIKED = re.compile(r"\b(?:enjoy|like|love|prefer)s? $")
_QUALIFIED = re.compile(
    r"(?<![\w-])[a-z]+(?:al|ular|ous|ful|ic|ive|ent|ant|able|ble|daily|weekly|early) $"
    r"|\b(?:her|his|their|my|from|of|with) [a-z]+ing $"
    r"|(?<![\w'])(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!this )"
    r"(?!(?:his|this|always|sometimes|perhaps|besides|its|thus|nearby|towards|afterwards|unless|outdoors"
    r"|indoors|upstairs|downstairs"
    r"|once)\b)[a-z]{3,}(?<!s)s $"
    r"|(?<!year )(?<!age )(?<!stage )(?<!aged )(?<!by )\b(?:\d+|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|twenty"
    r"|many|several|few|both|other|these|those) $"
    r"|\b(?:have|has|having|no|more|some|any|of) (?!longer|more|him|her|them)[a-z]+ $"
)
"""An adjective before a word in -s, in the text as written: `local shops`, and not `Faisal shops`."""
_COMPOUND = re.compile(r"-\w")
_OF_A_DOING = re.compile(r"\b(?:an?|the|his|her|their|my) [a-z]{2,}ing $")
"""Before the noun of a compound: `on the waiting list`, `a running track`."""
_ON_TRACK = re.compile(r"\bon $")


def _names_a_thing(folded: str, span: Span) -> bool:
    """Whether a verb's form is a noun or quality here: `settled`, `the best use`, `improve reading, writing, sleep`."""
    before = folded[max(0, span.start - 14) : span.start]
    word = folded[span.start : span.end]
    if word.endswith("ing") and behind(_SHOWN_BY, folded, span.start) and not _ONLY_MEANS.match(word):
        return False
    return bool(
        _NOUN_BEFORE.search(before)
        or (
            word.endswith("ing")
            and (
                _GERUND_BEFORE.search(before)
                or behind(_RESPECT, folded, span.start)
                or behind(_BY_WHICH, folded, span.start)
            )
        )
        or (word.endswith("ed") and _ADJECTIVE_BEFORE.search(before) and not _BY_THE_CHILD.match(folded, span.end))
        or (before.endswith(", ") and _IN_A_LIST.match(folded, span.end))
        or _IDIOM.match(folded, span.start)
    )


def _noun_by_its_place(passage: AnalysedPassage, folded: str, span: Span) -> bool:
    """Whether a verb's form stands where only a noun can: `use of a room`, `accept help`, `on track`."""
    if _OF.match(folded, span.end) and not folded[: span.start].strip(" ,.;:-"):
        return True
    plural = folded.endswith("s", span.start, span.end)
    if plural and (
        find_ending(_MEANS, "means", folded, passage.scan, span.start)
        or _QUALIFIED.search(passage.text, _two_words_before(passage.text, span.start), span.start)
    ):
        return True
    doing = folded.endswith("ing ", 0, span.start)
    if _COMPOUND.match(folded, span.end) or (doing and _OF_A_DOING.search(folded, max(0, span.start - 24), span.start)):
        return True
    before = folded[max(0, span.start - 14) : span.start]
    if _LIKED.search(before) and not folded.endswith("ing", span.start, span.end):
        return True
    if _HELP.fullmatch(folded, span.start, span.end):
        return bool(_HELP_GIVEN.search(before) or _HELP_IS.match(folded, span.end))
    return folded[span.start : span.end] == "track" and _ON_TRACK.search(before) is not None


def _two_words_before(text: str, end: int) -> int:
    """Where the last two words before `end` begin, of which the second has a space behind it."""
    return text.rfind(" ", 0, max(0, text.rfind(" ", 0, max(0, end - 1)))) + 1


@frozen
class Verbs:
    """The acts that others can see, the vague head verbs, acts only known or felt, and verbs that are not known at all.

    Of the first, the `strong` are those whose object is not itself a word for quality.
    """

    observable: list[Span]
    vague: list[Span]
    imagined: list[Span]
    unknown: list[Span]
    strong: list[Span]


_AIM = re.compile(r"\W*(?:in order |so as )?to [^,;.]{3,60}(?=, [a-z]+ (?:will|is|has|can)\b)")
"""What is aimed at before the outcome is told: `To bring incidents down, Bastian will have a card`."""
_USING = re.compile(r"using\b")
"""What somebody develops or accesses something with is the means."""
_JOINS = (" and ", ", ", " or ")
_NOUNS_JOINED = re.compile(r"s(?:,| and| or) [a-z]+s(?:[,.;:)]| for\b| of\b|\W*$)")
"""What is joined to a noun may be one too: `with passes and plans, `."""
_DONE = re.compile(r"\b(?:has|have|having) (?:[a-z]+ )?$")


def verbs(passage: AnalysedPassage, bounds: tuple[Span, ...]) -> Verbs:
    """The verbs of an outcome outside its time bounds, each with its own object."""
    core = without(passage.folded, bounds)
    if _BARE_LABEL.match(core):
        return Verbs([], [], [], [], [])
    head = _HEADS_A_PHRASE.match(core)
    observable: list[Span] = []
    vague: list[Span] = []
    imagined: list[Span] = []
    noun_end = 0
    opening = _AIM.match(core)
    aim = opening.end() if opening else 0
    for hit in passage.hits_of("outcome-wording", "observable-verb", "observable-participle", "vague-verb"):
        # `A smooth move` is headed by no verb.
        if (head and head.end() == hit.span.start) or hit.span.end <= aim:
            continue
        if any(span.overlaps(hit.span) for span in bounds) or _noun_by_its_place(passage, core, hit.span):
            continue
        if hit.group == "observable-verb" and (
            (core[noun_end : hit.span.start] in _JOINS and _NOUNS_JOINED.match(core, noun_end - 1))
            or not stands_as_a_verb(passage.text, core, hit.span)
        ):
            noun_end = hit.span.end
            continue
        if _names_a_thing(passage.folded, hit.span) or of_another(passage, hit.span):
            continue
        if hit.group == "vague-verb":
            vague.append(hit.span)
        elif (hit.group == "observable-participle" and not _done(passage.folded, hit.span.start)) or (
            vague and _USING.match(core, hit.span.start) and not core.endswith((", ", "and "), 0, hit.span.start)
        ):
            continue
        elif governed(passage, core, hit.span):
            imagined.append(hit.span)
        elif not _NOT_THE_ACT.match(passage.folded, hit.span.end) and not _object_of_vague(passage, hit.span, vague):
            observable.append(hit.span)
    unknown: list[Span] = []
    strong = strong_observables(passage, core, observable)
    if not strong:
        more, unknown = unlisted(passage, bounds)
        observable = sorted([*observable, *more])
        strong = strong_observables(passage, core, observable)
    return Verbs(observable, vague, imagined, unknown, strong)


def _done(folded: str, end: int) -> bool:
    """Whether what follows is told as done, or joined to what is: `has drawn`, `having been helped`, `and written`."""
    return folded.endswith(" and ", 0, end) or bool(_DONE.search(folded, _two_words_before(folded, end), end))


def _object_of_vague(passage: AnalysedPassage, span: Span, vague: list[Span]) -> bool:
    """Whether an -ing form is what a vague verb before it is to improve: `improve reading` and not `improve by reading`."""
    return passage.folded.endswith("ing", span.start, span.end) and any(
        span.start - other.end <= 2 for other in vague if other.end <= span.start
    )

"""Which words of a statement tell what is done: stems without amounts, professions, names and what every plan repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_rules.evidence import Span
from ehcp_rules.text.english.grammar import ONES, TENS
from ehcp_rules.text.english.sentences import content_words

__all__ = ["stem", "telling_words", "words_beside_amounts"]

_OF_AMOUNTS = frozenset(
    "session sessions hour hours minute minutes term terms half half-term week weeks weekly day days daily year years yearly "
    "month months monthly fortnight fortnightly morning afternoon time times twice thrice minimum maximum least fewer less "
    "weekday weekdays occasion occasions quarter quarters annual annually annum termly half-termly nightly hourly quarterly "
    "one-and-a-half academic monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays weekend weekends january february march april may june july august september october november "
    "december autumn spring summer hundred cent per min mins hr hrs total totals totalling altogether lasting "
    "second third fourth alternate".split()
).union(ONES, TENS)
"""Words of which amounts and dates are made: they tell nothing of what is done."""
_GENERIC = _OF_AMOUNTS.union(
    (
        "visit visits support help helped input regular regularly ongoing provision advice recommend recommended "
        "recommendation ensure programme access therapy therapist therapies work works keep keeps kept keeping first "
        "yes done look looks looked looking supported supports supporting helps helping assists assisted like likes again full "
        "full-time date dates ought last lasts useful felt know knows best see sees seen "
        "propose proposes proposed suggest suggests suggested advise advised wish shall come comes coming goes exceed "
        "exceeds exceeding number numbers limited capped carry carries carried carrying out deliver run runs running "
        "led leads lead leading take takes taking place placed happen happens hold held attend attends join joins "
        "undertake undertaken continue continues complete completes frequency amount duration intervention involve "
        "involves using based specific following currently whole part set given offer offered delivered include "
        "including level additional high appropriate available opportunity opportunities develop development order new "
        "other another small group groups one-to-one individual individually block pupils pupil children peers "
        "people assistant assistants class staff adult adults trained member team school home plan long each separate "
        "separately much inside involvement allow allows allowed allowing end start beginning approximately about one overall"
    ).split()
)


_POSSESSIVE = re.compile(r"'s?(?= )")
_PASSIVE = re.compile(r"\b(?:be|been|is|are|was|were) trained\b")
_SAME: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(rf"\b(?:{pattern})\b"))
    for word, pattern in (
        ("cbt", r"cognitive[- ]behaviou?r(?:al)? therapy"),
        ("physical", r"pe|p\.e|physical education"),
        ("elsa", r"emotional literacy(?: support assistants?)?"),
        ("bsl", r"british sign language"),
        ("typing", r"touch[- ]typ(?:ing|es?)|keyboard(?:ing)?(?: skills)?|types"),
        ("mathematics", r"maths?|numeracy|number work|arithmetic"),
        ("observe", r"watch(?:es|ing)?|observ\w*"),
        ("listen", r"hears?(?= (?:him|her|them) read)"),
        ("coaching", r"coach(?:es|ed)?|models?(?= strategies|approaches|techniques)"),
        (
            "training",
            r"workshops?|courses?(?! of)|inset|taught how|shown how|instructs?|instruction (?=of staff|for staff)",
        ),
        ("exam", r"exam(?:ination)?s?|timed papers?"),
        (
            "respite",
            r"short breaks?(?! (?:between|after|every)\b)|carer'?s breaks?|overnight stays?|overnights?",
        ),
        ("pool", r"hydrotherapy|aquatic therapy|warm pool|swimming pool"),
        ("classmates", r"peers?|friends?|other (?:children|pupils|students|deaf children)|partners?"),
        (
            "relative",
            (
                r"parents?|(?:his|her|their) family|mother|father|mum|dad|carers?|aunt|uncle|grandmother|grandfather"
                r"|grandparents?|guardians?"
            ),
        ),
        (
            "review",
            (
                r"check(?:s|ed|ing)?(?![- ](?:ins?|outs?)\b)|monitor(?:s|ed|ing)?|re-?assess\w*|re-?view(?:s|ed|ing)?"
                r"|re-?visit(?:s|ed|ing)?"
            ),
        ),
        (
            "personalaide",
            r"personal assistants?|(?:(?<=\ba )|(?<=\bthe )|(?<=\bhis )|(?<=\bher )|(?<=\btheir ))pas?(?= )",
        ),
        ("leaving", r"(?:released|excused|dismissed) from|let out of"),
        ("check-out", r"check(?:s|ing|ed)? out|check-?outs?"),
        ("check-in", r"checks? in|check-ins?|meet[- ]and[- ]greet|touch(?:es)? base"),
        ("keyadult", r"key ?workers?|key adults?|key persons?|key people|named adults?|trusted adults?"),
        ("liaison", r"liais\w*|consult\w*|advis(?:es|ing|ory)"),
        (
            "seat",
            r"seat(?:s|ed)?|seating(?! and)|(?:sits?|sitting)(?= (?:near|towards?|at|in|beside|close|facing|next|to))",
        ),
        ("toilet", r"toilet(?:ing|s)?|continence|personal care"),
        ("vocabulary", r"(?:topic|key|new|subject|technical) (?:words|vocabulary|terms)"),
        ("preteach", r"pre-?teach(?:ing|es)?|pre-?taught|taught(?= [a-z ,]{0,40}\bbefore)"),
        ("reading", r"reads?|literacy"),
        ("anxiety", r"worr(?:y|ies)|anxious"),
        ("counselling", r"counsell(?:or|ors|ing|ed)"),
        ("extratime", r"(?:extra|additional|more) time|as much (?:time )?again|time and a (?:half|third|quarter)"),
        ("supervision", r"supervis\w*"),
        ("mentoring", r"mentors?|mentored"),
        ("social", r"friendship|social skills|social communication"),
        ("speech sounds", r"speech production|articulation|phonolog\w+|pronunciation"),
        ("transport", r"taxi|travel assistance"),
        ("weight", r"weigh(?:s|ed|ing)?"),
    )
)
"""Names of one and the same help, so that two texts meet in a word; a first name for each, in no order of rank."""
_IRREGULAR = {
    "taught": "teach",
    "written": "write",
    "wrote": "write",
    "spoken": "speak",
    "kept": "keep",
    "built": "build",
    "drawn": "draw",
    "chosen": "choose",
    "swum": "swim",
    "met": "meet",
}


_LEAST_ROOT = {"on": 5, "e": 4}
"""Letters that must be left: a site is no sitting."""


def stem(word: str) -> str:
    """A word without its usual endings, so that `trains` meets `training` and `observes` meets `observation`."""
    word = re.sub(r"'s?$", "", word)
    word = _IRREGULAR.get(word, word)
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ions",
        "ion",
        "on",
        "ments",
        "ment",
        "ied",
        "ies",
        "al",
        "ed",
        "es",
        "ly",
        "s",
        "y",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_ROOT.get(ending, 3):
            root = word[: -len(ending)]
            if ending == "y" and root[-1] in "aeo":
                # A survey is surveyed, and play is playing.
                continue
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeious" else root
    return word


def telling_words(folded: str, professions: Iterable[Span]) -> frozenset[str]:
    """The stems of a folded text that tell what is done; the places of professions in it are left out."""
    text = folded
    for span in professions:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    text = _by_first_names(text)
    # Hyphens come and go: a joined word counts whole and in its parts.
    both = (*content_words(text), *content_words(text.replace("-", " ")))
    return frozenset(stem(word) for word in both if word not in _GENERIC and not _measures(word))


def words_beside_amounts(folded: str) -> frozenset[str]:
    """The stems of all words of a folded text but those of amounts: who does it, for whom and where among them."""
    words = content_words(_by_first_names(folded).replace("-", " "))
    return frozenset(stem(word) for word in words if word not in _OF_AMOUNTS)


def _by_first_names(text: str) -> str:
    """A text in which one and the same help has one name."""
    # "Staff will be trained" is what is done; "trained staff" only says who does it.
    text = _PASSIVE.sub("training", _POSSESSIVE.sub("", text))
    for word, pattern in _SAME:
        text = pattern.sub(word, text)
    return text


def _measures(word: str) -> bool:
    """Whether a joined word is made of parts that tell nothing: `one-hour`, `two-week`."""
    return "-" in word and _GENERIC.issuperset(word.split("-"))

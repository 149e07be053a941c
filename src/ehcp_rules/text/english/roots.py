"""Words without their endings, so that a phrase is known again in another tense, number or person."""

from __future__ import annotations

import re

__all__ = ["WRITTEN_OTHERWISE", "american", "root"]

_IRREGULAR = {
    form: forms[0]
    for forms in map(
        str.split,
        (
            "go went goes gone going",
            "tie ties tied tying",
            "lie lies lay lying",
            "lose lost",
            "eat ate eaten",
            "write wrote",
            "speak spoke spoken",
            "sleep slept",
            "keep kept",
            "tell told",
            "say said",
            "think thought",
            "know knew known",
            "fall fell fallen",
            "forget forgot forgotten",
            "leave left leaving leaves",
            "make made",
            "take took taken",
            "get got gotten",
            "give gave given",
            "find found",
            "feel felt",
            "hear heard",
            "see saw seen",
            "meet met",
            "run ran",
            "sit sat",
            "stand stood",
            "hold held",
            "wear wore worn",
            "ride rode ridden",
            "drive drove driven",
            "swim swam swum",
            "throw threw thrown",
            "catch caught",
            "bring brought",
            "buy bought",
            "spend spent",
            "pay paid",
            "teach taught",
            "draw drew drawn",
            "break broke broken",
            "wake woke woken",
            "choose chose chosen",
            "bite bit bitten",
            "hide hid hidden",
            "child children",
            "man men",
            "woman women",
            "foot feet",
            "tooth teeth",
            "do does did done doing",
            "be is was were been are am being",
            "have has had having",
            "come came",
            "freeze froze frozen",
            "shake shook shaken",
            "fight fought",
            "build built",
            "training trained trainings",
            "use used using",
            "ache aches ached aching",
            "bus buses",
            "pound pounds £",
            "outing outings",
            "send sent",
            "spell spelt",
            "learn learnt",
            "understand understood",
            "become became",
        ),
    )
    for form in forms
}
_WHO_ACTS, _WHOSE = "@", "@'s"
_PERSONS = dict.fromkeys(("he", "she", "they"), _WHO_ACTS) | dict.fromkeys(
    "his her hers him their theirs them himself herself themself themselves".split(), _WHOSE
)
"""Stand for whoever is spoken of: a phrase holds of him, of her and of them."""

WRITTEN_OTHERWISE = {
    "behaviour": "behavior",
    "centre": "center",
    "colour": "color",
    "counsell": "counsel",
    "labell": "label",
    "modell": "model",
    "organis": "organiz",
    "paediatric": "pediatric",
    "practis": "practic",
    "programme": "program",
    "recognis": "recogniz",
    "specialis": "specializ",
    "travell": "travel",
}
"""British beginnings of words, and as a spelling checker set to American English leaves them."""
_BRITISH = re.compile(r"\b(?:" + "|".join(WRITTEN_OTHERWISE).replace("specialis", "specialis(?!t)") + ")")

_LOST_E = re.compile(r"[^aeiou][aeiouy][^aeiouwxy]")
"""What is left of `hoping` and of no `hopping`."""
_SHORT, _VOWELS = 4, frozenset("aeiouy")


def american(phrase: str) -> str:
    """The phrase as a spelling checker set to American English leaves it."""
    return _BRITISH.sub(lambda match: WRITTEN_OTHERWISE[match[0]], phrase)


def root(word: str) -> str:
    """What the forms of a folded word share: `reads` and `reading` are `read`, and `her` is whoever is spoken of."""
    if word in _PERSONS:
        return _PERSONS[word]
    word = american(word.removesuffix("'s").removesuffix("'"))
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORT:
        return word
    bare = _without_ending(word)
    if _VOWELS.isdisjoint(bare):
        return word
    return _IRREGULAR.get(bare, bare)


def _without_ending(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    word = word.removesuffix("s") if word.endswith("ings") else word
    for ending in ("ing", "ed"):
        if word.endswith(ending) and not word.endswith("eed"):
            bare = word.removesuffix(ending)
            if len(bare) < _SHORT - 1:
                return word
            if bare[-1] == bare[-2] and bare[-1] not in "eolsz":
                return bare[:-1]
            return bare + "e" if _LOST_E.fullmatch(bare) else _short(bare)
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _short(word)


def _short(bare: str) -> str:
    """Long words without a last `e`, which their other endings lose; short ones keep it, for a cane is no can."""
    return bare[:-1] if bare.endswith("e") and len(bare) > _SHORT else bare

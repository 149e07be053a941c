"""Skills that a passage says the child has, or has not: what is once learned stays, so that an old date excuses no denial."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ehcp_rules.text.english.grammar import Cued

__all__ = ["SKILLS", "SKILLS_TOLD"]

_ALONE = (
    r"(?:independently|unaided|alone|well|fluently|confidently|easily|without (?:any )?(?:help|support)"
    r"|(?:by|for) (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own)"
)
_AND_NO_MORE = rf"(?= ?[.;,:)]|$| (?:and|but|{_ALONE})\b)"
_CAN = r"(?:can|is able to|has learn(?:ed|t)(?: how)? to|knows how to)"
_CANNOT = (
    r"(?:cannot|can't|is (?:not able|unable) to|isn't able to|does(?: not|n't) know how to|(?:has (?:not|never)|hasn't)(?: yet)? "
    r"learn(?:ed|t)(?: how)? to)(?: yet)?"
)
_OUTRIGHT = r"(?= ?[.;,)]|$| (?:and|but|so|because|at all|yet)\b)"
_FAST = r"(?:1[5-9]|[2-9]\d) (?:words|wpm)"


def _skill(cue: str, does: str, to_do: str, *proofs: str) -> tuple[Cued, Cued]:
    """Both sides of a skill: can do it, or does it alone, or has proved it; and cannot."""
    there = Cued(cue, rf"\b{_CAN} {to_do}{_AND_NO_MORE}", rf"\b{does} {_ALONE}\b", *proofs)
    return there, Cued(cue, rf"\b{_CANNOT} {to_do}{_OUTRIGHT}")


_SIDES = {
    "typing": _skill(
        "keyboard|typ|laptop|computer",
        r"(?:types|uses a (?:computer )?keyboard)",
        r"(?:use a (?:computer )?keyboard|touch[- ]?type|type)",
        r"\btouch[- ]?types\b",
        rf"\b{_FAST}(?: (?:a|per) minute)? (?:when )?(?:typing|typed|on (?:a|the|his|her|their) (?:keyboard|laptop|computer))\b",
        rf"\btyp(?:es|ing)(?: speed)?(?: (?:is|of|at))?(?: about| around)? {_FAST}\b",
    ),
    "swimming": _skill("swim", "swims", "swim", r"\bswims (?:\d+|[a-z-]+) (?:metres?|m|lengths?|widths?)\b(?! with\b)"),
    "cycling": _skill(
        "bike|bicycle",
        r"rides (?:a|his|her|their) (?:bike|bicycle)",
        r"ride (?:a|his|her|their) (?:bike|bicycle)",
        r"\brides (?:a|his|her|their) (?:bike|bicycle) (?:to|every|each|round|around|after)\b",
    ),
    "telling the time": _skill("the time", "tells the time", "tell the time"),
    "dressing": _skill("dress", r"dresses (?:him|her|them)sel(?:f|ves)", r"dress (?:him|her|them)sel(?:f|ves)"),
    "a knife and fork": _skill(
        "knife|cutlery", r"uses (?:a knife and fork|cutlery)", r"use (?:a knife and fork|cutlery)"
    ),
    "laces": _skill("lace", r"ties (?:his|her|their) (?:shoe)?laces", r"tie (?:his|her|their) (?:shoe)?laces"),
}
SKILLS: Mapping[tuple[str, bool], Cued] = MappingProxyType(
    {(skill, there): side for skill, sides in _SIDES.items() for there, side in zip((True, False), sides, strict=True)}
)
SKILLS_TOLD = frozenset(_SIDES)

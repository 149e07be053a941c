"""Help for a sense that the child cannot use: large print for one who reads by touch, recordings for one who signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["beyond_their_senses"]

_BY_TOUCH = re.compile(
    r"\b(?:braille|no (?:useful |functional |usable )?(?:sight|vision)|(?:is|registered|totally|born) blind|reads? by touch"
    r"|cannot (?:see|read) (?:any )?print)\b"
)
_PRINT = re.compile(
    r"\b(?:print\w*|font|[0-9]+[- ]point|point [0-9]+|n[0-9]{2}|overlays?|magnif\w+|enlarged|handwriting)\b"
)
_OR_TOUCH = re.compile(
    r"\b(?:braill\w*|tactile|touch|raised|emboss\w+|audio\w*|record\w+|speech|screen[- ]?reader"
    r"|reads? (?:it |them )?(?:out|aloud|to)"
    r"|moon|3d|voice|jaws|nvda|teacher of|qtvi|habilitation)\b"
)
_BY_SIGN = re.compile(
    r"\b(?:bsl (?:user|is)|uses bsl|british sign language|no (?:useful |usable )?hearing|hears (?:no|nothing)"
    r"|no access to speech)\b"
)
_SOUND = re.compile(r"\b(?:audio\w*|recordings?|listening|spoken|phonics|sound-field|songs?|music)\b")
_OR_SIGN = re.compile(
    r"\b(?:bsl|sign\w*|interpret\w+|caption\w*|subtitl\w+|visual\w*|pictur\w+|cued|communication support|teacher of|tod|qtod"
    r"|radio aid|hearing aids?|implants?|note-?tak\w+|text|written)\b"
)
_STILL = re.compile(
    r"\b(?:residual|some (?:[a-z]+ )?(?:sight|vision|hearing)|both|fail(?:s|ing)|losing|loses|learning braille|hearing aids?"
    r"|implants?|lip[- ]?reads?)\b"
)
"""What tells that the child uses the other sense as well."""
_SENSES = ((_BY_TOUCH, _PRINT, _OR_TOUCH), (_BY_SIGN, _SOUND, _OR_SIGN))
"""How the child takes things in, help for another sense, and what suits the child after all."""


def beyond_their_senses(told: AnalysedPassage, help_: AnalysedPassage) -> bool:
    """Whether a need or an outcome tells of one sense, and the help is for the other alone."""
    if _STILL.search(told.folded):
        return False
    return any(
        child.search(told.folded) and other.search(help_.folded) and not suited.search(help_.folded)
        for child, other, suited in _SENSES
    )

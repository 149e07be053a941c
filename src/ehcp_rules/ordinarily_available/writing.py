"""The entries of a council's list as the lexicon file of an overlay, each line with where it came from."""

from __future__ import annotations

import json

from ehcp_rules.ordinarily_available.reading import Offer
from ehcp_rules.text import Lexicon, LexiconGroup

__all__ = ["LEXICON", "lexicon_of", "toml_of"]

LEXICON = "ordinarily-available"
"""The lexicon that judges what is ordinarily available; an overlay's file of the same id joins it."""


def lexicon_of(offer: Offer, prefix: str = "") -> Lexicon:
    """The entries as a lexicon by itself, a group for each page; `prefix` heads the names of the groups."""
    groups = tuple(
        LexiconGroup(name=f"{prefix}{name}", phrases=tuple(entry.phrase for entry in entries))
        for name, entries in offer.groups().items()
    )
    return Lexicon(id=LEXICON, title="Phrases of the council's own list", groups=groups, stricter="more-phrases")


def toml_of(offer: Offer, source: str, prefix: str = "") -> str:
    """The file `lexicons/ordinarily-available.toml` of an overlay. `source` is the name of the list's own file."""
    lines = [
        f"# From {json.dumps(source, ensure_ascii=False)}. Read every line: what stands here counts as what every setting offers,",
        "# so that a plan which promises no more than that has promised nothing special.",
        f'id = "{LEXICON}"',
    ]
    for name, entries in offer.groups().items():
        lines += ["", "[[groups]]", f"name = {json.dumps(prefix + name)}", "phrases = ["]
        for entry in entries:
            places = "; ".join(" ".join(place.split()) for place in entry.places)
            lines.append(f"  {json.dumps(entry.phrase, ensure_ascii=False)}, # {places}")
        lines.append("]")
    return "\n".join(lines) + "\n"

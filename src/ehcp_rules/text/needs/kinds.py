"""What a clause of a need is found to tell: the child, in one way or another, or what stands in the place of a need."""

from __future__ import annotations

__all__ = [
    "DIAGNOSED",
    "LABEL",
    "LIVED",
    "OCCASION",
    "OTHERS",
    "PROVIDED",
    "REACHED",
    "SCORED",
    "SHOWN",
    "STRENGTH",
    "UNCLEAR",
]

SHOWN = "what others see"
UNCLEAR = "whether this is enough needs a reader"
OCCASION = "the occasion of something else"
LABEL = "names an area of difficulty, and nothing that others could see"
DIAGNOSED = "a diagnosis without what it means for the child"
REACHED = "says what is to be reached, not what is hard"
PROVIDED = "says what is to be provided, not what is hard"
SCORED = "a score without what it means"
LIVED = "what happened and who is involved, and nothing of what is hard"
OTHERS = "tells of others, and not of the child"
STRENGTH = "a strength or a liking, not what is hard"

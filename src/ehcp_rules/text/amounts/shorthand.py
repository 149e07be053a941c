"""Shorthand of clinicians, and dozens and couples, told in plain words that take up no more room, so that offsets stay true."""

from __future__ import annotations

import re

from ehcp_rules.text.english.grammar import NUMBER, number_of

__all__ = ["in_plain_words"]

_UNITS = {"52": "wk", "12": "mo"}
_FRACTION = re.compile(r"(?<![\d/.])(?P<n>\d{1,2})/(?P<unit>52|12)(?![\d/])(?! (?:of|(?!blocks|courses)[a-z]+s)\b)")
"""What is counted behind a fraction is what it is a part of: `3/12 trials`."""
_MINUTES = re.compile(
    r"(?:(?<=\bfor )|(?<=\blasting )|(?<=\bx )|(?<=\bsessions of ))(?P<n>[1-9]\d?)/60(?![\d/])"
    r"|(?<![\d/.])(?<!\bscored )(?<!\bscore of )(?P<first>[1-9]\d?)/60"
    r"(?=,? (?:once|twice|daily|weekly|fortnightly|(?:per|each|every) [a-z]|[1-9] ?x))"
)
"""`30/60 weekly`: minutes of an hour; `30/60` alone may be a score."""
_A_YEAR, _A_WEEK = re.compile(r"\bp\.a\."), re.compile(r"\bp\.w\.")
_LED = re.compile(r"\b(?:every|each|for|at|over|in|review(?:ed)?|r/v|next|after|within|x|of) $")
"""What stands before so many months: `3/12` alone may be a date or a score."""
_CLOCK = r"(?P<{0}>[01]?\d)[.:](?P<{0}m>[0-5]\d) ?(?:am|pm)?"
_FROM_TO = re.compile(
    rf"(?<![\d.:£]){_CLOCK.format('a')} ?(?:-|to|until|till) ?{_CLOCK.format('b')}(?!:|\.?\d| ?(?:%|metres?\b|[ck]?m\b|kg\b))"
)
_SCORED = re.compile(
    r"\b(?:scores?|scored|ratios?|levels?|quotients?|ages?|aged|means?|costs?|fees?|prices?)\b[^.;,]{0,24}$"
)
"""What stands before two numbers that are no times of the day."""
_OF_FIVE = re.compile(rf"\b(?P<n>{NUMBER}) out of (?:5|five) school days\b")
_DOZENS = re.compile(rf"\b(?:(?P<half>half a|a half)|(?P<n>an?|{NUMBER}))[ -]dozen\b(?! or)")
_COUPLE = re.compile(r"\ba couple(?: of)?(?= )")
_HOUR, _HALF_DAY, _LONGEST = 60, 720, 480


def in_plain_words(folded: str) -> str:
    """The text with `6/52` as weeks, `30/60 weekly` as minutes and `3.15-5.15` as the time that it is, as long as it was."""
    told = _FRACTION.sub(_period, folded) if "/" in folded else folded
    if "/60" in told:
        told = _MINUTES.sub(lambda found: f"{found['n'] or found['first']}min", told)
    if "p." in told:
        # A stop that may end the sentence stays one.
        told = _A_YEAR.sub(r"/yr.", _A_WEEK.sub(r"/wk.", told))
    told = (
        _OF_FIVE.sub(lambda found: f"{found['n']} days a week".ljust(len(found[0])), told) if "out of" in told else told
    )
    if "dozen" in told or "couple" in told:
        told = _COUPLE.sub(lambda found: "2".zfill(len(found[0])), _DOZENS.sub(_dozens, told))
    return _FROM_TO.sub(_length, told) if ":" in told or "." in told else told


def _dozens(found: re.Match[str]) -> str:
    """`A dozen`, `half a dozen`, `two dozen` in figures, with noughts in front for the room that they took up."""
    many = _DOZEN // 2 if found["half"] else _DOZEN * int(number_of(found["n"]) or 1)
    return str(many).zfill(len(found[0]))


_DOZEN = 12


def _period(found: re.Match[str]) -> str:
    sure = found["unit"] == "52" or _LED.search(found.string, max(0, found.start() - 10), found.start())
    return f"{found['n']} {_UNITS[found['unit']]}" if sure else found[0]


def _length(found: re.Match[str]) -> str:
    """A time of day to another as hours or minutes; as it stands where that is no length of a lesson or a day."""
    if _SCORED.search(found.string, max(0, found.start() - 40), found.start()):
        return found[0]
    start, end = (int(found[one]) % 12 * _HOUR + int(found[f"{one}m"]) for one in "ab")
    minutes = (end - start) % _HALF_DAY
    if not 0 < minutes <= _LONGEST:
        return found[0]
    hours, left = divmod(minutes, _HOUR)
    words = f"{minutes} mins" if left else f"{hours} hours"
    return words.ljust(len(found[0])) if len(words) <= len(found[0]) else found[0]

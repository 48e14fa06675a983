"""Numbers as ordinances write them: "90", "ninety (90)", "forty-five", "one hundred and twenty", "two-thirds"."""

from __future__ import annotations

import re

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ORDINALS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
}  # fmt: skip

_WORD = "|".join(sorted((*_SMALL, *_TENS, *_SCALES), key=len, reverse=True))
WORDS = rf"(?:{_WORD})(?:(?:\s+|-)(?:and\s+)?(?:{_WORD}))*+"
"""A number in words, as a regular expression over lower-case text."""

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})++|\d++(?:\.\d++)?|{WORDS})(?:\s*\(\s*\d[\d,.]*+\s*\))?"
"""A number in digits or words, its repetition in brackets included, as a regular expression over lower-case text."""

FRACTION = rf"(?:\d\s*/\s*\d|(?:{'|'.join(_SMALL)})[\s-]+(?:{'|'.join(_ORDINALS)}))(?:\s*\(\s*\d\s*/\s*\d\s*\))?"
"""A fraction ("2/3", "two-thirds"), as a regular expression over lower-case text."""


def number(words: str) -> float | None:
    """The value of a number in digits or lower-case words; None where it is not one."""
    head = words.split("(", maxsplit=1)[0].strip()
    digits = head.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    total = part = 0
    for word in re.split(r"[\s-]+", head):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0
        elif word in _SMALL or word in _TENS:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word != "and":
            return None
    return float(total + part)


def fraction(words: str) -> float | None:
    """The value of "2/3" or "two-thirds", to four places; None where it is not a fraction between 0 and 1."""
    head = words.split("(", maxsplit=1)[0].strip()
    digits = re.fullmatch(r"(\d)\s*/\s*(\d)", head)
    if digits:
        upper, lower = int(digits[1]), int(digits[2])
    else:
        first, _, second = head.replace("-", " ").partition(" ")
        upper, lower = _SMALL.get(first, 0), _ORDINALS.get(second.strip(), 0)
    return round(upper / lower, 4) if 0 < upper <= lower else None

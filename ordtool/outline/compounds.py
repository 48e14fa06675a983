"""Words whose hyphen is their own, wherever a line is cut: "non-profit", "forty-eight", "law-enforcement"."""

from __future__ import annotations

from collections.abc import Container

_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_UNITS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
    ]
)
# Prefixes that English law sets with a hyphen and that are no syllable of a longer word.
_PREFIXES = frozenset({"non", "self", "semi", "quasi"})
_SOLID = frozenset(
    [
        "nonconforming",
        "nonconformity",
        "nonconformities",
        "nonresident",
        "nonresidents",
        "nonpayment",
        "noncompliance",
        "nonresidential",
        "selfish",
        "semiannual",
        "semiannually",
        "semicolon",
        "selfless",
        "selves",
        "semicircle",
        "semicircular",
        "nonetheless",
        "nonsense",
        "nonferrous",
        "nonpublic",
        "nonuse",
    ]
)
# Firsts and seconds of compounds of the law that stand often at a line's end; both must match.
_PAIRS = frozenset(
    [
        "law-enforcement",
        "decision-making",
        "long-term",
        "short-term",
        "full-time",
        "part-time",
        "third-party",
        "off-street",
        "on-street",
        "on-site",
        "off-site",
        "real-time",
        "follow-up",
        "well-being",
        "cost-effective",
        "right-of",
        "in-person",
        "two-thirds",
        "three-fourths",
        "one-half",
        "one-third",
        "one-fourth",
        "single-family",
        "multi-family",
        "two-family",
        "mixed-use",
        "high-risk",
        "low-income",
        "home-based",
        "ride-sharing",
        "cross-examination",
        "take-off",
        "state-owned",
        "city-owned",
        "county-owned",
        "publicly-owned",
        "vice-president",
        "attorney-client",
        "day-to",
        "per-capita",
        "so-called",
        "e-mail",
        "x-ray",
        "t-shirt",
        "u-turn",
        "large-scale",
        "small-scale",
        "short-lived",
        "public-private",
        "face-to",
        "start-up",
        "set-aside",
        "year-round",
        "court-appointed",
        "court-ordered",
        "owner-occupied",
        "tax-exempt",
        "tax-free",
        "time-limited",
        "body-worn",
        "anti-discrimination",
    ]
)


# Firsts that no longer word begins with, but for these endings.
_FIRSTS = frozenset(
    {"evidence", "computer", "industry", "income", "employer", "employee", "gender", "machine", "water"}
)
_ENDINGS = frozenset(
    {"s", "d", "ize", "ized", "izes", "izing", "ization", "ries", "ry", "shed", "sheds", "way", "ways"}
)
_SMALL = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"})
_UNITS_OF = frozenset(
    [
        "inch",
        "foot",
        "yard",
        "mile",
        "acre",
        "story",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "family",
        "unit",
        "bedroom",
        "person",
        "member",
        "vote",
        "point",
        "part",
        "way",
        "lane",
        "digit",
        "tier",
        "step",
        "axle",
        "wheel",
        "wheeled",
        "term",
        "county",
        "time",
        "party",
        "percent",
        "dollar",
    ]
)
_SUFFIXES = frozenset({"ly", "ful", "fully", "less", "ness", "s", "er", "ers", "ed", "ton", "ham", "ing", "ment"})


def _of_participle(left: str, right: str, words: Container[str]) -> bool:
    """Whether a participle ends before the hyphen: "driving-ranges", "extended-year"; "proced-ure" has none."""
    if len(left) < 6 or len(right) < 4 or right in _SUFFIXES:
        return False
    return left.endswith("ing") or (left.endswith("ed") and not left.endswith("eed") and left in words)


def is_compound(left: str, right: str, words: Container[str] = ()) -> bool:
    """Whether two parts that a line's end keeps apart are hyphened in the middle of a line too; both in small letters.

    `words` are the whole words of the text.
    """
    if left in _TENS:
        return right.partition("-")[0] in _UNITS
    if left in _PREFIXES:
        return left + right not in _SOLID
    first = right.partition("-")[0]
    if (left in _SMALL and first in _UNITS_OF) or (left in _FIRSTS and first not in _ENDINGS and len(first) > 3):
        return True
    return f"{left}-{first}" in _PAIRS or _of_participle(left, first, words)

"""Words, numbers and marks of a text, each with the blank that stands before it.

A blank belongs to the token after it, so that a deleted word leaves one blank behind. A line break is a token of its
own. What a drafter reads as one thing is one token: "$1,000", "5.04.010(a)(1)", "(iv)", "body-worn", "U.S.C.".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

MODALS = frozenset(("shall", "may", "must", "should", "will", "can", "might", "could", "would", "cannot"))
NEGATIONS = frozenset(("not", "no", "never", "neither", "nor", "none"))
FUNCTION_WORDS = frozenset(
    (
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as"),
        *("is", "are", "was", "were", "be", "been", "being", "it", "its", "this", "that", "these", "those"),
        *("which", "who", "whom", "whose", "such", "any", "each", "all", "into", "upon", "under", "than"),
        *("then", "there", "their", "they", "them", "he", "she", "his", "her", "if", "so", "but", "has"),
        *("have", "had", "do", "does", "did", "other", "not", "shall", "may", "must", "will"),
    )
)
MONTHS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)
NUMERALS = frozenset(
    (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty"),
        *("forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion"),
    )
)
ENDS = frozenset(".;:?!")


class Token(NamedTuple):
    """One word or mark and the blank before it; `word` is "" only for a blank at the very end."""

    blank: str
    word: str


@cache
def _grammar() -> re.Pattern[str]:
    inner = "\\w\u0300-\u036f\u00ad\u200b-\u200d"
    words = (
        r"\n",
        r"[$€£¥]\s?\d[\d,]*(?:\.\d+)?",
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?",
        r"\d+(?:[.:\-\u2010-\u2013]\w+)*(?:\(\w{1,4}\))+",
        r"\((?:\d{1,3}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6})\)",
        r"(?:[A-Za-z]\.){2,}",
        r"https?://[^\s<>]*[\w/]",
        rf"[{inner}](?:[{inner}]|['\u2019@\-\u2010\u2011](?=\w)|(?<=\d)[.:](?=\d))*%?",
        r"_{2,}|\.{2,}",
        r"\S|\Z",
    )
    return re.compile(rf"([^\S\n]*)({'|'.join(words)})")


def tokens(text: str) -> list[Token]:
    """All of the text: joined, blanks and words are the text again."""
    found = [Token(blank, word) for blank, word in _grammar().findall(text)]
    if found and found[-1] == ("", ""):
        found.pop()
    return found


def is_word(word: str) -> bool:
    """Whether a token counts as a word: it has a letter or a digit."""
    return any(map(str.isalnum, word))


def is_enumerator(word: str) -> bool:
    """Whether a token is the number of an item: (a), (12), (iv)."""
    return len(word) > 2 and word[0] == "(" and word[-1] == ")" and word[1:-1].isalnum()


def is_numeric(word: str) -> bool:
    """Whether a token says a number, in figures or in words: 90, (90), $1,000, 5%, ninety, twenty-five."""
    bare = word.strip("()")
    return any(map(str.isdigit, bare)) or all(part in NUMERALS for part in bare.lower().split("-"))


def counted(text: str) -> int:
    """How many words a text has, as the bars count them."""
    return sum(1 for token in tokens(text) if is_word(token.word))

"""Phrases of a rubric found in a clause: whole words, `*` at the end of a word for any ending, letter case and dashes aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_FLAT = re.compile(r"[\s\-‐‑]+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    words = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in flat(phrase).split()]
    return re.compile(rf"(?<!\w){' '.join(words)}(?!\w)")


@lru_cache(maxsize=1024)
def flat(text: str) -> str:
    """A text as phrases see it: lower case, hyphens and white space as one blank."""
    return _FLAT.sub(" ", text.translate(_QUOTES)).strip().casefold()


def first(phrases: Iterable[str], text: str) -> str | None:
    """The first phrase that a text holds, as it stands there; None where it holds none."""
    words = flat(text)
    for phrase in phrases:
        found = _pattern(phrase).search(words)
        if found:
            return found[0]
    return None

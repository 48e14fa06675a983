"""Phrases of a rubric found in a clause: whole words, `*` at the end of a word for any ending.

Letter case, hyphens, white space and punctuation do not count. Plain string search: a rubric holds a thousand phrases,
and compiling each as a regular expression would take longer than reading the bill.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\$|\w+(?:['’]\w+)*\*?")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """A text as phrases see it: its words in lower case, one blank between."""
    return " ".join(_WORD.findall(text.translate(_APOSTROPHE).casefold()))


def first(phrases: Iterable[str], text: str) -> str | None:
    """The first phrase that a text holds, as it stands there; None where it holds none."""
    words = f" {flat(text)} "
    for phrase in phrases:
        found = _found(flat(phrase), words)
        if found is not None:
            return found
    return None


def exact(found: str, text: str) -> str:
    """The words of a text that `first` found, as they are written there; "" where they can't be told apart."""
    words = found.split()
    tokens = [(hit[0].translate(_APOSTROPHE).casefold(), hit.start(), hit.end()) for hit in _WORD.finditer(text)]
    for at in range(len(tokens) - len(words) + 1):
        run = tokens[at : at + len(words)]
        if [token for token, _, _ in run] == words:
            return text[run[0][1] : run[-1][2]]
    return ""


def _found(phrase: str, words: str) -> str | None:
    head, star, rest = phrase.partition("*")
    if not star:
        return phrase if f" {phrase} " in words else None
    start = words.find(f" {head}")
    while start >= 0:
        end = words.index(" ", start + 1 + len(head))
        if not rest:
            return words[start + 1 : end]
        tail = _found(rest.strip(), words[end : end + len(rest) + 40])
        if tail is not None and words[end + 1 :].startswith(tail):
            return words[start + 1 : end + 1 + len(tail)]
        start = words.find(f" {head}", start + 1)
    return None

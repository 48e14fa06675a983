"""Other words for a paragraph, by chance."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

PHRASES = (
    "unless the council decides otherwise by resolution",
    "and each of its contractors",
    "for ninety (90) days",
    "in writing",
    "under section 4.20.030(b)",
    "not",
    "within thirty days after the request",
    "to the extent that state law allows",
)
SWAPS = {"shall": "may", "may": "shall", "and": "or", "or": "and", "must": "should", "days": "months", "the": "any"}


def _replaced(text: str, chance: Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    words[at] = SWAPS.get(words[at]) or chance.choice(
        ("council", "report", "chief", "record", "City", "$1,500", "5.04.010(a)(1)")
    )
    return " ".join(words)


def _inserted(text: str, chance: Random) -> str:
    words = text.split(" ")
    words.insert(chance.randrange(1, len(words) + 1), chance.choice(PHRASES))
    return " ".join(words)


def _deleted(text: str, chance: Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    kept = words[:at] + words[at + chance.randrange(1, 7) :]
    return " ".join(kept) if kept else text


def _recounted(text: str, chance: Random) -> str:
    return re.sub(
        r"\d+",
        lambda found: str(int(found[0]) + chance.randrange(1, 9)) if len(found[0]) < 5 else found[0],
        text,
        count=1,
    )


def _recased(text: str, chance: Random) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    words[at] = (
        words[at].swapcase() if chance.random() < 0.5 else words[at].rstrip(",;") + chance.choice((",", ";", ""))
    )
    return " ".join(words)


EDITS: tuple[Callable[[str, Random], str], ...] = (
    _replaced,
    _replaced,
    _inserted,
    _inserted,
    _deleted,
    _recounted,
    _recased,
)

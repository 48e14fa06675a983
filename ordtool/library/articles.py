"""An answer behind “a” or “an”: the article is chosen by how the answer sounds."""

from __future__ import annotations

import re
from typing import Final

_AN: Final = re.compile(r"[aeiou]|hour|hono|honest|heir|8|1[18](?!\d)", re.IGNORECASE)
_A: Final = re.compile(r"uni(?![nm])|us[eu]|util|eu|one\b|once\b|u(?![a-z])", re.IGNORECASE)
_SPELT: Final = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,}(?![a-z])")  # letters said one by one: "an MTA", "a DPW"
_SAID_AN: Final = frozenset("FHLMNRSX")


def article(given: str, words: str) -> str:
    """“a” or “an” before `words`, with the capital of `given`, which stands there now."""
    spelt = bool(_SPELT.match(words))
    takes_an = words[:1] in _SAID_AN if spelt else bool(_AN.match(words)) and not _A.match(words)
    return given[0] + ("n" if takes_an else "")

"""Directory clauses: the words by which a bill says what it does to existing law ("is amended to read as follows:")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ACTS = re.compile(
    r"\b(?:amended|added|re-?enacted|enacted|inserted|created|established|repealed|read(?=\s*(?:as\s+follows|:)))\b",
    re.IGNORECASE,
)
_TO_READ = re.compile(
    r"(?:\bto\s+read(?:\s+as\s+follows)?|\bas\s+follows|\b(?:amended|added|inserted|enacted)\b[^.;]{0,200}|\bread)\s*[:.]?\s*[—–-]?\s*$",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"\b(?:is|are|be|as)\s+(?:hereby\s+|further\s+)*(?:amended|added|repealed|re-?enacted|inserted)\b|\bis\s+amended\b"
    r"|\bamended\s+(?:by|to\s+read)\b|\bto\s+read\s+as\s+follows\b|\bamend(?:ing)?\s+(?:section|by)\b|\badding\b.{0,60}\bto\s+read\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\badding\b|\b(?:is|are)\s+(?:hereby\s+)?(?:added|inserted|enacted|created)\b|\binserting\s+(?:a\s+)?new\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:amending|repealing)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\bsections?\s+[0-9]+[^.;]{0,40}\bof\s+this\s+(?:[0-9]{4}\s+)?(?:act|ordinance|local\s+law)\b", re.IGNORECASE
)
_NUMBER = r"[0-9]+[A-Za-z]{0,3}(?:[-.:–][0-9]+[A-Za-z]{0,3}|-[a-z](?![A-Za-z]))*"
_SECTION = re.compile(
    rf"(?:\b(?:sections?|secs?\.|ORS|RCW|NRS|Gen\.\s+Stat\.|G\.S\.)|§§?)\s*(?P<number>{_NUMBER})(?P<subs>(?:\s?\([0-9A-Za-z]{{1,4}}\))*)",
    re.IGNORECASE,
)
_NEW_SECTION = re.compile(rf"\bnew\s+sections?\s+(?P<number>{_NUMBER})", re.IGNORECASE)
_IF_LAW = re.compile(
    r"\bif\s+(?:both\s+)?(?:(?:House|Senate|Assembly)\s+(?:Bill|Joint\s+\w+)|(?:HB|SB|AB|H\.B\.|S\.B\.))\s*[^,;:.]{0,80}?"
    r"\b(?:becomes?|does\s+not\s+become|is\s+not\s+enacted|are\s+enacted|is\s+enacted|do\s+not\s+become)\b[^,;:.]{0,40}?(?=,|;|:|\.|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Directory:
    """What a directory clause does: the section of the code it speaks of, whether it adds to it, whether words follow."""

    target: str
    numbers: frozenset[str]
    adds: bool
    quotes: bool
    alternative: str = ""


def directory(words: str) -> Directory | None:
    """Read a directory clause; None if the words are none."""
    words = words[:4000]
    if not _AMENDS.search(words) or _OWN.match(words):
        return None
    numbers = [match["number"] for match in _SECTION.finditer(words)]
    new = _NEW_SECTION.search(words)
    target = new["number"] if new else numbers[0] if numbers else ""
    alternative = _IF_LAW.search(words)
    tail = words[-260:].rstrip()
    return Directory(
        target=target,
        numbers=frozenset([*numbers, target]),
        adds=_ADDS.search(words) is not None and not _CHANGES.search(words),
        quotes=tail.endswith(":") or _TO_READ.search(tail) is not None,
        alternative=alternative[0] if alternative else "",
    )


def amends(words: str) -> bool:
    """Whether the words change existing law."""
    return _AMENDS.search(words[:4000]) is not None and _ACTS.search(words[:4000]) is not None

"""Directory clauses: the words by which a bill says what it does to existing law ("is amended to read as follows:")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AMENDS = re.compile(
    r"\b(?:is|are|be)\s+(?:hereby\s+|further\s+)*(?:amended|added|re-?enacted|inserted|enacted|created|replaced)\b(?:[^.;]{0,80}?\b(?:to\s+read|by|as\s+follows"
    r"|with|in|into)\b|[^.;]{0,40}:)"
    r"|\bshall\s+be\s+(?:amended|added|removed\s+and\s+replaced|deleted\s+and\s+replaced|replaced)\b[^.;]{0,60}(?:\bfollow|:)"
    r"|\b(?:is|are)\s+(?:hereby\s+)?repealed\b|\bto\s+read(?:\s+as\s+follows)?\s*:|\bto\s+read\s+as\s+follows\b"
    r"|\bamend(?:ing)?\s+section\b|\bsection\s+\d\S*\s+amended\b",
    re.IGNORECASE,
)
_TO_READ = re.compile(
    r"(?:\b(?:to\s+read|reading)(?:\s+as\s+follows)?|\bas\s+follows|\bread)\s*[:.]?\s*[—–-]?\s*$", re.IGNORECASE
)
_ADDS = re.compile(
    r"\badding\b|\bamended\s+to\s+create\b|\b(?:is|are|shall\s+be)\s+(?:hereby\s+)?(?:added|inserted|enacted|created)\b|\binserting\s+(?:a\s+)?new\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"\b(?:amending|repealing)\b", re.IGNORECASE)
_BY_CHANGING = re.compile(r"\bby\s+changing\b(?!.*\bby\s+adding\b)", re.IGNORECASE | re.DOTALL)
_OWN = re.compile(
    r"\bsections?\s+[0-9]+[^.;]{0,60}\bof\s+this\s+(?:[0-9]{4}\s+)?(?:act|ordinance|local\s+law)\b[^.;:]{0,40}\brepealed\b",
    re.IGNORECASE,
)
_NUMBER = r"[0-9]+[A-Za-z]{0,3}(?:[-.:–][0-9]+[A-Za-z]{0,3}|-[a-z](?![A-Za-z]))*"
_SECTION = re.compile(
    rf"(?:\b(?:sections?|secs?\.|subsection|ORS|RCW|NRS|Gen\.\s+Stat\.|G\.S\.)|§§?)\s*(?P<number>{_NUMBER})(?P<subs>(?:\s?\([0-9A-Za-z]{{1,4}}\))*)",
    re.IGNORECASE,
)
_NEW_SECTION = re.compile(rf"\bnew\s+sections?\s+(?P<number>{_NUMBER})", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:the\s+lead-in\s+language\s+of\s+)?(?:sub-)*(?:subsection|paragraph|subparagraph|subdivision|clause|item)\s+"
    r"(?P<steps>(?:\([0-9A-Za-z-]{1,5}\))+|[a-z0-9-]{1,4}(?=\s+of))(?:\s+of\s+|\s)",
    re.IGNORECASE,
)
_MAINE = re.compile(r",\s*sub-§\s?([0-9A-Z-]+)(?:,\s*¶\s?([0-9A-Z-]+))?(?:,\s*sub-¶\s?\(?([0-9A-Z-]+))?")
_STEP = re.compile(r"[0-9A-Za-z-]+")
_IF_LAW = re.compile(
    r"\bif\s+(?:both\s+)?(?:(?:House|Senate|Assembly)\s+(?:Bill|Joint\s+\w+)|(?:HB|SB|AB|H\.B\.|S\.B\.))\s*[^,;:.]{0,80}?"
    r"\b(?:becomes?|does\s+not\s+become|is\s+not\s+enacted|are\s+enacted|is\s+enacted|do\s+not\s+become)\b[^,;:.]{0,40}?(?=,|;|:|\.|$)",
    re.IGNORECASE,
)
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Directory:
    """What a directory clause does.

    `target` is the section of the code that it speaks of, `within` the subdivisions of it, `numbers` every section that it
    names, `changed` those that it says it changes; `adds` if it adds to the code; `quotes` if the code's words follow;
    `alternative` the condition under which.
    """

    target: str
    numbers: frozenset[str]
    adds: bool
    quotes: bool
    within: tuple[str, ...] = ()
    alternative: str = ""
    changed: frozenset[str] = frozenset()

    def verb(self, number: str = "") -> str:
        """How quoted text is called: "proposed" where the clause adds it, "amended" where it stood before."""
        return "proposed" if self.adds and number not in self.changed else "amended"


def directory(words: str) -> Directory | None:
    """Read a directory clause; None if the words are none."""
    words = words[:_LONGEST]
    if not _AMENDS.search(words) or _OWN.match(words):
        return None
    numbers = [match["number"] for match in _SECTION.finditer(words)]
    new = _NEW_SECTION.search(words)
    target = new["number"] if new else numbers[0] if numbers else ""
    alternative = _IF_LAW.search(words)
    tail = words[-80:].rstrip()
    return Directory(
        target=target,
        numbers=frozenset([*numbers, target]),
        adds=_ADDS.search(words) is not None and not _CHANGES.search(words),
        quotes=tail.endswith(":") or _TO_READ.search(tail) is not None,
        within=() if new else _within(words),
        alternative=alternative[0] if alternative else "",
        changed=frozenset(match["number"] for match in _SECTION.finditer(words, _changing(words))),
    )


def _changing(words: str) -> int:
    """Where a clause that both adds and changes begins to name what it changes, the end if it does not."""
    match = _BY_CHANGING.search(words)
    return match.end() if match else len(words)


def _within(words: str) -> tuple[str, ...]:
    """The subdivisions that a directory clause begins with, outermost first: "Paragraph 4 of subdivision a of"."""
    steps: list[str] = []
    at = 0
    while len(steps) < 12 and (match := _WITHIN.match(words, at)):
        steps[:0] = _STEP.findall(match["steps"])
        at = match.end()
    maine = _MAINE.search(words)
    return tuple(step for step in maine.groups() if step) if maine and not steps else tuple(steps)

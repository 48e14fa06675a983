"""The text as the patterns see it: one blank between words, straight quotes, no hyphen inside a compound.

Legal texts write "third party" and "third-party", “ and ", wrap lines and run blanks together; a pattern should have to say
it once. `Plain.offsets` leads every character back to the original.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field

from ordtool.attributes.late import late
from ordtool.source import Span

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‑": "-", "‐": "-", "–": "-", "—": "-"})
_GONE = {"\u00ad", "\u200b", "\ufeff", *"⁰¹²³⁴⁵⁶⁷⁸⁹"}  # a raised number behind a word points at a note
_NONE = "".join(sorted(_GONE))
_GAPS = late(rf"\A[\s{_NONE}]+|[\s{_NONE}]{{2,}}|[^\S ]|[{_NONE}]|(?<=\w)-(?=\w)")
"""Whatever is not copied as it stands: white space other than one blank, signs that go, a compound's hyphen."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Normalised text; `offsets[i]` is where character i stood in the original, with one more entry for the end."""

    text: str
    offsets: array[int]
    _places: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    def original(self, start: int, end: int) -> Span:
        """A range of the plain text as a span of the original."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """The first plain character at or after an original offset."""
        place = self._places.get(offset)
        if place is None:
            place = self._places[offset] = min(bisect_left(self.offsets, offset), len(self.text))
        return place


def plain(text: str) -> Plain:
    """Normalise a text, keeping the way back."""
    source = text.translate(_QUOTES)
    out: list[str] = []
    offsets = array("q")
    at = 0
    for gap in _GAPS.finditer(source):
        start, end = gap.span()
        if gap[0] == "-" and not (source[start - 1].isalpha() and source[end].isalpha()):
            continue
        if start > at:  # what lies between is copied whole: law is mostly words and single blanks
            out.append(source[at:start])
            offsets.extend(range(at, start))
        blank = next((index for index in range(start, end) if source[index] not in _GONE), None)
        if blank is not None and out:
            out.append(" ")
            offsets.append(blank)
        at = end
    out.append(source[at:])
    offsets.extend(range(at, len(source) + 1))
    return Plain("".join(out), offsets)

"""The text as the patterns see it: one blank between words, straight quotes, no hyphen inside a compound.

Legal texts write "third party" and "third-party", “ and ", wrap lines and run blanks together; a pattern should have to say
it once. `Plain.offsets` leads every character back to the original.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass

from ordtool.ordinance import Span

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‑": "-", "‐": "-", "–": "-", "—": "-"})
_GONE = {"\u00ad", "\u200b", "\ufeff", *"⁰¹²³⁴⁵⁶⁷⁸⁹"}  # a raised number behind a word points at a note


@dataclass(frozen=True, slots=True)
class Plain:
    """Normalised text; `offsets[i]` is where character i stood in the original, with one more entry for the end."""

    text: str
    offsets: array[int]

    def original(self, start: int, end: int) -> Span:
        """A range of the plain text as a span of the original."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """The first plain character at or after an original offset."""
        return min(bisect_left(self.offsets, offset), len(self.text))


def plain(text: str) -> Plain:
    """Normalise a text, keeping the way back."""
    source = text.translate(_QUOTES)
    out: list[str] = []
    offsets = array("q")
    last = len(source) - 1
    blank = True
    for index, char in enumerate(source):
        if char.isspace() or (
            char == "-" and 0 < index < last and source[index - 1].isalpha() and source[index + 1].isalpha()
        ):
            if blank:
                continue
            char = " "  # noqa: PLW2901 - a compound's hyphen and any white space read as one blank
        elif char in _GONE:
            continue
        blank = char == " "
        out.append(char)
        offsets.append(index)
    offsets.append(len(source))
    return Plain("".join(out), offsets)

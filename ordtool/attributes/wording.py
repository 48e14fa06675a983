"""A clause's words made ready for reading: white space folded, quotes straight, and one letter case to match in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
# One character for one, so that a place in the plain words is the same place in the words shown.
_STRAIGHT = str.maketrans("“”„‟″«»‘’‚‛′‐‑–—−", '"""""""\'\'\'\'\'-----')
_SENTENCE_END = re.compile(r"""(?<=[\w)\]"'][\w)\]"'])[.;]\s+(?=[("'\[]?[A-Z])|(?<=\w):\s+(?=\(?[A-Z])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:sec|secs|art|ch|no|nos|ord|res|stat|subd|par|mass|gen|cal|code|rev|inc|corp|st|dr|mr|ms|vs))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words twice: `shown` as they stand (white space folded), `plain` lower case with straight quotes; same places."""

    shown: str
    plain: str

    def cut(self, start: int, end: int) -> str:
        """The words between two places, as they stand, without blanks and commas at the ends."""
        return self.shown[start:end].strip(" ,;:.")

    def sentences(self) -> tuple[Wording, ...]:
        """The sentences; a list's items, set off by semicolons in lower case, stay in theirs."""
        pieces: list[Wording] = []
        start = 0
        for stop in _SENTENCE_END.finditer(self.shown):
            if not _ABBREVIATION.search(self.shown, start, stop.start()):
                pieces.append(Wording(self.shown[start : stop.end()], self.plain[start : stop.end()]))
                start = stop.end()
        return (*pieces, Wording(self.shown[start:], self.plain[start:]))


def wording(text: str) -> Wording:
    """Words made ready for reading."""
    shown = _SPACE.sub(" ", text).strip()
    lower = shown.lower()
    # A few capitals (İ) grow when lowered: better miss one there than point beside the words.
    plain = lower if len(lower) == len(shown) else "".join(c.lower() if len(c.lower()) == 1 else c for c in shown)
    return Wording(shown, plain.translate(_STRAIGHT))

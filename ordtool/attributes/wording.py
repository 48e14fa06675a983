"""A clause's words made ready for reading: white space folded, quotes straight, and one letter case to match in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ordtool.attributes.late import late

_SPACE = late(r"\s+")
# One character for one, so that a place in the plain words is the same place in the words shown.
_STRAIGHT = str.maketrans("“”„‟″«»‘’‚‛′‐‑–—−", '"""""""\'\'\'\'\'-----')
_SENTENCE_END = late(
    r"""[.;] (?<=[\w)\]"'][\w)\]"'][.;] )(?=[("'\[]?[A-Z])|[.;]["'] (?=[("'\[]?[A-Z])"""
    r"""|: (?<=[\w)]: )(?=[("'\[]?[A-Z][a-z]+ (?!\(?\d))"""
)
_ABBREVIATION = late(
    r"\b(?:sec|secs|art|ch|no|nos|ord|res|stat|subd|par|mass|gen|cal|code|rev|inc|corp|st|dr|mr|ms|vs)$"
    r"|[ (](?:[ivx]{1,5}|\d{1,2})$",
    re.IGNORECASE,
)

_STANDS_ALONE = late(
    r"^\W*(?:\(?\w{1,4}[.)] )?(?:[\w ,'-]{2,60}\. )?(?:the|an?|any|no|each|every|all|such|nothing|it|if|when|within)\b"
    r"[^.;:]*?(?<!that)(?<!which)(?<!who) (?:shall|must|may|should|will)\b"
    # "Entries typed by hand must be erased": a plural without an article; "report what officers may do" has none.
    r"|^\W*(?:\(?\w{1,4}[.)] )?(?!(?:to|that|which|who)\b)(?:[\w-]+ )?[\w-]+s(?: (?!(?:that|which|who|what"
    r"|whether|how|when|where|why|and|or|the|an?)\b)"
    r"[\w'-]+){0,6}? (?:shall|must|may|should|will)\b"
)
# "one person whom the prisoner shall be permitted to name": not what the sentence orders.
_WHOM_ONE_MAY = late(r"(\b(?:whom?|which) (?:the|an?|such|each|any) (?:\w+ ){1,3}?)((?:shall|may|must|will)\b)")
_IN_A_NUMBER = late(r"(?<=\d)\.(?=\w)|(?<=\w)\.(?=\d)")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words twice: `shown` as they stand (white space folded), `plain` lower case with straight quotes; same places."""

    shown: str
    plain: str

    def cut(self, start: int, end: int) -> str:
        """The words between two places, as they stand, without blanks and marks at the ends."""
        return self.shown[start:end].strip(" ,;:.")

    def flat(self) -> Wording:
        """The same words for the main verb: no full stops in numbers ("section 15.2-836"), no modals of relative clauses."""
        plain = _IN_A_NUMBER.sub("·", self.plain) if "." in self.plain else self.plain
        return Wording(self.shown, _WHOM_ONE_MAY.sub(lambda found: f"{found[1]}{' ' * len(found[2])}", plain))

    def stands_alone(self) -> bool:
        """Whether the words have subject and verb of their own; an item such as "file a report" has its lead-in's."""
        return bool(_STANDS_ALONE.match(self.plain))

    def sentences(self) -> tuple[Wording, ...]:
        """The sentences; the items of a list in lower case stay in theirs."""
        return _sentences(self)


@lru_cache(maxsize=256)
def _sentences(words: Wording) -> tuple[Wording, ...]:
    pieces: list[Wording] = []
    start = 0
    for stop in _SENTENCE_END.finditer(words.shown):
        if not _ABBREVIATION.search(words.shown[max(start, stop.start() - 8) : stop.start()]):
            pieces.append(Wording(words.shown[start : stop.end()], words.plain[start : stop.end()]))
            start = stop.end()
    return (*pieces, Wording(words.shown[start:], words.plain[start:]))


@lru_cache(maxsize=256)
def wording(text: str) -> Wording:
    """Words made ready for reading."""
    shown = _SPACE.sub(" ", text).strip()
    return Wording(shown, lowered(shown).translate(_STRAIGHT))


def lowered(text: str) -> str:
    """A text in lower case, every word in its place: the few capitals (İ) that would grow stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def either(*branches: str, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """One pattern of several branches, for the plain words (lower case, single blanks); `needs` as of `late`."""
    return late("|".join(branches), needs=needs)

"""What the bill requires and the model's words do not: kept beside them, or named in the comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.library.phrases import flat
from ordtool.ordinance import Ordinance
from ordtool.review.counter.draft import Change

_DUTY = re.compile(r"\b(?:shall|must|may not|is entitled|is unlawful|is void)\b")
_PARTED = re.compile(
    r"[,;] (?:and )?(?=(?:[Tt]he|[Ee]ach|[Nn]o|[Aa]n?|[Aa]ny|[Ee]very|[A-Z]\w+)(?: [\w’'-]+){0,6}? (?:shall|must|may not)\b)"
    r"|(?<=[a-z0-9)”])\. +(?=[A-Z“])"
)
_WEAKENS = re.compile(
    r"\b(?:unless|except|if|may(?! not)|liab\w+|immun\w+|discretion|confidential|withh\w+|not apply|only|exempt|final|alone"
    r"|practicable|feasible|reasonabl[ey]"
    r"|no (?:vote|approval|notice|hearing|action|claim)|not be (?:required|construed|a ground))\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    ("shall", "must", "this", "that", "with", "from", "which", "each", "year", "such", "under", "section")
)
_SAID = 0.75
"""With so many of its words in the new text a duty is said there too."""


@dataclass(frozen=True, slots=True)
class _Duty:
    words: str
    apart: bool


def guarded(changes: Sequence[Change], ordinance: Ordinance) -> list[Change]:
    """Changes that put other words in the place of the bill's, with the duties that those words lack kept or told."""
    return [_guarded(change, ordinance.quote(change.span)) if change.text else change for change in changes]


def _guarded(change: Change, old: str) -> Change:
    lost = [duty for duty in _duties(old) if not _is_said(duty.words, change.text)]
    kept = [
        _sentence(duty.words) for duty in lost if duty.apart and "\n" not in change.text and _ends(change.text, old)
    ]
    told = [duty.words for duty in lost if not (duty.apart and kept)]
    text, tail = change.text.rstrip(), change.text[len(change.text.rstrip()) :]
    words = " ".join([text, *kept]) + tail if kept else change.text
    if not told:
        return replace(change, text=words)
    note = f"The bill’s own duty goes with it; put it back where you want both: “{'”; “'.join(told)}”."
    return replace(change, text=words, note=_beside(change.note, note))


def _ends(new: str, old: str) -> bool:
    """Whether both are whole sentences, so that another one can follow."""
    return new.rstrip().endswith(".") and old.rstrip().endswith(".")


def _beside(comment: str, words: str) -> str:
    """A comment with more words before the mark of its criterion."""
    said, mark, criterion = comment.rpartition(" [")
    return f"{said} {words}{mark}{criterion}" if mark else f"{comment} {words}"


def _duties(old: str) -> Iterator[_Duty]:
    """What a sentence requires, part by part; the first part may need its beginning, the others stand by themselves."""
    start = 0
    for number, end in enumerate([*(hit.start() for hit in _PARTED.finditer(old)), len(old)]):
        words = re.sub(r"^[,;.]? *(?:and )?", "", old[start:end]).strip(" .;")
        start = end
        if _DUTY.search(words) and not _WEAKENS.search(words):
            yield _Duty(words, apart=number > 0)


def _is_said(duty: str, new: str) -> bool:
    own, said = _content(duty), _content(new)
    return not own or len(own & said) >= _SAID * len(own)


def _content(words: str) -> set[str]:
    return {word[:5] for word in flat(words).split() if len(word) > 3 and word not in _COMMON}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."

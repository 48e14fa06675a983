"""Wordings held side by side: what a change of words takes from a rule, by the table of language operators.

Pure tests over words, for a bill beside its model (`review`) and for a version beside the next (`effect`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property

from ordtool.library.operators import Edit, Operator, operators
from ordtool.library.phrases import flat
from ordtool.source import Span

BINDS = re.compile(
    r"\b(?:shall|must|will|may not|may never|unlawful|prohibited|forbidden|required|void|inadmissible|entitled"
    r"|is due|bears|expires|prevails|governs|is approval|is an injury|no \w+(?: \w+){0,16} (?:may|authorizes|limits)"
    r"|(?:any|each|every|a) person\b(?: \w+){0,20} may (?:sue|bring|recover|petition))\b"
)
"""Words that bind, over plain words."""

_DEFINITION = "struct.definition"
_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’])[.;:](?=\s|$)\s*|\n+")
_WORD = re.compile(r"\$|\w+(?:['’]\w+)*")
_GAP = 1
"""Changes with so few kept words between them are one."""


@dataclass(frozen=True)
class Words:
    """A stretch of a text, as words in lower case and where they stand."""

    text: str
    span: Span

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where its words stand in the text."""
        return tuple(Span(*hit.span()) for hit in _WORD.finditer(self.text, self.span.start, self.span.end))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(self.text[p.start : p.end].replace("’", "'").casefold() for p in self.places)

    @property
    def keys(self) -> tuple[str, ...]:
        """What its words are held equal by."""
        return self.words

    @cached_property
    def plain(self) -> str:
        """Its words, one blank between."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the old wording that the new one lacks, and the words that stand there instead.

    `before` and `after` are kept in both; `ahead` is all of the new sentence that comes before. `span` is where `come`
    stands in the new text, `lost` where `gone` stands in the old; None where there are no such words.
    """

    gone: str
    come: str
    before: str
    after: str
    ahead: str
    span: Span | None
    lost: Span | None = None


def changes(old: Words, new: Words) -> tuple[Change, ...]:
    """What differs, in the order of the new wording; changes that nearly touch are one."""
    runs: list[list[int]] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old.keys, new.keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if runs and a1 - runs[-1][1] <= _GAP and b1 - runs[-1][3] <= _GAP:
            runs[-1][1], runs[-1][3] = a2, b2
        else:
            runs.append([a1, a2, b1, b2])
    return tuple(_change(old, new, run) for run in runs)


def _change(old: Words, new: Words, run: Sequence[int]) -> Change:
    a1, a2, b1, b2 = run
    span = Span(new.places[b1].start, new.places[b2 - 1].end) if b2 > b1 else None
    lost = Span(old.places[a1].start, old.places[a2 - 1].end) if a2 > a1 else None
    before, after = " ".join(new.words[max(b1 - 3, 0) : b1]), " ".join(new.words[b2 : b2 + 1])
    ahead = " ".join(new.words[:b1])
    return Change(" ".join(old.words[a1:a2]), " ".join(new.words[b1:b2]), before, after, ahead, span, lost)


def fits(edit: Edit, change: Change, everything: Sequence[Change], old: str, new: str) -> bool:
    """Whether a change of a sentence is of a kind of the table; `old` and `new` are the plain words of the whole of it."""
    lost = " / ".join(one.gone for one in everything) if edit.anywhere else change.gone
    asked = ((edit.gone, lost), (edit.come, change.come), (edit.before, change.before))
    barred = (
        (edit.unless, f"{change.come} {change.after}"),
        (edit.unless_model, old),
        (edit.unless_copy, new),
        (edit.unless_before, change.ahead),
    )
    return (
        all(not pattern or _regex(pattern).search(words) for pattern, words in asked)
        and not any(pattern and _regex(pattern).search(words) for pattern, words in barred)
        and (not edit.binding or BINDS.search(old) is not None)
    )


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """A pattern of the table, compiled when it is first searched by."""
    return re.compile(pattern)


def hit(operator: Operator, text: str) -> str:
    """The words of a text in which an operator shows, "" for none."""
    weaker, unless = _compiled(operator.id)
    for part in _parts(operator, text):
        found = next((_said(match) for pattern in weaker if (match := pattern.search(part))), "")
        if found.strip() and not any(pattern.search(part) for pattern in unless):
            return found.strip()
    return ""


def speaks_of(operator: Operator, label: str) -> bool:
    """Whether an operator is tried on the clauses of a label."""
    if label.startswith("struct.") and label != _DEFINITION:
        return False
    if (label == _DEFINITION) != ("definition" in operator.places) and not operator.labels:
        return False
    named = among(label, operator.labels) if operator.labels else True
    return named and not among(label, operator.not_labels)


def among(label: str, names: Sequence[str]) -> bool:
    """Whether a label, or its family, is one of some names."""
    return any(label == name or label.startswith(f"{name}.") for name in names)


def _said(match: re.Match[str]) -> str:
    """What a pattern found: its group “said”, where it has one."""
    return match.groupdict().get("said") or match[0]


def _parts(operator: Operator, text: str) -> list[str]:
    if operator.judged_by == "list":
        return [" ".join(text.casefold().split())]
    return [flat(part) for part in _SENTENCE.split(text) if part and part.strip()]


@cache
def _compiled(name: str) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    operator = next(found for found in operators() if found.id == name)
    return [_regex(p) for p in operator.weaker], [_regex(p) for p in operator.unless]

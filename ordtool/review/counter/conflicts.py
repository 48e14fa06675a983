"""What the bill still says against the draft: sentences that take a new rule back, and two times for one matter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from ordtool.library import NumberTest
from ordtool.review.counter.deletions import BEFORE_LAW, Target, deletions, sentence_at
from ordtool.review.counter.draft import Change, is_own
from ordtool.review.counter.numbers import Period, numbers, periods
from ordtool.review.counter.result import Proposal
from ordtool.review.counter.state import State, moved
from ordtool.review.model_text import model_cite
from ordtool.source import Span

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Words of the bill against the draft: the changes that settle it (none where the reader must), and what is said."""

    criterion: str
    cite: str
    words: str
    note: str
    changes: tuple[Change, ...] = ()

    @property
    def told(self) -> str:
        """What the reader is told where the words stay."""
        return f"{self.cite}: “{self.words}” speaks against the draft. {self.note.rpartition(' [')[0]}"


def settled(state: State, fits: Callable[[State, State], bool]) -> tuple[State, list[Proposal], list[Conflict]]:
    """The draft without what speaks against it, what was proposed for that, and what the reader must settle.

    `fits` says whether a state (the first) leaves no more to mend than another one and breaks nothing.
    """
    proposals: list[Proposal] = []
    left = list(_times(state, mend=False))
    for find in (_against, lambda now: _times(now, mend=True)):
        kept, state = _together(list(find(state)), state, fits)
        proposals += [_proposed(one) for one in kept]
        seen: set[tuple[str, str]] = set()
        while one := next((c for c in find(state) if (c.cite, c.words) not in seen), None):
            seen.add((one.cite, one.words))
            after = moved(state, one.changes) if one.changes else state
            if one.changes and fits(after, state):
                proposals.append(_proposed(one))
                state = after
            else:
                left.append(one)
    return state, proposals, left


def _together(
    found: Sequence[Conflict], state: State, fits: Callable[[State, State], bool]
) -> tuple[list[Conflict], State]:
    """All changes at once, where that breaks nothing."""
    kept = [one for one in found if one.changes]
    changes = [change for one in kept for change in one.changes]
    clash = any(a.span.overlap(b.span) for n, a in enumerate(changes) for b in changes[:n])
    after = moved(state, changes) if changes and not clash else state
    return (kept, after) if after is not state and fits(after, state) else ([], state)


def _proposed(one: Conflict) -> Proposal:
    return Proposal("strike", (one.criterion,), one.cite, one.note)


def _sentences(state: State) -> Iterator[Span]:
    """The sentences of the law's own part."""
    law, at = state.ordinance, 0
    while at < len(law.text):
        node = law.section_at(at)
        if node is None or node.kind in BEFORE_LAW:
            stop = law.text.find("\n", at)
            at = len(law.text) if stop < 0 else stop + 1
            continue
        sentence = sentence_at(law, node, max(at, node.lead.start if at < node.lead.start else at))
        yield sentence
        at = max(sentence.end, at) + 1


def _against(state: State) -> Iterator[Conflict]:
    """The bill's own sentences that take back what the draft requires; those that the model has too are none."""
    law, rubric = state.ordinance, {c.id: c for c in state.first.model.rubric.criteria}
    model = [provision.whole for provision in state.model.values()]
    spared = [row.evidence.clause.span for row in state.review.carve_outs if row.row or row.severity == "routine"]
    for sentence in _sentences(state):
        words = law.quote(sentence)
        if any(words in whole for whole in model) or any(sentence.overlap(span) for span in spared):
            continue
        for row in _data()["against"]:
            hit = re.search(row["find"], words)
            name = next((one for one in row["criteria"] if one in rubric), "")
            if not hit or not name or not is_own(state.draft, sentence):
                continue
            note = f"{_capital(row['says'])}. [{name}; model {model_cite(rubric[name].section)}]"
            found = Span(sentence.start + hit.start(), sentence.start + hit.end())
            changes = () if row.get("check") else _struck(state, row, sentence, found, note)
            yield Conflict(name, law.pinpoint(sentence), _short(words), note, changes)
            break


def _struck(state: State, row: Row, sentence: Span, found: Span, note: str) -> tuple[Change, ...]:
    if "into" in row:
        return (Change(found, row["into"], note),)
    return tuple(deletions(state.ordinance, [Target(sentence, note)])[0])


@dataclass(frozen=True, slots=True)
class _Time:
    """A time that a sentence states, and whether it is the bill's own."""

    sentence: Span
    period: Period
    own: bool


def _times(state: State, *, mend: bool) -> Iterator[Conflict]:
    """Times of the bill's own beside one that the draft puts in for the same matter."""
    ids = {criterion.id: criterion for criterion in state.first.model.rubric.criteria}
    for row in _data()["times"]:
        name = next((one for one in row["criteria"] if one in ids), "")
        if row["mend"] is not mend or not name:
            continue
        found = list(_stated(state, row))
        new = [one for one in found if not one.own]
        for own in [one for one in found if one.own]:
            other = next((one for one in new if _weaker(own, one, row["better"])), None)
            if other:
                tag = f" [{name}; model {model_cite(ids[name].section)}]"
                yield _one_time(state, row, own, other, (name, tag))


def _one_time(state: State, row: Row, own: _Time, other: _Time, named: tuple[str, str]) -> Conflict:
    law, (name, tag) = state.ordinance, named
    theirs, mine = law.quote(own.period.span), law.quote(other.period.span)
    where = law.pinpoint(other.sentence)
    if not row["mend"]:
        note = f"{where} says {mine} on the same matter, {row['name']}: keep one, or see that they differ in what they are for."
        return Conflict(name, law.pinpoint(own.sentence), theirs, f"{note}{tag}")
    note = f"Brought to the {mine} of {where}, so that the law has one answer to {row['name']}.{tag}"
    test = NumberTest(kind="number", attribute="deadline", better=row["better"], target=f"P{round(other.period.days)}D")
    change = numbers(law.text, own.period.span, own.period.days, test, note)
    return Conflict(name, law.pinpoint(own.sentence), theirs, note, (change,) if change else ())


def _stated(state: State, row: Row) -> Iterator[_Time]:
    for sentence in _sentences(state):
        words = state.ordinance.quote(sentence)
        if not re.search(row["find"], words) or re.search(row["unless"], words):
            continue
        found: Sequence[Period] = periods(state.ordinance.text, sentence)
        if len(found) == 1:
            yield _Time(sentence, found[0], is_own(state.draft, found[0].span))


def _weaker(own: _Time, other: _Time, better: str) -> bool:
    gap = own.period.days - other.period.days
    return gap > 0.01 if better == "less" else gap < -0.01


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words.rstrip(".") if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"


@cache
def _data() -> dict[str, list[Row]]:
    return tomllib.loads((files("ordtool.review.counter") / "conflicts.toml").read_text(encoding="utf-8"))

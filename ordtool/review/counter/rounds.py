"""The rounds: mend what is weaker, read the result again, and take the next larger change where the last one failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ordtool.lint import Finding as Slip
from ordtool.lint import lint
from ordtool.review.counter import ladder
from ordtool.review.counter.additions import Addition, added
from ordtool.review.counter.carve_outs import reduced
from ordtool.review.counter.draft import Change, edits
from ordtool.review.counter.proposals import Attempt, addable, attempt, inserted, note, ways
from ordtool.review.counter.result import Counter, Kind, Proposal
from ordtool.review.counter.state import State, moved, opened
from ordtool.review.result import Finding, Review, Verdict

ROUNDS = 4


@dataclass
class _Log:
    """What was tried for each criterion, and what was proposed."""

    tried: dict[str, list[Kind]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def counter_draft(review: Review) -> Counter:
    """The edits that put the model's floor back into a reviewed bill, each with its reason, and what they do not cure."""
    state, log = opened(review), _Log()
    if not review.about:
        left = ("The text is not about the model's subject: nothing is proposed.",)
        return Counter(review, (), (), (), left, review)
    slips = lint(state.ordinance)
    state = _carve_outs(state, log)
    for _ in range(ROUNDS):
        if not state.gaps:
            break
        state = _round(state, log, slips)
    return Counter(
        review,
        tuple(log.proposals),
        edits(state.draft, review.ordinance.text),
        (),
        tuple(_left(state, log)),
        state.review,
    )


def _carve_outs(state: State, log: _Log) -> State:
    changes, proposals, left = reduced(state)
    log.proposals += proposals
    log.left += left
    return moved(state, changes)


def _round(state: State, log: _Log, slips: Sequence[Slip]) -> State:
    attempts: list[Attempt] = []
    missing: list[Finding] = []
    additions: dict[str, Addition] = {}
    for finding in state.gaps:
        found = _next(state, finding, log)
        if found == "insert":
            missing.append(finding)
        elif isinstance(found, Addition):
            additions[finding.criterion.id] = found
        elif isinstance(found, Attempt):
            attempts.append(found)
    sections = {finding.criterion.section for finding in missing}
    for finding in [f for f in state.gaps if f.criterion.id in additions and f.criterion.section in sections]:
        del additions[finding.criterion.id]  # what is put in whole says it too
        log.tried[finding.criterion.id].remove("add")
    together: tuple[tuple[Kind, tuple[str, ...], list[Change]], ...] = (
        ("insert", tuple(f.criterion.id for f in missing), inserted(state, missing)),
        ("add", tuple(additions), added(list(additions.values()), state.ordinance)),
    )
    for kind, ids, changes in together:
        if changes:
            attempts.append(Attempt(Proposal(kind, ids, "", changes[0].note), tuple(changes)))
    kept = _compatible(attempts)
    for one in attempts:
        if one not in kept:
            for name in one.proposal.criteria:
                log.tried[name].remove(one.proposal.kind)
    if not kept:
        return state
    log.proposals += [one.proposal for one in kept]
    return moved(state, [change for one in kept for change in one.changes])


def _next(state: State, finding: Finding, log: _Log) -> Attempt | Addition | str | None:
    """The next untried way to mend a gap; "insert" where it is to be put in together with others."""
    tried = log.tried.setdefault(finding.criterion.id, [])
    for kind in ways(finding):
        if kind in tried:
            continue
        tried.append(kind)
        if kind == "insert":
            return "insert"
        found = addable(state, finding) if kind == "add" else attempt(state, finding, kind)
        if found:
            return found
    return None


def _compatible(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The attempts of which none changes words that another one changes; the others wait for the next round."""
    kept: list[Attempt] = []
    taken: list[Change] = []
    for one in sorted(attempts, key=lambda a: sum(len(c.span) for c in a.changes)):
        if not any(_clash(new, old) for new in one.changes for old in taken):
            kept.append(one)
            taken += one.changes
    return kept


def _clash(new: Change, old: Change) -> bool:
    if new.span == old.span and not len(new.span):
        return False
    return (
        bool(new.span.overlap(old.span))
        or new.span.start < old.span.start < new.span.end
        or old.span.start < new.span.start < old.span.end
    )


def _left(state: State, log: _Log) -> Sequence[str]:
    said = [
        f"{finding.criterion.question} Still {finding.verdict}: {finding.detail}."
        for finding in state.review.findings
        if finding.is_gap or finding.verdict is Verdict.CANNOT_TELL
    ]
    return [*said, *log.left]


__all__ = ["ROUNDS", "counter_draft", "ladder", "note"]

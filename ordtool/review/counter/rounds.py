"""The rounds: mend what is weaker, read the result again, and take the next larger change where the last one failed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ordtool.lint import Finding as Slip
from ordtool.lint import lint, new_slips, undefined
from ordtool.report import inner
from ordtool.review.counter.additions import Addition, added
from ordtool.review.counter.carve_outs import reduced
from ordtool.review.counter.clauses import defined
from ordtool.review.counter.conflicts import settled
from ordtool.review.counter.copying import is_models
from ordtool.review.counter.deletions import idle
from ordtool.review.counter.draft import Change, edits
from ordtool.review.counter.places import Wanted
from ordtool.review.counter.proposals import Attempt, addable, attempt, inserted, ways
from ordtool.review.counter.result import Counter, Kind, Proposal
from ordtool.review.counter.state import State, moved, opened
from ordtool.review.result import CarveOut, Finding, Review, Verdict

ROUNDS = 4
_MEANS = re.compile(r"^(?:The term )?“([^”]+)” means\b")


@dataclass
class _Log:
    """What was tried for each criterion, and what was proposed."""

    tried: dict[str, list[Kind]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


def counter_draft(review: Review) -> Counter:
    """The edits that put the model's floor back into a reviewed bill, each with its reason, and what they do not cure."""
    if not review.about:
        left = ("The text is not about the model's subject: nothing is proposed.",)
        return Counter(review, (), (), (), left, review)
    state, log = opened(review), _Log()
    if not state.sound:
        left = ("The text reads otherwise when its lines are outlined by themselves: nothing is proposed.",)
        return Counter(review, (), (), (), left, review)
    slips = lint(state.ordinance)
    state = _carve_outs(state, log)
    for _ in range(ROUNDS):
        if not state.gaps:
            break
        state = _completed(_round(state, log, slips))
    state, struck, against = settled(state, lambda after, before: _no_worse(after, before, slips))
    found = edits(state.draft, review.ordinance.text)
    notes = (*(one.told for one in against), *_notes(state))
    open_ = tuple(dict.fromkeys(one.criterion for one in against))
    return Counter(review, (*log.proposals, *struck), found, notes, tuple(_left(state)), state.review, open_)


def _notes(state: State) -> Iterator[str]:
    """What the reader of the draft must check: names that the bill does not have, numbers that others refer to."""
    before, after = state.first.ordinance.text, state.draft.text
    for what, name in state.terms.assumed:
        if name in after and name not in before:
            yield f"The bill does not name {what}: the draft says “{name}”. Put the right name there, or see that it fits."
    for slip in _undefined(state):
        yield f"{slip.says}: define it."
    if after != before:
        yield "Tables of contents, references from other laws and the bill's own title were not changed."


def _carve_outs(state: State, log: _Log) -> State:
    changes, proposals = reduced(state)
    after = moved(state, changes)
    if not after.sound:
        return state
    log.proposals += proposals
    stale = list(idle(after.ordinance, "What it points to is reserved now."))
    tidy = moved(after, stale) if stale else after
    return tidy if tidy.sound else after


def _round(state: State, log: _Log, slips: Sequence[Slip]) -> State:
    """One change for each gap; all together where that leaves less to mend and breaks nothing, else those that do."""
    attempts = _attempts(state, log)
    kept = _compatible(attempts)
    for one in attempts:
        if one not in kept:
            for name in one.proposal.criteria:
                log.tried[name].remove(one.proposal.kind)
    if not kept:
        return state
    after = _with(state, kept)
    if not _better(after, state, slips):
        kept, after = _one_by_one(state, kept, slips)
    log.proposals += [one.proposal for one in kept]
    return after


def _one_by_one(state: State, attempts: Sequence[Attempt], slips: Sequence[Slip]) -> tuple[list[Attempt], State]:
    """The attempts that by themselves leave less to mend and break nothing; what is put in together is put in singly."""
    kept: list[Attempt] = []
    after = state
    for one in attempts:
        tried = _with(state, [*kept, one])
        if one.proposal.kind != "insert" and _better(tried, after, slips):
            kept, after = [*kept, one], tried
    asked = [name for one in attempts if one.proposal.kind == "insert" for name in one.proposal.criteria]
    for name in asked:
        finding = next((one for one in after.gaps if one.criterion.id == name), None)
        changes = inserted(after, [finding]) if finding else []
        tried = moved(after, changes) if changes else after
        if changes and _better(tried, after, slips):
            kept, after = [*kept, Attempt(Proposal("insert", (name,), "", changes[0].note), tuple(changes))], tried
    return kept, after


def _with(state: State, attempts: Sequence[Attempt]) -> State:
    return moved(state, [change for one in attempts for change in one.changes])


def _better(after: State, before: State, slips: Sequence[Slip]) -> bool:
    """Whether less is left to mend, and nothing is broken that was not broken in the bill."""
    broken = [slip for slip in new_slips(slips, lint(after.ordinance)) if slip not in before.slips]
    return after.sound and _lacking(after) < _lacking(before) and not broken and not _handed_on(after, before)


def _no_worse(after: State, before: State, slips: Sequence[Slip]) -> bool:
    broken = [slip for slip in new_slips(slips, lint(after.ordinance)) if slip not in before.slips]
    return after.sound and _lacking(after) <= _lacking(before) and not broken and not _handed_on(after, before)


def _handed_on(after: State, before: State) -> bool:
    """Whether a question was only left to another text: new words point at what the bill does not have."""
    return _elsewhere(after) > _elsewhere(before)


def _elsewhere(state: State) -> int:
    return sum(finding.verdict is Verdict.OUTSIDE for finding in state.review.findings)


def _lacking(state: State) -> int:
    return sum(10 + len(finding.details) for finding in state.gaps)


def _completed(state: State) -> State:
    """The draft with the definitions of the model's terms that its new words use."""
    for _ in range(3):
        wanted = [_definition(state, slip) for slip in _undefined(state)]
        changes, _ = defined([one for one in wanted if one], state.ordinance)
        after = moved(state, changes) if changes else state
        if not changes or not after.sound:
            break
        state = after
    return state


def _undefined(state: State) -> list[Slip]:
    """The model's terms that the draft's new words use and nothing defines."""
    words = [hit[1] for one in state.model.values() if (hit := _MEANS.match(one.text)) and re.search(r"[ -]", hit[1])]
    known = {slip.key for slip in undefined(state.first.ordinance, words)}
    return [slip for slip in undefined(state.ordinance, words) if slip.key not in known]


def _definition(state: State, slip: Slip) -> Wanted | None:
    for one in state.model.values():
        hit = _MEANS.match(one.text)
        if hit and hit[1].casefold() == slip.words:
            return Wanted(one, f"The draft uses “{hit[1]}”: the model's definition goes with it.")
    return None


def _attempts(state: State, log: _Log) -> list[Attempt]:
    """The next change for each gap; what is put in or added at the same places is one."""
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
            cites = dict.fromkeys(state.ordinance.pinpoint(change.span) for change in changes if kind == "add")
            where = "; ".join(filter(None, cites))
            attempts.append(Attempt(Proposal(kind, ids, where, changes[0].note), tuple(changes)))
    return attempts


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


def _left(state: State) -> Iterator[str]:
    """What stays weaker than the model, and the carve-outs that stay."""
    for finding in state.review.findings:
        if finding.is_gap or finding.verdict is Verdict.CANNOT_TELL:
            yield f"{finding.criterion.question} Still {finding.verdict}: {finding.detail}."
    for row in state.review.carve_outs:
        if row.comparison != "as-in-model" and row.severity != "routine" and not _is_said(state, row):
            yield f"{row.evidence.cite}: “{_short(row.evidence.text)}” stays. {row.detail[:1].upper()}{row.detail[1:]}."


def _is_said(state: State, row: CarveOut) -> bool:
    """Whether a carve-out is an empty number, or the model's own words."""
    return "[Reserved" in row.evidence.text or is_models(state, row.evidence.clause.span)


def _short(words: str) -> str:
    words = inner(" ".join(words.split()))
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"

"""What could mend a gap, from the smallest change to the largest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ordtool.library import NumberTest
from ordtool.review.counter import ladder
from ordtool.review.counter.additions import Addition, addition
from ordtool.review.counter.clauses import defined, replaced
from ordtool.review.counter.copying import is_models, put_back, restored
from ordtool.review.counter.deletions import Target, deletions, sentence_at
from ordtool.review.counter.draft import Change, is_own
from ordtool.review.counter.losses import guarded
from ordtool.review.counter.numbers import numbers
from ordtool.review.counter.places import Wanted, insertions
from ordtool.review.counter.result import Kind, Proposal
from ordtool.review.counter.state import State
from ordtool.review.counter.wording import Provision, company, grades
from ordtool.review.result import Evidence, Finding, Verdict
from ordtool.source import Span


@dataclass(frozen=True, slots=True)
class Attempt:
    """A proposal and its changes, which count in the current text."""

    proposal: Proposal
    changes: tuple[Change, ...]


Cure = Callable[[State, Finding], "list[Change]"]


def attempt(state: State, finding: Finding, kind: Kind) -> Attempt | None:
    """One way to mend a gap, None where it cannot be tried."""
    changes = _CURES[kind](state, finding)
    if not changes:
        return None
    cite = finding.evidence[0].cite if finding.evidence else ""
    return Attempt(Proposal(kind, (finding.criterion.id,), cite, changes[0].note), tuple(changes))


def ways(finding: Finding) -> tuple[Kind, ...]:
    """The ways to mend a gap, the smallest first."""
    if finding.verdict is Verdict.MISSING:
        return ("insert",)
    if "wording:provision-dropped" in finding.details:
        return ("insert", "replace")
    additive = all(code.startswith(("element-missing", "not-stated")) for code in finding.details)
    if additive:
        return ("restore", "strike", "add", "replace", "insert")
    return ("restore", "strike", "add", "replace", "insert")


def note(state: State, finding: Finding, path: str = "") -> str:
    """The comment on a gap, with the blanks of the model's words that were filled and its graded wordings."""
    blanks = _blanks(state, path or finding.criterion.section) if path else ()
    return ladder.for_finding(finding, blanks, grades(state.first.model, finding.criterion, state.terms))


def _blanks(state: State, path: str) -> tuple[Any, ...]:
    names = state.model[path].blanks if path in state.model else ()
    return tuple(blank for blank in state.first.model.blanks if blank.name in names)


def _own(state: State, finding: Finding) -> Iterator[Evidence]:
    seen: set[Span] = set()
    for item in finding.evidence:
        if item.ordinance is state.ordinance and item.clause.span not in seen:
            seen.add(item.clause.span)
            yield item


def _restore(state: State, finding: Finding) -> list[Change]:
    return guarded(restored(state, finding, note(state, finding)), state.ordinance)


def _strike(state: State, finding: Finding) -> list[Change]:
    """Words that weaken, struck; numbers brought to the model's; the carve-outs that the finding rests on, taken out."""
    said = note(state, finding)
    changes: list[Change] = []
    codes = {code.partition(":")[2] if code.startswith(("wording", "force")) else code for code in finding.details}
    changes += _taken_out(state, finding, said)
    for item in _own(state, finding):
        if not item.clause.is_carve_out:
            changes += _struck(state, item, codes, finding.criterion.id, said)
            changes += _numbered(state, item, finding, said)
    return _distinct(changes)


def _taken_out(state: State, finding: Finding, said: str) -> list[Change]:
    if not any(code.startswith(("carve-out", "provision")) or code == "wording:sunset" for code in finding.details):
        return []
    labels = {name for test in finding.criterion.tests for name in getattr(test, "labels", [])}
    labels |= {"struct.sunset"} if "wording:sunset" in finding.details else set()
    targets = [
        Target(item.clause.span, said)
        for item in _own(state, finding)
        if item.clause.label in labels and not is_models(state, item.clause.span)
    ]
    return deletions(state.ordinance, targets)[0]


def _struck(state: State, item: Evidence, codes: set[str], criterion: str, said: str) -> Iterator[Change]:
    node = state.ordinance.section_at(item.clause.span.start)
    if node is None:
        return
    sentence = sentence_at(state.ordinance, node, item.clause.span.start)
    where = Span(min(sentence.start, item.clause.span.start), max(sentence.end, item.clause.span.end))
    for row in _strikes():
        if not codes & set(row["reasons"]) or criterion not in row.get("criteria", [criterion]):
            continue
        for hit in re.compile(row["find"]).finditer(state.ordinance.text, where.start, where.end):
            if not is_own(state.draft, Span(hit.start(), hit.end())) or is_models(state, Span(hit.start(), hit.end())):
                continue
            if back := put_back(state, Span(hit.start(), hit.end()), said):
                yield back
                continue
            new = hit.expand(row["into"].replace("{law}", state.terms.law).replace("{body}", state.terms.body))
            end = hit.end()
            if (
                hit.start() in (sentence.start, node.lead.start)
                or state.ordinance.text[max(hit.start() - 2, 0) : hit.start()] == ". "
            ):
                end += not new
                new = new[:1].upper() + new[1:] if new else state.ordinance.text[hit.end() : end].upper()
            yield Change(Span(hit.start(), end), new, said)


def _numbered(state: State, item: Evidence, finding: Finding, said: str) -> Iterator[Change]:
    for test in finding.criterion.tests:
        if isinstance(test, NumberTest) and f"number-short-of-model:{test.attribute}" in finding.details:
            value = item.clause.attributes.get(test.attribute)
            change = numbers(state.ordinance.text, item.clause.span, value, test, said)
            if not change or not is_own(state.draft, change.span) or is_models(state, change.span):
                continue
            if not _times_another(state, item, finding, test):
                yield change
                return


def _times_another(state: State, item: Evidence, finding: Finding, test: NumberTest) -> bool:
    """Whether the number of a clause is what answers another question well: it is no answer to this one."""
    return any(
        other.evidence[0].clause.span == item.clause.span
        and any(isinstance(one, NumberTest) and one.attribute == test.attribute for one in other.criterion.tests)
        for other in state.review.findings
        if other.evidence and other.criterion.id != finding.criterion.id and not other.is_gap
    )


def addable(state: State, finding: Finding) -> Addition | None:
    """What names the things that a finding misses, out of the model's words for it."""
    beside = company(state.first.model.name, finding.criterion.section)
    for path in (finding.criterion.section, *finding.criterion.also, *beside):
        provision = state.model.get(path)
        found = addition(finding, provision, state.ordinance, note(state, finding)) if provision else None
        if found:
            return found
    return None


def _replace(state: State, finding: Finding) -> list[Change]:
    provision = state.model.get(finding.criterion.section)
    own = [
        item
        for item in _own(state, finding)
        if not item.clause.is_carve_out
        and is_own(state.draft, item.clause.span)
        and not _answers_more(state, item, finding)
        and not is_models(state, item.clause.span)
    ]
    if provision is None or not own:
        return []
    said = note(state, finding, provision.path)
    short = replaced(own[0], provision, state.ordinance, said, short=True)
    found = short or replaced(own[0], provision, state.ordinance, said, short=False)
    return guarded(found, state.ordinance)


def _answers_more(state: State, item: Evidence, finding: Finding) -> bool:
    """Whether a clause is what answers another question first: it is not for this one to rewrite it."""
    return any(
        other.criterion.section != finding.criterion.section
        and other.evidence
        and 2 * other.evidence[0].clause.span.overlap(item.clause.span) > len(item.clause.span)
        for other in state.review.findings
        if other.criterion.id != finding.criterion.id
        and not (other.criterion.labels[0].startswith("carveout") or other.is_gap)
    )


def _insert(state: State, finding: Finding) -> list[Change]:
    return inserted(state, [finding])


def inserted(state: State, findings: Sequence[Finding]) -> list[Change]:
    """The model's provisions that answer some questions, put in together; each once, with what it cannot do without."""
    wanted: dict[str, list[str]] = {}
    for finding in findings:
        for path in (finding.criterion.section, *finding.criterion.also):
            wanted.setdefault(_whole(path), []).append(note(state, finding, path))
        for path in company(state.first.model.name, finding.criterion.section):
            if not _answered(state, path):
                wanted.setdefault(path, [])
    apart: list[Wanted] = []
    terms: list[Wanted] = []
    for path, notes in wanted.items():
        provision = state.model.get(path)
        if provision is not None and not _stands(state, provision):
            said = "\n\n".join(dict.fromkeys(notes)) or "Goes with what is put in beside it."
            (terms if _is_definition(provision) else apart).append(Wanted(provision, said))
    changes, rest = defined(terms, state.ordinance)
    return changes + insertions([*apart, *rest], state.review, alone=state.terms.law == "section")


def _whole(path: str) -> str:
    """The subsection that holds an item of the model."""
    return re.sub(r"^(\w+\(\w+\))\(.*", r"\1", path)


def _answered(state: State, path: str) -> bool:
    """Whether the bill has words of its own for a provision of the model."""
    return any(f.criterion.section == path and f.evidence for f in state.review.findings)


def _is_definition(provision: Provision) -> bool:
    return provision.title.casefold().startswith("definition")


def _stands(state: State, provision: Provision) -> bool:
    """Whether the text holds the provision already, word for word."""
    return provision.text in state.ordinance.text


def _distinct(changes: Sequence[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(changes, key=lambda one: (-len(one.span), one.span.start)):
        if not any(change.span.overlap(other.span) or change.span == other.span for other in kept):
            kept.append(change)
    return kept


@cache
def _strikes() -> list[dict[str, Any]]:
    raw = tomllib.loads((files("ordtool.review.counter") / "strikes.toml").read_text(encoding="utf-8"))
    return list(raw["strikes"])


_CURES: dict[Kind, Cure] = {
    "restore": _restore,
    "strike": _strike,
    "replace": _replace,
    "insert": _insert,
}
__all__ = ["Attempt", "addable", "attempt", "inserted", "note", "ways"]

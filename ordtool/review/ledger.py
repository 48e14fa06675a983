"""The ledger of carve-outs: what each takes out, how it compares with the model's exceptions, how much it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ordtool.attributes import days
from ordtool.extract import Extraction
from ordtool.library import ExceptionRow, Rubric
from ordtool.library.phrases import first, flat
from ordtool.review.result import CarveOut, Evidence
from ordtool.review.versions import version
from ordtool.review.weights import ORDER, UP, by_kind, gravity, kind_of
from ordtool.source import Span

_LESS = ("carveout.other", "carveout.device")
"""Labels that say least: where a span carries several, another one leads."""

_LIST = 3
"""How many exceptions of a model make a list."""


def ledger(extraction: Extraction, rubric: Rubric) -> tuple[CarveOut, ...]:
    """The carve-outs of a bill, the few that matter first; several labels on the same words are one row."""
    rows = [
        replace(_row(group, rubric), rank=gravity(group), kind=next(filter(None, map(kind_of, group)), ""))
        for group in _grouped(extraction)
    ]
    return tuple(sorted(_once(rows), key=lambda r: (ORDER.index(r.severity), r.rank, r.evidence.clause.span.start)))


def _grouped(extraction: Extraction) -> Iterable[tuple[Evidence, ...]]:
    groups: dict[Span, list[Evidence]] = {}
    for clause in extraction.clauses:
        if clause.is_carve_out:
            groups.setdefault(clause.span, []).append(Evidence(extraction.ordinance, clause))
    for found in groups.values():
        yield tuple(sorted(found, key=lambda item: (item.clause.label in _LESS, item.clause.label)))


def _once(rows: Sequence[CarveOut]) -> Iterable[CarveOut]:
    """Rows without those that another version of the same section repeats; a row of one version alone says so."""
    seen: dict[tuple[tuple[str, ...], str], str] = {}
    for row in rows:
        own = version(row.evidence.ordinance, row.evidence.clause.span.start)
        key = (row.labels, flat(row.evidence.text))
        if seen.setdefault(key, own) == own:
            yield replace(row, detail=f"{row.detail} (only {own[:1].lower()}{own[1:]})") if own else row


def _row(group: tuple[Evidence, ...], rubric: Rubric) -> CarveOut:
    labels = tuple(item.clause.label for item in group)
    answers = [(row, tuple(_lacks(row, group))) for row in rubric.exceptions if _answers(row, group)]
    if not answers:
        severity, why = by_kind(group)
        return CarveOut(group[0], labels, severity, "not-in-model", why, "not-in-model")
    answer, lacks = min(answers, key=lambda pair: len(pair[1]))  # the one that it comes nearest to
    if not lacks:
        return CarveOut(group[0], labels, answer.severity, "as-in-model", answer.why, "as-in-model", answer)
    base = min((answer.severity, by_kind(group, opened=False)[0]), key=ORDER.index)
    severity = base if set(lacks) <= _shared(rubric) else UP[base]
    detail = "the model has this exception only with: " + "; ".join(lacks)
    return CarveOut(group[0], labels, severity, "wider-than-model", detail, "wider-than-model", answer, lacks=lacks)


def _shared(rubric: Rubric) -> set[str]:
    """The limits that the model puts on a whole list at once: a list without them is no graver for each item."""
    names = Counter(limiter.name for row in rubric.exceptions for limiter in row.limiter)
    return {name for name, times in names.items() if times >= _LIST}


def _answers(row: ExceptionRow, group: Sequence[Evidence]) -> bool:
    """Whether the model's exception speaks of the same thing."""
    labels = {item.clause.label for item in group}
    kinds = {str(item.clause.attributes["kind"]) for item in group if "kind" in item.clause.attributes}
    if not labels & set(row.labels) or (row.kinds and not kinds & set(row.kinds)):
        return False
    return not row.about or first(row.about, group[0].text) is not None


def _lacks(row: ExceptionRow, group: Sequence[Evidence]) -> Iterable[str]:
    """The narrowing words and the cap that the model's exception has and this one has not.

    `limiter` holds the words of the lead-in and of the closing words of a list too ("unless modified to …").
    """
    words = " ".join([group[0].text, *(str(item.clause.attributes.get("limiter", "")) for item in group)])
    for limiter in row.limiter:
        if first(limiter.any, words) is None:
            yield limiter.name
    if row.max_cap is not None:
        caps = [days(str(c)) for item in group if (c := item.clause.attributes.get("time_cap"))]
        if not caps or max(caps) > days(row.max_cap):
            yield f"a cap of {days(row.max_cap):g} days (here {f'{max(caps):g} days' if caps else 'none'})"
    if any(item.clause.attributes.get("open_ended") for item in group):
        yield "a closed list"

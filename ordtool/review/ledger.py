"""The ledger of carve-outs: what each takes out, how it compares with the model's own exceptions, how much it matters."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from ordtool.attributes import days
from ordtool.extract import Extraction
from ordtool.library import ExceptionRow, Rubric
from ordtool.ordinance import Span
from ordtool.review.phrases import first
from ordtool.review.result import CarveOut, Evidence, Weight

_ORDER: tuple[Weight, ...] = ("serious", "notable", "routine")
_UP: dict[Weight, Weight] = {"routine": "notable", "notable": "serious", "serious": "serious"}
_PREFERENCE = ("carveout.other", "carveout.device")
"""Labels that say least: where a span carries several, another one leads."""


def ledger(extraction: Extraction, rubric: Rubric) -> tuple[CarveOut, ...]:
    """The carve-outs of a bill, the few that matter first; several labels on the same words are one row."""
    rows = [replace(_row(group, rubric), rank=_rank(group)) for group in _grouped(extraction)]
    return tuple(sorted(rows, key=lambda r: (_ORDER.index(r.severity), r.evidence.clause.span.start)))


def _rank(group: Sequence[Evidence]) -> int:
    """The place of the gravest label in the table of weights, which is in order of gravity."""
    names = list(_weights()["label"])
    return min(names.index(item.clause.label) for item in group)


def _grouped(extraction: Extraction) -> Iterable[tuple[Evidence, ...]]:
    groups: dict[Span, list[Evidence]] = {}
    for clause in extraction.clauses:
        if clause.is_carve_out:
            groups.setdefault(clause.span, []).append(Evidence(extraction.ordinance, clause))
    for found in groups.values():
        yield tuple(sorted(found, key=lambda item: (item.clause.label in _PREFERENCE, item.clause.label)))


def _row(group: tuple[Evidence, ...], rubric: Rubric) -> CarveOut:
    labels = tuple(item.clause.label for item in group)
    answer = next((row for row in rubric.exceptions if _answers(row, group)), None)
    if answer is None:
        severity, why = _by_kind(group)
        return CarveOut(group[0], labels, severity, "not-in-model", why, "not-in-model")
    lacks = tuple(_lacks(answer, group))
    if not lacks:
        return CarveOut(group[0], labels, answer.severity, "as-in-model", answer.why, "as-in-model", answer)
    base = min((answer.severity, _by_kind(group)[0]), key=_ORDER.index)
    detail = "the model has this exception only with: " + "; ".join(lacks)
    return CarveOut(group[0], labels, _UP[base], "wider-than-model", detail, "wider-than-model", answer)


def _answers(row: ExceptionRow, group: Sequence[Evidence]) -> bool:
    """Whether the model's exception speaks of the same thing."""
    labels = {item.clause.label for item in group}
    kinds = {str(item.clause.attributes["kind"]) for item in group if "kind" in item.clause.attributes}
    if not labels & set(row.labels) or (row.kinds and not kinds & set(row.kinds)):
        return False
    return not row.about or first(row.about, group[0].text) is not None


def _lacks(row: ExceptionRow, group: Sequence[Evidence]) -> Iterable[str]:
    """The narrowing words and the cap that the model's exception has and this one has not."""
    words = " ".join([group[0].text, *(str(item.clause.attributes.get("limiter", "")) for item in group)])
    for limiter in row.limiter:
        if first(limiter.any, words) is None:
            yield limiter.name
    if row.max_cap is not None:
        caps = [days(str(c)) for item in group if (c := item.clause.attributes.get("time_cap"))]
        if not caps or max(caps) > days(row.max_cap):
            yield f"a cap of {days(row.max_cap):g} days"
    if any(item.clause.attributes.get("open_ended") for item in group):
        yield "a closed list"


def _by_kind(group: Sequence[Evidence]) -> tuple[Weight, str]:
    """The weight of a carve-out that the model does not have."""
    table = _weights()
    found: list[tuple[Weight, str]] = []
    for item in group:
        kind = str(item.clause.attributes.get("kind", ""))
        named = table["kind"].get(kind) if item.clause.label == "carveout.device" else None
        found.append(named or table["label"][item.clause.label])
    severity, why = min(found, key=lambda pair: _ORDER.index(pair[0]))
    routine = [pair for pair in found if pair[0] == "routine"]
    if routine and {item.clause.label for item in group} & {
        "carveout.access_control",
        "carveout.redaction",
        "carveout.personal_device",
    }:
        severity, why = ("notable", why) if severity == "serious" else routine[0]
    if any(item.clause.attributes.get("open_ended") for item in group):
        return _UP[severity], f"{why}; the words are open-ended"
    return severity, why


@cache
def _weights() -> dict[Literal["label", "kind"], dict[str, tuple[Weight, str]]]:
    raw = tomllib.loads((files("ordtool.review") / "severity.toml").read_text(encoding="utf-8"))
    return {
        table: {name: (cast(Weight, weight), why) for name, (weight, why) in raw[table].items()}
        for table in ("label", "kind")
    }

"""The bank of clauses: for one label, over all models, the strongest, the model's own and the minimum wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ordtool.draft.gradings import printed
from ordtool.draft.provisions import Provision, number
from ordtool.draft.subject import Subject, subject
from ordtool.errors import UsageError
from ordtool.library import Criterion, ExceptionRow, Law, Model, labels, model, models, standard
from ordtool.library.strict import nearest
from ordtool.report import Block, Heading, Paragraph, Report, Run

_TRADE = {
    "first": "If it must be weakened: this may be given up first.",
    "later": "If it must be weakened: give this up late, and no further than the minimum.",
    "never": "If it must be weakened: never give this up.",
}
_CONTRAST = "(contrast)"

Entry = dict[str, Any]


def bank(label: str, subjects: Sequence[str] = ()) -> Report:
    """The wordings for a label ("enforce.private_action") or a family ("enforce"), of all models or those named.

    UsageError for a label that nobody knows, or that no criterion asks for.
    """
    names = {one.label for one in labels()} | {one.family for one in labels()}
    if label not in names:
        raise UsageError(f"There is no clause “{label}”; {nearest(label, names)} (`ordtool list labels`)")
    entries = [entry for name in subjects or models() for entry in _entries(model(name), label)]
    if not entries:
        rubrics = [model(name).rubric for name in models()]
        held = {name for rubric in rubrics for row in rubric.criteria for name in row.labels}
        held |= {name for rubric in rubrics for row in rubric.exceptions for name in row.labels}
        where = f"of {', '.join(subjects)}" if subjects else "of a model"
        raise UsageError(f"No criterion {where} asks for {label}; {nearest(label, held)}")
    return Report(
        f"Clause bank: {label}",
        tuple(_blocks(entries)),
        data={"schema_version": 1, "label": label, "entries": entries},
    )


def _entries(one: Model, label: str) -> Iterator[Entry]:
    asked = [criterion for criterion in one.rubric.criteria if _is(label, criterion.labels)]
    excepted = [row for row in one.rubric.exceptions if _is(label, row.labels)]
    if not asked and not excepted:
        return
    part = subject(one, standard(one.blanks))
    number(part.text.sections)
    graded = {wording.criterion: wording for wording in one.wordings}
    words = {key: printed(found, part.answers) for key, found in part.gradings.items()}
    for criterion in asked:
        found = graded.get(criterion.id)
        yield {
            **_said_of(one, criterion, criterion.question),
            "strongest": words.get((criterion.id, "ceiling"), ""),
            "no_strongest": found.no_ceiling if found else "",
            "model": _target(part, criterion),
            "minimum": words.get((criterion.id, "floor"), ""),
            "no_minimum": found.no_floor if found else "",
            "trade": found.trade if found else "",
        }

    for row in excepted:
        yield {
            **_said_of(one, row, "Which exception does the model itself have, in its narrowest words?"),
            "strongest": "",
            "no_strongest": "",
            "model": _target(part, row),
            "minimum": "",
            "no_minimum": "",
            "trade": "",
        }


def _is(label: str, names: Sequence[str]) -> bool:
    """Whether one of the names is a label, or of its family."""
    return any(f"{name}.".startswith(f"{label}.") for name in names)


def _said_of(one: Model, row: Criterion | ExceptionRow, question: str) -> Entry:
    laws = row.laws if isinstance(row, Criterion) else []
    return {
        "subject": one.name,
        "title": one.rubric.title,
        "criterion": row.id,
        "element": row.element,
        "labels": list(row.labels),
        "question": question,
        "why": row.why,
        "section": row.section,
        "read": one.rubric.as_of.isoformat(),
        "enacted": [_law(law) for law in laws if _CONTRAST not in law.fact],
        "enacted_weaker": [_law(law) for law in laws if _CONTRAST in law.fact],
    }


def _law(law: Law) -> dict[str, str]:
    return {"cite": law.cite, "fact": law.fact.replace(_CONTRAST, "").strip()}


def _target(part: Subject, row: Criterion | ExceptionRow) -> str:
    """The model's own words at the section, items too."""
    place = part.was.get(row.section)
    return "\n".join(_line_of(one, part) for one in place.walk()) if place else ""


def _line_of(one: Provision, part: Subject) -> str:
    part.finish(one)
    return one.written().removeprefix("## ")


def _blocks(entries: Sequence[Entry]) -> Iterator[Block]:
    count = len({entry["subject"] for entry in entries})
    plural = "s" if count > 1 else ""
    yield _paragraph(
        f"{len(entries)} answer{'s' if len(entries) > 1 else ''} of {count} model{plural}. The wordings are our own, with "
        "blanks at their defaults; the laws named have the feature, not these words."
    )
    for entry in entries:
        yield Heading(2, (Run(f"{entry['title']}: {entry['question']}"),))
        yield _paragraph(entry["why"])
        yield from _wording("Strongest", entry["strongest"], entry["no_strongest"])
        yield from _wording(f"The model, § {entry['section']}", entry["model"], "")
        yield from _laws("Enacted elsewhere", entry["enacted"], entry["read"])
        yield from _wording("Minimum", entry["minimum"], entry["no_minimum"])
        yield from _laws("Enacted elsewhere, weaker", entry["enacted_weaker"], entry["read"])
        if entry["trade"]:
            yield _paragraph(_TRADE[entry["trade"]])


def _wording(head: str, words: str, none: str) -> Iterator[Block]:
    if words or none:
        yield Paragraph((Run(f"{head}.", bold=True),) if words else (Run(f"{head}. ", bold=True), Run(f"None: {none}")))
    for line in words.splitlines():
        yield Paragraph((Run(line),), "quote", 1)


def _laws(head: str, laws: Iterable[dict[str, str]], read: str) -> Iterator[Block]:
    said = [f"{law['cite']}: {law['fact']}" for law in laws]
    if said:
        yield Paragraph((Run(f"{head}", bold=True), Run(f" (read {read}).")))
        yield from (Paragraph((Run(one),), "bullet") for one in said)


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),))

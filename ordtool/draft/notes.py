"""Notes to the drafter: what a provision is for, which enacted law has it, and what may be traded."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ordtool.draft.result import DraftingNote
from ordtool.library import Criterion, Graded, Model, Value

_TRADE = {
    "first": "This may be given up first: the rest of the draft does its work without it.",
    "later": "Give this up only when dates and forms have been offered, and no further than the floor.",
    "never": "Do not trade this: what the draft protects rests on it.",
}
_OWN_NAMES = ("GOVERNING_BODY", "AUDITOR", "JURISDICTION_TYPE", "FR_TERM")
"""Blanks whose defaults a rubric writes where it speaks of any government: “the City”."""
_CONCEDED = "Conceded. The answers to this draft give this up, in whole or in part."


def notes(
    model: Model,
    places: Mapping[tuple[str, str], str],
    wordings: Mapping[tuple[str, str], str],
    *,
    answers: Mapping[str, Value],
    conceded: frozenset[str] = frozenset(),
) -> list[DraftingNote]:
    """A note for each provision of a draft that answers criteria, in the order of the rubric.

    `wordings`: (criterion, "floor" or "ceiling") -> the words as this draft would print them. What the rubric says of “the City”
    is said of the government of the `answers`. `conceded` are the criteria that the answers give away.
    """
    names = _names(model, answers)
    graded = {one.criterion: one for one in model.wordings}
    found: dict[str, list[Criterion]] = {}
    for criterion in model.rubric.criteria:
        if place := places.get((model.name, criterion.section)):
            found.setdefault(place, []).append(criterion)
    told = []
    for place, criteria in found.items():
        words: list[str] = []
        for criterion in criteria:
            words += [_here(criterion.question, names)] if len(criteria) > 1 else []
            words += _paragraphs(
                criterion, names, graded.get(criterion.id), wordings, read=model.rubric.as_of.isoformat()
            )
            words += [_CONCEDED] if criterion.id in conceded else []
        told.append(DraftingNote(place, tuple(words)))
    return told


def _names(model: Model, answers: Mapping[str, Value]) -> dict[str, str]:
    """What the rubric calls things -> what this draft calls them; longer names first."""
    named = set(_OWN_NAMES) & answers.keys()
    usual = {str(blank.default): str(answers[blank.name]) for blank in model.blanks if blank.name in named}
    return dict(sorted(usual.items(), key=lambda name: -len(name[0])))


def _here(words: str, names: Mapping[str, str]) -> str:
    """Words of a rubric as they are said of this government."""
    if not names:
        return words
    known = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return known.sub(lambda found: names[found[0]], words)


def _paragraphs(
    criterion: Criterion,
    names: Mapping[str, str],
    graded: Graded | None,
    wordings: Mapping[tuple[str, str], str],
    *,
    read: str,
) -> list[str]:
    purpose, _, more = _here(criterion.why, names).partition(". ")
    said = [f"Purpose. {purpose.rstrip('.')}."]
    why = " ".join(part for part in (more.strip(), _law(criterion, read)) if part)
    if why:
        said.append(f"Why it matters. {why}")
    return [*said, *_graded(graded, wordings)] if graded else said


def _law(criterion: Criterion, read: str) -> str:
    """One enacted law: the first that has the feature, else one that stands for the weaker wording."""
    contrast = re.compile(r"\s*\(contrast\)$")
    good = [law for law in criterion.laws if not contrast.search(law.fact)]
    for law in good[:1]:
        return f"Enacted: {law.cite}: {law.fact} (read {read})."
    return next((f"By contrast, {law.cite}: {contrast.sub('', law.fact)} (read {read})." for law in criterion.laws), "")


def _graded(graded: Graded, wordings: Mapping[tuple[str, str], str]) -> list[str]:
    floor = wordings.get((graded.criterion, "floor")) or f"none. {_sentence(graded.no_floor)}"
    ceiling = wordings.get((graded.criterion, "ceiling")) or f"none. {_sentence(graded.no_ceiling)}"
    return [
        f"Floor: {floor}",
        "Target: the words of this draft.",
        f"Ceiling: {ceiling}",
        f"If asked to weaken. {_TRADE[graded.trade]}",
    ]


def _sentence(words: str) -> str:
    told = words.strip().rstrip(".")
    return f"{told[:1].upper()}{told[1:]}." if told else ""

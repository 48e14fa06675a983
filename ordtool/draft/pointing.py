"""References to the draft's own provisions: each is led to what it meant, wherever that stands now.

First it is found out what each reference means (`pointers`), in the model's own numbering; when the provisions have been put
together and counted anew, the words are mended (`mended`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.draft.provisions import Provision
from ordtool.errors import DataError
from ordtool.references import Reference, Target, references

_OWN_SECTIONS = 99  # a model has fewer; "section 1373" is of another law


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference, the provision that each of its targets means, and the place that it counts in, if it names one.

    `between` are the sections of a range ("sections 3 to 9") that the draft holds, its ends included.
    """

    reference: Reference
    met: tuple[Provision, ...]
    around: Provision | None
    between: tuple[Provision, ...]


def pointers(home: Provision, sections: Iterable[Provision]) -> tuple[Pointer, ...]:
    """What the references in a provision mean, among the sections of its subject.

    DataError for one that points at what the draft does not hold.
    """
    return tuple(_pointer(reference, home, list(sections)) for reference in _own(home.words))


def mended(home: Provision, points: Iterable[Pointer]) -> str:
    """The words of a provision, its references in the draft's numbering."""
    words, done, told = home.words, 0, ""
    for point in points:
        span = point.reference.span
        told += words[done : span.start] + _told(point, home)
        done = span.end
    return told + words[done:]


def listed(places: Sequence[str]) -> str:
    """Places in a row: "3", "3 and 5", "3, 5, and 7"."""
    *most, last = places
    if not most:
        return last
    return f"{', '.join(most)}, and {last}" if len(most) > 1 else f"{most[0]} and {last}"


def _own(words: str) -> Iterator[Reference]:
    for reference in references(words):
        if not reference.outside and not _of_other_law(reference):
            yield reference


def _of_other_law(reference: Reference) -> bool:
    """Whether it points at an article, at a place within a title of a code, or at a number that no model has."""
    outer = reference
    while outer.within:
        outer = outer.within
    numbers = [one.number for one in outer.targets if one.number] if outer.level == "section" else []
    foreign = any(not number.isdigit() or int(number) > _OWN_SECTIONS for number in numbers)
    return outer.of_division or reference.of_division or foreign


def _pointer(reference: Reference, home: Provision, sections: Sequence[Provision]) -> Pointer:
    around = None
    if reference.within:
        around = _met(reference.within.targets[0], reference.within, home, None, sections)
    elif reference.here:
        around = home.chain()[: {"section": 1, "subsection": 2, "paragraph": 3}.get(reference.here, 1)][-1]
    met = _all_met(reference, home, around, sections)
    between: list[Provision] = []
    if reference.level == "section":
        for number, (target, one) in enumerate(zip(reference.targets, met, strict=True)):
            first = sections.index(met[number - 1]) + 1 if target.through and met[number - 1] in sections else None
            between += sections[first : sections.index(one) + 1] if first is not None and one in sections else [one]
    return Pointer(reference, met, around, tuple(between))


def _all_met(
    reference: Reference, home: Provision, around: Provision | None, sections: Sequence[Provision]
) -> tuple[Provision, ...]:
    """The provision that each target means; "(4)" of "section 4(a)(1) to (4)" counts where the one before it stands."""
    met: list[Provision] = []
    for target in reference.targets:
        chain = met[-1].chain() if met and reference.level == "section" and not target.number else ()
        beside = _down(chain[-len(target.steps) - 1], target.steps) if len(chain) > len(target.steps) else None
        met.append(beside or _met(target, reference, home, around, sections))
    return tuple(met)


def _met(
    target: Target, reference: Reference, home: Provision, around: Provision | None, sections: Sequence[Provision]
) -> Provision:
    """The provision that a target means."""
    if reference.level == "section":
        start = next((section for section in sections if section.label == target.number), None)
        found = _down(start, target.steps)
    else:
        levels = (around,) if around else tuple(reversed(home.chain()))
        found = next((one for level in levels if (one := _down(level, _steps(target)))), None)
    if found is None:
        said = home.words[reference.span.start : reference.span.end]
        raise DataError(
            f"{home.subject}/ordinance.md: “{said}”, in section {home.was or home.chain()[0].label}, points at what this "
            "draft does not hold; put the reference and its target under the same condition."
        )
    return found


def _steps(target: Target) -> tuple[str, ...]:
    return (target.number, *target.steps) if target.number else target.steps


def _down(start: Provision | None, steps: Sequence[str]) -> Provision | None:
    found = start
    for step in steps:
        if found is None:
            return None
        found = next((one for one in found.children if one.label.casefold() == step), None)
    return found


def _told(point: Pointer, home: Provision) -> str:
    """A reference in the draft's numbering: worded as it was where that still leads to the place, else by section."""
    reference = point.reference
    words = home.words[reference.span.start : reference.span.end]
    if reference.level == "section":
        if len(point.between) > len(point.met):
            return f"{words.split()[0]} {listed(_runs([_full(one.stands) for one in point.between]))}"
        return _reworded(point, words)
    depths = [len(_steps(target)) for target in reference.targets]
    around = point.around.stands if point.around else home
    if all(_stands_around(one.stands, depth, around) for one, depth in zip(point.met, depths, strict=True)):
        return _reworded(point, words)
    places = list(dict.fromkeys(_full(one.stands) for one in point.met))
    said = "section" if len(places) == 1 else "sections"
    return f"{said.capitalize() if words[0].isupper() else said} {listed(places)}"


def _stands_around(met: Provision, depth: int, home: Provision) -> bool:
    """Whether what a target of `depth` steps counts in is still around the place that it counts from."""
    chain = met.chain()
    return len(chain) > depth and chain[-depth - 1] in home.chain()


def _reworded(point: Pointer, words: str) -> str:
    """The same words with new labels."""
    reference, start = point.reference, point.reference.span.start
    new = [
        (target, _said(one.stands, target, reference)) for target, one in zip(reference.targets, point.met, strict=True)
    ]
    if reference.within and point.around:
        new += [
            (reference.within.targets[0], _said(point.around.stands, reference.within.targets[0], reference.within))
        ]
    told, done = "", start
    for target, said in new:
        told += words[done - start : target.span.start - start] + said
        done = target.span.end
    return told + words[done - start :]


def _said(one: Provision, target: Target, reference: Reference) -> str:
    """A place by as many steps as it was said with: "(a)(3)" of 4(a)(3); a numbered section by its whole path."""
    return _full(one) if reference.level == "section" and target.number else _steps_of(one, len(_steps(target)))


def _full(one: Provision) -> str:
    return _steps_of(one, len(one.chain()))


def _steps_of(one: Provision, depth: int) -> str:
    return "".join(f"({step.number})" if step.level else step.number for step in one.chain()[-depth:])


def _runs(places: Sequence[str]) -> list[str]:
    """Sections in a row said as ranges: "3 to 5" for 3, 4, 5."""
    numbers = sorted({int(place.partition("(")[0]) for place in places})
    begins = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return [str(a) if a == b else f"{a} {'to' if b > a + 1 else 'and'} {b}" for a, b in zip(begins, ends, strict=True)]

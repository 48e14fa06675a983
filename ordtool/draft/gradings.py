"""The floor and ceiling wordings of a model, as they would stand in a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordtool.draft.pointing import Pointer, mended, pointers
from ordtool.draft.provisions import Provision, of_article, provision, put, recount
from ordtool.errors import DataError
from ordtool.library import Value
from ordtool.library.template import blanks_filled, chosen


@dataclass(frozen=True, slots=True)
class Grading:
    """A wording taken apart: `top` stands in the place of `instead_of`, with what its references mean."""

    top: Provision
    instead_of: Provision
    points: Mapping[Provision, tuple[Pointer, ...]]


def grading(
    words: str, target: Provision, sections: Sequence[Provision], answers: Mapping[str, Value]
) -> Grading | None:
    """A wording in the models' syntax, read beside the provision that it would replace; None for no words."""
    lines = [line.strip() for line in chosen(words, answers, name=target.subject).splitlines() if line.strip()]
    if not lines:
        return None
    top = provision(lines[0], target.subject)
    top.parent = target.parent
    for line in lines[1:]:
        put(top, provision(line, target.subject))
    return Grading(top, target, {one: _points(one, sections) for one in top.walk()})


def printed(found: Grading, answers: Mapping[str, Value]) -> str:
    """A wording in the draft's numbering, blanks filled; paragraphs run on."""
    place = found.instead_of.stands
    found.top.parent, found.top.number = place.parent, place.number
    recount(found.top)
    said = []
    for one in found.top.walk():
        label = f"({one.number}) " if one.number and one.level else ""
        said.append(label + mended(one, found.points[one]))
    words = of_article(" ".join(said)) if place.scoped else " ".join(said)
    return blanks_filled(words, answers, name=place.subject)


def _points(one: Provision, sections: Sequence[Provision]) -> tuple[Pointer, ...]:
    """What its references mean; none where one leads nowhere: a note may say so, the draft itself may not."""
    try:
        return pointers(one, sections)
    except DataError:
        return ()

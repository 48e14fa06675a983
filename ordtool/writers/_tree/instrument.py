"""What a tree is made from: an ordinance, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ordtool.ordinance import Ordinance, Section
from ordtool.report import Signatures
from ordtool.source import Span


@dataclass(frozen=True, slots=True)
class Instrument:
    """An ordinance to be written as a tree.

    `title`, `number` ("" for none), `sponsor` and `place` ("City of Anytown") are as printed; `act` is what it is called
    ("ordinance"), `author` the body that enacts it, `date` (ISO 8601) that of the draft. `opening` are the lines between title
    and recitals, `recitals` are whole ("WHEREAS, …; and"), `formula` enacts. `links` are the references that lead to a
    section of the ordinance, in order; `notes` stand at the starts of sections, counted in its text.
    """

    ordinance: Ordinance
    title: str
    place: str
    act: str
    author: str
    date: str
    number: str = ""
    sponsor: str = ""
    opening: tuple[str, ...] = ()
    recitals: tuple[str, ...] = ()
    formula: str = ""
    links: tuple[tuple[Span, Section], ...] = ()
    notes: Mapping[int, tuple[str, ...]] | None = None
    signatures: Signatures | None = None
    country: str = "us"
    language: str = "eng"

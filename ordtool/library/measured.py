"""How often the rules are right, as last measured: on the laws they were developed on, and on laws they had never seen."""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files

from pydantic import Field

from ordtool.library.strict import Strict, read


class Rates(Strict):
    """Figures over all labels but struct, and over carve-outs alone; shares between 0 and 1, loose matching."""

    clauses: int
    precision: float
    recall: float
    carve_outs: int
    carve_out_precision: float
    carve_out_recall: float


class Developed(Rates):
    """On the gold that the rules were developed on."""

    documents: int


class FirstContact(Rates):
    """On texts that the rules had never seen when they were measured."""

    date: datetime.date
    what: str
    note: str = ""


class FirstContacts(Strict):
    """The file first_contact.toml: one record a measurement, oldest first."""

    measurement: list[FirstContact] = Field(min_length=1)


@cache
def rates() -> Developed:
    """The figures on the development gold, written by `make score`."""
    return read(files("ordtool.measured") / "rates.toml", Developed)


@cache
def first_contacts() -> tuple[FirstContact, ...]:
    """The measurements on unseen texts, oldest first."""
    return tuple(read(files("ordtool.measured") / "first_contact.toml", FirstContacts).measurement)

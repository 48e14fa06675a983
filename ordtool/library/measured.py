"""How often the rules are right, as last measured: on the laws they were developed on, and on laws they had never seen."""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files
from statistics import fmean

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


class FirstText(Rates):
    """One text of the added gold, when the rules first met it; `commit` is that of the rules.

    Texts of one `wave` were met together; the rules have learned from the waves before the last."""

    wave: int = 1
    name: str
    what: str
    date: datetime.date
    commit: str
    f1: float
    strict_f1: float


class FirstContacts(Strict):
    """The file first_contact.toml: one record a measurement, oldest first, and one a text of the added gold."""

    measurement: list[FirstContact] = Field(min_length=1)
    text: list[FirstText] = Field(default=[])


class KnownFailure(Strict):
    """Something that the rules are known to get wrong: what, where it was seen, and what to do about it meanwhile."""

    what: str
    seen: str
    until_then: str


class KnownFailures(Strict):
    """The file known_failures.toml, written by hand."""

    failure: list[KnownFailure]


class ReaderAgreement(Strict):
    """Agreement of two readers before reconciling, as F1 over the texts of one gold: from the lowest to the highest figure."""

    what: str
    low: float
    high: float


class ReaderAgreements(Strict):
    """The file reader_agreement.toml: of gold whose readings were not kept."""

    note: str
    row: list[ReaderAgreement]


@cache
def rates() -> Developed:
    """The figures on all gold there is, written by `make score`."""
    return read(files("ordtool.measured") / "rates.toml", Developed)


@cache
def first_contacts() -> tuple[FirstContact, ...]:
    """The measurements on unseen texts, oldest first; the waves of the added gold are the last, each as its mean."""
    found = tuple(read(files("ordtool.measured") / "first_contact.toml", FirstContacts).measurement)
    return (*found, *(mean_of(wave) for wave in waves(first_texts())))


@cache
def first_texts() -> tuple[FirstText, ...]:
    """The first contact with each text of the added gold, in the order in which they were met."""
    return tuple(read(files("ordtool.measured") / "first_contact.toml", FirstContacts).text)


def waves(texts: tuple[FirstText, ...]) -> list[tuple[FirstText, ...]]:
    """The texts by the wave in which they were met, oldest first."""
    return [tuple(text for text in texts if text.wave == wave) for wave in sorted({text.wave for text in texts})]


def telling(texts: tuple[FirstText, ...]) -> tuple[FirstText, ...]:
    """Those that the mean is taken over: silence on a law without a clause of ours is right, and would flatter it."""
    return tuple(text for text in texts if text.clauses or text.f1 < 1)


def mean_of(texts: tuple[FirstText, ...]) -> FirstContact:
    """The mean over texts: a long law counts no more than a short one."""
    texts = telling(texts)
    with_carve_outs = [text for text in texts if text.carve_outs] or list(texts)
    return FirstContact(
        date=max(text.date for text in texts),
        what=f"{len(texts)} real laws that were annotated before the rules met them (mean over the laws)",
        clauses=sum(text.clauses for text in texts),
        precision=round(fmean(text.precision for text in texts), 3),
        recall=round(fmean(text.recall for text in texts), 3),
        carve_outs=sum(text.carve_outs for text in texts),
        carve_out_precision=round(fmean(text.carve_out_precision for text in with_carve_outs), 3),
        carve_out_recall=round(fmean(text.carve_out_recall for text in with_carve_outs), 3),
        note="the figures to believe for this version",
    )


@cache
def known_failures() -> tuple[KnownFailure, ...]:
    """What the rules are known to get wrong."""
    return tuple(read(files("ordtool.measured") / "known_failures.toml", KnownFailures).failure)


@cache
def reader_agreements() -> ReaderAgreements:
    """How far readers agreed on the gold whose separate readings were not kept."""
    return read(files("ordtool.measured") / "reader_agreement.toml", ReaderAgreements)

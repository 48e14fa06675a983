"""One run of words that may be a clause, and what kind of run it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ordtool.ordinance import Section
from ordtool.source import Span


class UnitKind(StrEnum):
    """What a unit is; rules name the kinds that they look at."""

    SENTENCE = "sentence"
    LIST = "list"
    ITEM = "item"
    DEFINITION = "definition"
    EXCEPTION = "exception"
    EXCLUSION = "exclusion"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of words that may be a clause.

    `span` counts in the ordinance's text. `leads` are the lead-ins of the lists above it, outermost first; `host` is the
    sentence or list that an exception stands in; `core` is where patterns look (of a list: its lead-in). `whole` says
    that an exception is a sentence of its own.
    """

    kind: UnitKind
    span: Span
    core: Span
    section: Section
    leads: tuple[Span, ...] = ()
    host: Span | None = None
    cue: str = ""
    whole: bool = False
    contents: Span | None = None

"""What drafting returns: the instrument's text, its notes, and what the combined subjects disagree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ordtool.library import Value


@dataclass(frozen=True, slots=True)
class DraftingNote:
    """A note to the drafter on a provision: `path` in the draft's own numbering, plain paragraphs."""

    path: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two subjects that say different things of one matter, and which of them the draft follows."""

    subjects: tuple[str, ...]
    matter: str
    says: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An instrument ready to introduce.

    `text` is in the models' Markdown: the title, the enacting clause, and the sections, numbered after the alternatives
    were chosen. `recitals` are whole paragraphs without "WHEREAS". `places`: (subject, path in the model's default text) ->
    path in the draft, for every provision of a model that the draft holds.
    """

    subjects: tuple[str, ...]
    title: str
    text: str
    answers: Mapping[str, Value]
    recitals: tuple[str, ...]
    notes: tuple[DraftingNote, ...]
    conflicts: tuple[Conflict, ...]
    places: Mapping[tuple[str, str], str]

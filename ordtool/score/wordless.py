"""Gold without wording: where the clauses stand in a text that is kept elsewhere, and how it is known to be the same text.

Positions count in the text without white space, because white space is what readers change most; words (a term, an actor,
what narrows an exception) are positions too. Real laws can so be annotated in a repository that holds none of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, ValidationError

from ordtool import outline, readers
from ordtool.errors import InputError
from ordtool.library import vocabulary
from ordtool.library.strict import Strict, nearest
from ordtool.ordinance import Ordinance, View
from ordtool.score.gold import Agreement, Gold, GoldClause
from ordtool.source import Source, Span

BESIDE = Path("..", "..", "..", "shared", "data", "sources")
"""Where the sources stand, seen from the folder of a gold file, if nobody says otherwise."""
Pair = Annotated[tuple[int, int], Field(description="start and end")]


class At(Strict):
    """Words of the text: where they stand, or where each of their pieces stands."""

    at: Pair | list[Pair]


class Readers(Strict):
    """What is known of the readers: their agreement before the readings were reconciled, by group of labels."""

    agreement: dict[str, Agreement] = Field(default={})


class Header(Strict):
    """The first line of a gold file without wording."""

    sources: list[str] = Field(min_length=1)
    view: Literal["amended"]
    pages: str | None = None
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    readers: Readers = Readers()


class Row(Strict):
    """Every other line: a clause."""

    start: int = Field(ge=0)
    end: int
    label: str
    relaxes: list[str] = Field(default=[])
    term: str | At = ""
    attributes: dict[str, str | int | float | bool | At | list[str | At]] = Field(default={})


Record = TypeVar("Record", bound=Strict)


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without its white space; `places` are the positions in the text of what is left."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Bare:
        """Take the white space out."""
        places = tuple(i for i, char in enumerate(text) if not char.isspace())
        return cls("".join(text[i] for i in places), places)

    @property
    def sha256(self) -> str:
        """By which the text is known again."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """From positions without white space to positions in the text."""
        return Span(self.places[start], self.places[end - 1] + 1)


def header_of(path: Path) -> Header | None:
    """The header of a gold file without wording; None where the file is gold of the other kind."""
    with path.open(encoding="utf-8") as lines:
        first = lines.readline()
    return _record(first, Header, f"{path}, line 1") if '"sources"' in first else None


def read_wordless(path: Path, *, sources: Path | None = None) -> tuple[Ordinance, Gold]:
    """The text that a gold file speaks of, read from `sources`, and its gold, counting in the base text.

    Raises InputError for a wrong line, for a source that is not there, and for one that reads otherwise than it did.
    """
    header = header_of(path)
    if header is None:
        raise InputError(f"{path}: its first line names no sources; see docs/formats.md, “Gold without wording”.")
    folder = sources or path.parent / BESIDE
    ordinance = assembled(path.stem, [_source(path, folder, name) for name in header.sources], pages=header.pages)
    bare = Bare.of(ordinance.text)
    if bare.sha256 != header.sha256:
        raise InputError(
            f"{path}: {', '.join(header.sources)} reads differently from the text that was annotated (its hash is "
            f"{bare.sha256[:12]}…, not {header.sha256[:12]}…). Take the file as it was, or annotate the new text."
        )
    clauses: list[GoldClause] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}, line {number}"
        if number > 1 and line.strip():
            clauses.append(_clause(_record(line, Row, where), where, bare, ordinance))
    text_path = folder / header.sources[0]
    return ordinance, Gold(path.stem, text_path, ordinance.base, tuple(clauses), header.readers.agreement)


def assembled(name: str, files: Sequence[Path], *, pages: str | None = None) -> Ordinance:
    """Several files as one law (sections of a chapter, each a file of its own), in the amended view."""
    parts = [readers.read(file, pages=pages) for file in files]
    lines = tuple(line for part in parts for line in part.lines)
    whole: Source = parts[0] if len(parts) == 1 else replace(parts[0], name=name, lines=lines)
    return outline.ordinance(whole, view=View.AMENDED)


def _source(path: Path, folder: Path, name: str) -> Path:
    if not folder.is_dir():
        raise InputError(f"{path}: the folder of its sources, {folder}, is not there; name it with --sources DIR.")
    if not (folder / name).is_file():
        raise InputError(
            f"{path}: its source {name} is not in {folder}; put it there or name another folder (--sources)."
        )
    return folder / name


def _record(line: str, kind: type[Record], where: str) -> Record:
    try:
        return kind.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error}); a gold file holds one object a line.") from error
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(str(part) for part in problem["loc"])
        known = nearest(key, kind.model_fields) if problem["type"] == "extra_forbidden" else problem["msg"]
        raise InputError(f"{where}: key “{key}”: {known}; see docs/formats.md, “Gold without wording”.") from error


def _clause(row: Row, where: str, bare: Bare, ordinance: Ordinance) -> GoldClause:
    unknown = {row.label, *row.relaxes} - vocabulary() - {"*"}
    if unknown:
        wrong = min(unknown)
        raise InputError(f"{where}: label “{wrong}” does not exist; {nearest(wrong, vocabulary())}")

    def said(value: Any) -> Any:
        if isinstance(value, At):
            return _words(value, where, bare, ordinance.text)
        return [said(one) for one in value] if isinstance(value, list) else value

    values: Mapping[str, Any] = {name: said(value) for name, value in row.attributes.items()}
    span = _within(row.start, row.end, where, bare)
    pieces = ordinance.to_base(span)
    return GoldClause(row.label, Span(pieces[0].start, pieces[-1].end), tuple(row.relaxes), said(row.term), values)


def _words(value: At, where: str, bare: Bare, text: str) -> str:
    pairs = [value.at] if isinstance(value.at, tuple) else value.at
    spans = [_within(start, end, where, bare) for start, end in pairs]
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)


def _within(start: int, end: int, where: str, bare: Bare) -> Span:
    if not 0 <= start < end <= len(bare.text):
        raise InputError(f"{where}: {start} to {end} is no stretch of a text of {len(bare.text)} characters.")
    return bare.span(start, end)

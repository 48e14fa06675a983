"""Gold files with quotations: one JSON object a line, spans in code points of the text of the same id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ordtool.errors import InputError
from ordtool.library.strict import Strict
from ordtool.source import Span


class Agreement(Strict):
    """How many clauses each of two readers saw, and how many both, by loose and by strict matching."""

    first: int
    second: int
    both: int
    strict: int = 0


@dataclass(frozen=True, slots=True)
class GoldClause:
    """One annotated clause; `span` counts in the gold's own text."""

    label: str
    span: Span
    relaxes: tuple[str, ...] = ()
    term: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one text, the text, and how far its two readers agreed where that was kept."""

    name: str
    text_path: Path
    text: str
    clauses: tuple[GoldClause, ...]
    agreement: Mapping[str, Agreement] = field(default_factory=dict)


def read_gold(path: Path, *, text_path: Path | None = None) -> Gold:
    """A gold file and its text: beside it, or in a folder `texts` beside its own. A wrong line is an InputError."""
    text_path = text_path or _text_of(path)
    text = text_path.read_text(encoding="utf-8")
    clauses: list[GoldClause] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            clauses.append(_clause(line, f"{path}, line {number}", text))
    return Gold(path.stem if path.stem != "gold" else path.parent.name, text_path, text, tuple(clauses))


def _text_of(path: Path) -> Path:
    if not path.is_file():
        raise InputError(f"{path}: no such gold file; name a .jsonl file or a folder that holds some.")
    stem = path.stem if path.stem != "gold" else path.parent.name
    for candidate in (path.with_name(f"{stem}.txt"), path.parent.parent / "texts" / f"{stem}.txt"):
        if candidate.is_file():
            return candidate
    raise InputError(f"{path}: its text {stem}.txt is neither beside it nor in ../texts; put it there.")


def _clause(line: str, where: str, text: str) -> GoldClause:
    try:
        row = json.loads(line)
        span = Span(int(row["start"]), int(row["end"]))
        quote = str(row.get("quote", ""))
        label = str(row["label"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where}: not a gold line ({error}); see docs/formats.md for its keys.") from error
    if not 0 <= span.start < span.end <= len(text) or not _same(text[span.start : span.end], quote):
        raise InputError(
            f"{where}: the quotation does not stand at {span.start}; the text has changed, annotate it again."
        )
    return GoldClause(
        label, span, tuple(row.get("relaxes", ())), str(row.get("term", "")), dict(row.get("attributes", {}))
    )


def _same(words: str, quote: str) -> bool:
    """Whether a passage begins with its quotation, white space apart."""
    return "".join(words.split()).startswith("".join(quote.split()))

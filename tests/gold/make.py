"""Gold with quotations -> gold without wording (docs/formats.md), for tests/gold/.

Usage: python tests/gold/make.py NAME.jsonl --source PATH [--source PATH …] [--pages 6-9]
           [--readers FIRST.jsonl SECOND.jsonl] [--sources DIR] [-o tests/gold/NAME.jsonl]

NAME.txt stands beside NAME.jsonl and is the text that was annotated; the sources, read by ordtool in the amended view, must
hold the same characters, white space apart. PATH counts from DIR (../shared/data/sources). What was written is read again
and compared before it is kept. Words that stand nowhere in the text are a reader's own and stay, if they are few.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ordtool.errors import InputError
from ordtool.ordinance import Ordinance
from ordtool.score import Bare, Gold, GoldClause, agreement, assembled, read_gold, read_wordless
from ordtool.score.matching import ruler
from ordtool.source import Span

HERE = Path(__file__).parent
SOURCES = HERE / ".." / ".." / ".." / "shared" / "data" / "sources"
WORDS = frozenset({"actor", "limiter", "crime_scope", "deadline_from"})
"""Attributes whose value is words of the text; all others are codes."""
COPIED = 5
"""So many words in a row are the law's, not the reader's."""
KEPT, LONGEST = 3, 30


class RefusedError(Exception):
    """What keeps a gold file from being made."""


class Wording:
    """Where words stand in a text without white space, letter case apart."""

    def __init__(self, text: str) -> None:
        self.bare = Bare.of(text)
        self._low = _low(self.bare.text)
        self.lost: list[str] = []

    def place(self, value: str, near: Span) -> Any:
        """The value as positions, in one piece or several; a reader's own summary as it is; None where it must go."""
        whole = self._find(value, near)
        if whole:
            return {"at": whole}
        pieces = [self._find(piece, near) for piece in re.split(r"…|\.\.\.|;", value) if piece.strip(" []")]
        if len(pieces) > 1 and all(pieces):
            return {"at": pieces}
        runs = list(self._runs(value.split(), near))
        if max((count for count, _ in runs), default=0) < COPIED and len(value.split()) <= LONGEST:
            return value
        self.lost.append(value)
        found = [pair for count, pair in runs if count >= KEPT]
        return {"at": found[0] if len(found) == 1 else found} if found else None

    def _runs(self, words: list[str], near: Span) -> Iterator[tuple[int, list[int]]]:
        at = 0
        while at < len(words):
            ends = range(len(words), at, -1)
            run = next(((end, pair) for end in ends if (pair := self._find(" ".join(words[at:end]), near))), None)
            if run:
                yield run[0] - at, run[1]
            at = run[0] if run else at + 1

    def _find(self, value: str, near: Span) -> list[int] | None:
        wanted = _low("".join(value.split()).strip("[]"))
        starts = []
        at = self._low.find(wanted) if wanted else -1
        while at >= 0:
            starts.append(at)
            at = self._low.find(wanted, at + 1)
        if not starts:
            return None
        best = min(starts, key=lambda start: (max(near.start - start, start + len(wanted) - near.end, 0), start))
        return [best, best + len(wanted)]


def _low(text: str) -> str:
    """Lower case, letter by letter: never longer than it was."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def rows(gold: Gold, places: Sequence[int], wording: Wording) -> Iterator[dict[str, Any]]:
    """The clauses of a gold with quotations, without wording; `places` are its text's characters that count."""
    for clause in gold.clauses:
        span = Span(bisect_left(places, clause.span.start), bisect_left(places, clause.span.end))
        row: dict[str, Any] = {"start": span.start, "end": span.end, "label": clause.label}
        if clause.relaxes:
            row["relaxes"] = list(clause.relaxes)
        if clause.term:
            row["term"] = wording.place(clause.term, span) or ""
        values = {name: _coded(name, value, wording, span) for name, value in clause.attributes.items()}
        if kept := {name: value for name, value in values.items() if value not in (None, "", [])}:
            row["attributes"] = kept
        yield row


def _coded(name: str, value: Any, wording: Wording, span: Span) -> Any:
    if name not in WORDS or not isinstance(value, str | list):
        return value
    if isinstance(value, list):
        return [placed for one in value if (placed := wording.place(str(one), span))]
    return wording.place(value, span)


def make(
    path: Path, names: list[str], *, sources: Path, pages: str | None, readers: list[Path]
) -> tuple[str, list[str]]:
    """The file's text, and what words could not be kept whole. Raises RefusedError where the source is another text."""
    gold = read_gold(path)
    ordinance = assembled(path.stem, [sources / name for name in names], pages=pages)
    wording = Wording(ordinance.text)
    places = _places(ordinance, gold, wording.bare)
    header: dict[str, Any] = {"sources": names, "view": "amended", "sha256": wording.bare.sha256}
    if pages:
        header["pages"] = pages
    if readers:
        first, second = (read_gold(file, text_path=gold.text_path) for file in readers)
        groups = {name: one.model_dump() for name, one in agreement(first, second).items() if one.first or one.second}
        header["readers"] = {"agreement": groups}
    lines = [header, *rows(gold, places, wording)]
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    _verify(written, gold, places, sources)
    return written, wording.lost


def _places(ordinance: Ordinance, gold: Gold, bare: Bare) -> Sequence[int]:
    """The characters of the annotated text that count, in step with the white-space-free amended text.

    The annotated text may hold the struck words too, and a drafter's slugs at its end.
    """
    places = tuple(i for i, char in enumerate(gold.text) if not char.isspace() and char != "\ufeff")
    seen = "".join(gold.text[i] for i in places)
    if seen == bare.text:
        return places
    try:
        both = ruler(ordinance, gold)
    except InputError:
        raise RefusedError(_difference(bare.text, seen)) from None
    if "".join(ordinance.base[i] for i in both.base) != bare.text:
        raise RefusedError("the amended view drops other characters than the struck ones; annotate the amended text")
    return both.gold


def _difference(read: str, seen: str) -> str:
    pairs = zip(read, seen, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(read), len(seen)))
    return (
        f"the sources read otherwise than the annotated text, first at character {at} (white space apart): "
        f"“{read[max(0, at - 30) : at + 30]}” against “{seen[max(0, at - 30) : at + 30]}”"
    )


def _verify(written: str, gold: Gold, places: Sequence[int], sources: Path) -> None:
    """Read what was written, and hold every clause against what the readers wrote."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{gold.name}.jsonl"
        file.write_text(written, encoding="utf-8")
        ordinance, back = read_wordless(file, sources=sources)
    again = {i for start, base, n in ordinance.runs for i in range(base, base + n) if start >= 0}
    for old, new in zip(gold.clauses, back.clauses, strict=True):
        words = "".join(gold.text[i] for i in places if old.span.start <= i < old.span.end)
        found = "".join(c for i, c in enumerate(back.text) if new.span.start <= i < new.span.end and i in again)
        if "".join(found.split()) != words or _codes(old) != _codes(new):
            raise RefusedError(f"{old.label} at {old.span.start} did not come back as it was written")


def _codes(clause: GoldClause) -> tuple[Any, ...]:
    coded = {name: value for name, value in clause.attributes.items() if name not in WORDS}
    return clause.label, clause.relaxes, coded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--source", action="append", required=True)
    parser.add_argument("--pages")
    parser.add_argument("--readers", nargs=2, type=Path, default=[])
    parser.add_argument("--sources", type=Path, default=SOURCES)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    target = asked.output or HERE / asked.gold.name
    try:
        written, lost = make(
            asked.gold, asked.source, sources=asked.sources, pages=asked.pages, readers=list(asked.readers)
        )
    except RefusedError as error:
        sys.exit(f"{asked.gold}: {error}")
    target.write_text(written, encoding="utf-8")
    print(f"{target}: {written.count(chr(10)) - 1} clauses")
    for value in lost:
        print(f"  kept in part or dropped, because it is neither one passage nor short: {value}")


if __name__ == "__main__":
    main()

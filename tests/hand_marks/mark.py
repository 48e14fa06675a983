"""Turn what an eye saw on a page picture into offsets, and draw them back over the picture as a proof.

A page's reference text is its non-blank characters in the order of pdfplumber's `page.chars`, which owes nothing to
the reader under test. An annotator speaks of what is seen, "line 4, words 2 to 7", so the characters are also laid out
in visual lines and words; the data that is kept holds offsets of the reference text only, and no wording.

    python tests/hand_marks/mark.py list FILE PAGE            visual lines, each word numbered
    python tests/hand_marks/mark.py make NOTES OUT.toml       word ranges to offsets
    python tests/hand_marks/mark.py proof IN.toml OUT.png     the runs as coloured boxes on the page
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

SOURCES = Path(__file__).parents[3] / "shared" / "data" / "sources"
SAME_LINE = 0.55
"""Two characters stand on one line when their middles are nearer than this part of the smaller height."""
WORD_GAP = 0.17
"""A gap wider than this part of the type size parts two words."""
BEYOND = 10**6
COLOURS = {"struck": "red", "inserted": "green", "furniture": "grey"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of the reference text and where it stands, in points from the upper left corner."""

    offset: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    blank_before: bool


def glyphs(file: Path, page: int) -> list[Glyph]:
    """The non-blank characters of a page in the order of the file."""
    found: list[Glyph] = []
    offset, blank = 0, False
    with pdfplumber.open(file) as pdf:
        for char in pdf.pages[page - 1].chars:
            text = "".join(char["text"].split())
            if text:
                box = (float(char["x0"]), float(char["top"]), float(char["x1"]), float(char["bottom"]))
                found.append(Glyph(offset, text, *box, blank_before=blank))
                offset += len(text)
            blank = not text
    return found


def reference(file: Path, page: int) -> str:
    """The reference text of a page."""
    return "".join(glyph.text for glyph in glyphs(file, page))


def digest(text: str) -> str:
    """What the data keep of a text instead of its words."""
    return hashlib.sha256(text.encode()).hexdigest()


def lines(found: list[Glyph]) -> list[list[list[Glyph]]]:
    """Visual lines from top to bottom, each a list of words from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(found, key=lambda one: ((one.top + one.bottom) / 2, one.x0)):
        row = next((row for row in reversed(rows[-4:]) if _level(row[0], glyph)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return [_words(sorted(row, key=lambda one: one.x0)) for row in rows]


def _level(one: Glyph, other: Glyph) -> bool:
    apart = abs((one.top + one.bottom) / 2 - (other.top + other.bottom) / 2)
    return apart < SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)


def _words(row: list[Glyph]) -> list[list[Glyph]]:
    words: list[list[Glyph]] = []
    for glyph in row:
        wide = bool(words) and glyph.x0 - words[-1][-1].x1 > WORD_GAP * (glyph.bottom - glyph.top)
        if not words or wide:
            words.append([])
        words[-1].append(glyph)
    return words


NOTE = re.compile(r"(\d+)(?:\.(\d+)(?:\+(\d+))?)?(?:-(\d+)(?:\.(\d+)(?:\+(\d+))?)?)?")
"""`4` a line, `4.2` its third word, `4.2+1` from the word's second character; `4.2-5.0+3` up to and with a character."""


def offsets(rows: list[list[list[Glyph]]], note: str) -> set[int]:
    """The offsets of a range of words; lines, words and characters count from 0, and both ends belong to it."""
    match = NOTE.fullmatch(note)
    if match is None:
        raise ValueError(f"no range of words: {note!r}")
    low_line, low_word, low_char, *high = (None if part is None else int(part) for part in match.groups())
    high_line, high_word, high_char = high if high[0] is not None else (low_line, low_word, low_char)
    low = (low_line or 0, low_word or 0, low_char or 0)
    top = (high_line or 0, _or_last(high_word), _or_last(high_char))
    chosen: set[int] = set()
    for line, row in enumerate(rows):
        for word, letters in enumerate(row):
            for char, glyph in enumerate(letters):
                if low <= (line, word, char) <= top:
                    chosen |= set(_own(glyph))
    return chosen


def _own(glyph: Glyph) -> range:
    return range(glyph.offset, glyph.offset + len(glyph.text))


def _or_last(count: int | None) -> int:
    return BEYOND if count is None else count


def spans(chosen: set[int]) -> list[tuple[int, int]]:
    """A set of offsets as half-open ranges."""
    ranges: list[tuple[int, int]] = []
    for offset in sorted(chosen):
        if ranges and ranges[-1][1] == offset:
            ranges[-1] = (ranges[-1][0], offset + 1)
        else:
            ranges.append((offset, offset + 1))
    return ranges


def make(notes: Path) -> str:
    """The data of a page from an annotator's notes: file, page, convention, doubts, and ranges of words."""
    said = tomllib.loads(notes.read_text(encoding="utf-8"))
    file, page = SOURCES / said["file"], int(said["page"])
    found = glyphs(file, page)
    rows = lines(found)
    out = [f'file = "{said["file"]}"', f'sha256 = "{hashlib.sha256(file.read_bytes()).hexdigest()}"']
    text = "".join(glyph.text for glyph in found)
    out += [f"page = {page}", f"characters = {len(text)}", f'text_sha256 = "{digest(text)}"']
    out += [f'convention = "{said["convention"]}"', f'doubts = "{said.get("doubts", "")}"']
    furniture = set().union(*(offsets(rows, note) for note in said.get("furniture", [])))
    furniture |= {at for one in found if one.x0 > said.get("balloons", BEYOND) for at in _own(one)}
    unscored = set().union(*(offsets(rows, note) for note in said.get("unscored", [])))
    out += [f"furniture = {[list(span) for span in spans(furniture)]}"]
    out += [f"unscored = {[list(span) for span in spans(unscored)]}"]
    for kind in ("inserted law", "struck law", "inserted draft", "struck draft"):
        state, axis = kind.split()
        chosen = set().union(*(offsets(rows, note) for note in said.get(kind, [])))
        for start, end in spans(chosen - furniture):
            out += ["", "[[runs]]", f"span = [{start}, {end}]", f'state = "{state}"', f'axis = "{axis}"']
    return "\n".join(out) + "\n"


def proof(data: Path, picture: Path) -> None:
    """Draw runs and furniture of a page over its picture."""
    said = tomllib.loads(data.read_text(encoding="utf-8"))
    kinds = {at: run["state"] for run in said["runs"] for at in range(*run["span"])} if "runs" in said else {}
    kinds |= {at: "furniture" for span in said["furniture"] for at in range(*span)}
    with pdfplumber.open(SOURCES / said["file"]) as pdf:
        page = pdf.pages[said["page"] - 1]
        image = page.to_image(resolution=110)
        for glyph in glyphs(SOURCES / said["file"], said["page"]):
            kind = kinds.get(glyph.offset)
            if kind:
                box = (glyph.x0, glyph.top, glyph.x1, glyph.bottom)
                image.draw_rect(box, fill=None, stroke=COLOURS[kind], stroke_width=1)
        image.save(picture)


def _listing(file: Path, page: int) -> None:
    for number, row in enumerate(lines(glyphs(file, page))):
        words = " ".join(f"{index}:{''.join(glyph.text for glyph in word)}" for index, word in enumerate(row))
        sys.stdout.write(f"{number:3} y{row[0][0].top:.0f} | {words}\n")


def main(arguments: list[str]) -> None:
    """One of the three commands above."""
    match arguments:
        case ["list", file, page]:
            _listing(SOURCES / file, int(page))
        case ["make", notes, out]:
            Path(out).write_text(make(Path(notes)), encoding="utf-8")
        case ["proof", data, picture]:
            proof(Path(data), Path(picture))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

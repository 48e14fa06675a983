"""Small Word files and edits of their paragraphs and rows by chance, with what must come out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from readers_files import docx, level, numbering, paragraph
from redlining import MAIN
from word_files import cell, row, table

from ordtool.docx_parts import saved
from ordtool.revision import Added, Delete, DeleteRow, Insert, InsertRow, InsertTable, Join, Replace, Split, WordEdit

LIST = numbering(level(0, "lowerLetter", "(%1)", more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'))
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/></Types>'
)  # fmt: skip
Line = tuple[bool, str]  # whether Word counts it, words


@dataclass
class Case:
    """A file, the edits, and the lines that it must have when they are accepted: whether counted, words."""

    body: str = ""
    edits: list[WordEdit] = field(default_factory=list)
    old: list[Line] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    count: int = 0
    inserted: int = 0

    @property
    def data(self) -> bytes:
        """The file."""
        return saved(docx(self.body, numbering=LIST), {"[Content_Types].xml": TYPES.encode()})

    def word(self) -> str:
        """New words that stand nowhere else."""
        self.inserted += 1
        return f"new{self.inserted} words"


def numbered(lines: list[Line]) -> list[str]:
    """The lines with their numbers."""
    found: list[str] = []
    at = 0
    for counted, words in lines:
        at += counted
        found.append(f"({chr(96 + at)}) {words.strip()}" if counted else words.strip())
    return found


def case(seed: int) -> Case:
    """Paragraphs and tables, each with some edit or none."""
    chance = Random(seed)
    made = Case()
    for _ in range(chance.randint(1, 3)):
        _paragraphs(made, chance, chance.randint(1, 5))
        if chance.random() < 0.4:
            _table(made, chance)
            _paragraphs(made, chance, 1)
    if not made.new:  # a text without words is no text
        made.edits.append(Insert(MAIN, 0, None, (Added("something"),)))
        made.new.append((False, "something"))
    return made


def _paragraphs(made: Case, chance: Random, count: int) -> None:
    """A series of paragraphs that follow each other."""
    open_ = False  # the line before goes on
    for place in range(count):
        at, counted = made.count, chance.random() < 0.4
        words = f"p{at:02} alpha beta gamma"
        made.body += paragraph(words, number=(1, 0) if counted else None)
        made.old.append((counted, words))
        made.count += 1
        if not open_:
            _new(made, chance, at, before=True)
        open_ = _edited(made, chance, at, (counted, words), open_=open_, last=place == count - 1)
        if not open_:
            _new(made, chance, at, before=False)


def _new(made: Case, chance: Random, at: int, *, before: bool) -> None:
    if chance.random() > 0.25:
        return
    added: list[Added] = []
    for _ in range(chance.randint(1, 2)):
        counted = made.old[-1][0] and chance.random() < 0.5
        added.append(Added(made.word(), like=at if counted or chance.random() < 0.5 else None, numbered=counted))
        made.new.append((counted, added[-1].text))
    made.edits.append(Insert(MAIN, at if before else None, None if before else at, tuple(added)))


def _edited(made: Case, chance: Random, at: int, line: Line, *, open_: bool, last: bool) -> bool:
    """Edit a paragraph; whether it goes on into the next one."""
    counted, words = line
    kind = chance.choice(("keep", "keep", "words", "delete", "delete", "split", "split words"))
    if kind == "delete" and not open_:
        made.edits.append(Delete(MAIN, at))
        return False
    pieces = [words]
    if kind == "words":
        made.edits.append(Replace(MAIN, at, 4, 9, "other"))
        pieces = [words[:4] + "other" + words[9:]]
    elif kind.startswith("split"):
        pieces = [words[:9], words[9:]]
        if kind == "split words":
            made.edits += [Replace(MAIN, at, 0, 1, "Q"), Replace(MAIN, at, 9, 9, ";")]
            pieces = ["Q" + pieces[0][1:] + ";", "x) " + pieces[1].lstrip()]
        made.edits.append(Split(MAIN, at, 9))
        if kind == "split words":
            made.edits.append(Replace(MAIN, at, 9, 10, "x) "))
    if open_:
        before = made.new.pop()
        pieces[0] = before[1] + pieces[0]
        made.new.append((before[0], pieces[0]))
        made.new += [(counted and i == 0, piece) for i, piece in enumerate(pieces[1:])]
    else:
        made.new += [(counted and i == 0, piece) for i, piece in enumerate(pieces)]
    if not last and chance.random() < 0.2:
        made.edits += [Replace(MAIN, at, len(words), len(words), " "), Join(MAIN, at)]
        made.new.append((made.new[-1][0], made.new.pop()[1] + " "))
        return True
    return False


def _table(made: Case, chance: Random) -> None:
    """A table of two columns."""
    rows: list[str] = []
    for _ in range(chance.randint(1, 3)):
        at = made.count
        words = (f"c{at} one", f"c{at} two")
        rows.append(row(*(cell(one) for one in words)))
        made.count += 2
        made.old.append((False, "\t".join(words)))
        if chance.random() < 0.3:
            made.edits.append(DeleteRow(MAIN, at))
        else:
            made.new.append((False, "\t".join(words)))
        while chance.random() < 0.3:
            new = (made.word(), made.word())
            made.edits.append(InsertRow(MAIN, at + 1, new))
            made.new.append((False, "\t".join(new)))
    made.body += table(*rows)
    if chance.random() < 0.2:
        new = (made.word(), made.word())
        made.edits.append(InsertTable(MAIN, made.count, None, (new,)))
        made.new.append((False, "\t".join(new)))

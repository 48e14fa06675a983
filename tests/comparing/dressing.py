"""Blocks of a law as a Word file, dressed as files from offices are: cut runs, counted numbers, fields, others' changes.

What dresses a file never changes what a reader should see of it, but for numbers that Word counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from readers_files import part

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
THEIRS = 'w:author="R. Viser" w:date="2026-01-02T03:04:05Z"'
FORMS = {"a": "lowerLetter", "A": "upperLetter", "1": "decimal", "i": "lowerRoman"}
LOOKS = ("", "", "<w:b/>", "<w:i/>", '<w:lang w:val="en-US"/>', '<w:sz w:val="24"/>', '<w:color w:val="333333"/>')


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row (cells by tab) of a law; `born` is its number in the text that it came from."""

    text: str
    born: int
    marker: str = ""
    style: str = ""
    level: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dress:
    """How often each kind of dress is put on, 0 to 1; `counted` says that Word counts the items."""

    counted: bool = False
    cuts: float = 0.0
    fields: float = 0.0
    changes: float = 0.0
    marks: float = 0.0


@dataclass(slots=True)
class _Room:
    """What one file needs while it is written."""

    chance: Random
    dress: Dress
    notes: list[str] = field(default_factory=list)
    number: int = 100
    section: int = 0
    levels: dict[int, str] = field(default_factory=dict)

    def next(self) -> int:
        self.number += 1
        return self.number

    def happens(self, rate: float) -> bool:
        return self.chance.random() < rate


def as_text(blocks: Sequence[Block]) -> bytes:
    """The blocks as plain text, paragraphs parted by an empty line."""
    rows = [f"{block.marker} {block.text}".strip().replace("\t", " ") for block in blocks]
    return "\n\n".join(rows).encode()


def as_word(blocks: Sequence[Block], dress: Dress, chance: Random) -> bytes:
    """The blocks as a Word file; the same seed gives the same bytes."""
    room = _Room(chance, dress)
    body: list[str] = []
    for style, group in groupby(blocks, key=lambda block: block.style):
        found = list(group)
        body += [_table(found, room)] if style == "table" else [_paragraph(block, room) for block in found]
    document = part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>")
    others = {"numbering": _numbering(room), "styles": _styles()} | (
        {"footnotes": _footnotes(room)} if room.notes else {}
    )
    kinds = "".join(f'<Relationship Id="r{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>' for kind in others)
    return packed({
        "[Content_Types].xml": _types(others),
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(kinds),
        "word/document.xml": document,
        **{f"word/{kind}.xml": text for kind, text in others.items()},
    })  # fmt: skip


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive whose entries bear no date."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return out.getvalue()


def _types(others: dict[str, str]) -> str:
    names = {"document": f"{WORD}.document.main+xml", **{kind: f"{WORD}.{kind}+xml" for kind in others}}
    rows = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{name}"/>' for kind, name in names.items())
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{TYPES}">{relations}{rows}</Types>'


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


# --- paragraphs and rows


def _paragraph(block: Block, room: _Room) -> str:
    properties, text = "", block.text
    if block.style == "heading":
        room.section += 1
        properties += f'<w:pStyle w:val="Heading{min(block.level + 1, 3)}"/>'
    if block.marker:
        counted = _counted(block, room)
        properties += counted
        text = text if counted else f"{block.marker} {text}"
    notes = "".join(_note(note, room) for note in block.notes)
    return f"<w:p><w:pPr>{properties}</w:pPr>{_words(text, room)}{notes}</w:p>"


def _counted(block: Block, room: _Room) -> str:
    """The properties of an item that Word counts, "" where its number is typed."""
    form = re.fullmatch(r"(\(?)(\w+)([.)])", block.marker)
    if not room.dress.counted or form is None or block.level > 2:
        return ""
    kind = next(sign for sign in ("1", "i", "a", "A") if _is(form[2], sign))
    room.levels.setdefault(block.level, FORMS[kind] + " " + form[1] + f"%{block.level + 1}" + form[3])
    return f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{room.section + 1}"/></w:numPr>'


def _is(number: str, sign: str) -> bool:
    forms = {"1": r"\d+", "i": r"[ivx]{2,}", "a": r"[a-z]+", "A": r"\w+"}
    return re.fullmatch(forms[sign], number) is not None


def _note(text: str, room: _Room) -> str:
    room.notes.append(text)
    return f'<w:r><w:footnoteReference w:id="{len(room.notes) + 1}"/></w:r>'


def _table(rows: Sequence[Block], room: _Room) -> str:
    columns = max(len(row.text.split("\t")) for row in rows)
    grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
    made = "".join(
        f"<w:tr>{''.join(_cell(text, columns, room) for text in row.text.split(chr(9)))}</w:tr>" for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def _cell(text: str, columns: int, room: _Room) -> str:
    width = f'<w:tcPr><w:tcW w:w="{9000 // columns}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{width}<w:p>{_words(text, room)}</w:p></w:tc>"


# --- words


def _words(text: str, room: _Room) -> str:
    return "".join(_piece(piece, room) for piece in _pieces(text, room))


def _pieces(text: str, room: _Room) -> Iterator[str]:
    """The text cut at random places, in words too."""
    start = 0
    for at in range(1, len(text)):
        if room.happens(room.dress.cuts / 8):
            yield text[start:at]
            start = at
    yield text[start:]


def _piece(text: str, room: _Room) -> str:
    look = room.chance.choice(LOOKS) if room.dress.cuts else ""
    plain = _run(text, look)
    if room.happens(room.dress.changes):
        return _changed(text, look, room)
    if room.happens(room.dress.fields) and text.strip():
        return _fielded(plain, room)
    if room.happens(room.dress.marks):
        number = room.next()
        start = f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>'
        return f'{start}{plain}<w:bookmarkEnd w:id="{number}"/><w:proofErr w:type="spellStart"/>'
    return plain


def _run(text: str, look: str, tag: str = "t") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _changed(text: str, look: str, room: _Room) -> str:
    """Another's insertion of these words, or another's deletion of words beside them."""
    who = f'w:id="{room.next()}" {THEIRS}'
    if room.happens(0.5):
        return f"<w:ins {who}>{_run(text, look)}</w:ins>"
    return _run(text, look) + f"<w:del {who}>{_run(' once more', look, 'delText')}</w:del>"


def _fielded(run: str, room: _Room) -> str:
    """The words as the result of a field, in a link or in a content control."""
    form = room.chance.randrange(4)
    if form == 0:
        return f'<w:fldSimple w:instr=" REF b1 ">{run}</w:fldSimple>'
    if form == 1:
        sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = '<w:r><w:instrText xml:space="preserve"> REF b1 \\h </w:instrText></w:r>'
        return sign.format("begin") + code + sign.format("separate") + run + sign.format("end")
    if form == 2:
        return f'<w:hyperlink w:anchor="b1">{run}</w:hyperlink>'
    return f'<w:sdt><w:sdtPr><w:id w:val="{room.next()}"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'


# --- other parts


def _numbering(room: _Room) -> str:
    levels = ""
    for at in range(3):
        kind, text = room.levels.get(at, f"decimal %{at + 1}.").split(" ")
        form = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        levels += f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{form}</w:lvl>'
    over = "".join(f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>' for at in range(3))
    nums = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="0"/>{over}</w:num>'
        for number in range(room.section + 1)
    )
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>{nums}',
    )


def _styles() -> str:
    properties = '<w:name w:val="heading {0}"/><w:pPr><w:outlineLvl w:val="{1}"/></w:pPr>'
    heading = f'<w:style w:type="paragraph" w:styleId="Heading{{0}}">{properties}</w:style>'
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return part("styles", normal + "".join(heading.format(n, n - 1) for n in (1, 2, 3)))


def _footnotes(room: _Room) -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for at, (kind, tag) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    )
    notes = "".join(
        f'<w:footnote w:id="{at + 2}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + note, "")}</w:p></w:footnote>'
        for at, note in enumerate(room.notes)
    )
    return part("footnotes", lines + notes)

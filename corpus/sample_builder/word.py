"""Sets a sample as a Word file: heading styles, header and page number, enumerators typed or counted by Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from .source import Kind, Mark, Paragraph, Run, Sample

_STYLES = {Kind.TITLE: "Title", Kind.HEADING: "Heading 1", Kind.BODY: "Normal"}
_MARKER = re.compile(r"(\(\w{1,4}\)|\w{1,4}\.) ")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FORMATS = {"decimal": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i"}
_LIST = 90  # ids of our own lists, above those of the template


def _value(format_: str, count: int) -> str:
    if format_ == "lowerRoman":
        return _ROMAN[count - 1]
    return str(count) if format_ == "decimal" else chr(ord(_FORMATS[format_]) + count - 1)


def _format(first: str) -> str:
    """Word's name for the count that begins with an enumerator; raises ValueError if none of ours does."""
    for name, start in _FORMATS.items():
        if start == first:
            return name
    raise ValueError(f"a list that Word counts cannot begin with {first!r}")


class _Numbering:
    """Lists that Word counts; checks that Word's count gives the enumerators that the author wrote."""

    def __init__(self, file: WordFile, sample: Sample) -> None:
        self._root = file.part.numbering_part.element
        self._formats: dict[int, tuple[str, str]] = {}
        for paragraph in sample.paragraphs:
            match = _MARKER.match(paragraph.text)
            if match and paragraph.depth and paragraph.depth not in self._formats:
                bare = match[1].strip("().")
                pattern = match[1].replace(bare, f"%{paragraph.depth}")
                self._formats[paragraph.depth] = _format(bare), pattern
        levels = ((depth - 1, *self._formats[depth]) for depth in sorted(self._formats))
        self._add_list(_LIST, levels)
        self._next = _LIST
        self._counts: dict[int, int] = {}

    def _add_list(self, number: int, levels: Iterator[tuple[int, str, str]]) -> None:
        inner = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{(level + 1) * 432}" w:hanging="432"/></w:pPr></w:lvl>'
            for level, format_, text in levels
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
        first_num = self._root.find(qn("w:num"))
        first_num.addprevious(parse_xml(xml))

    def restart(self) -> None:
        """Begin a new list: every section counts from its first letter again."""
        self._next += 10
        self._counts = {}
        over = "".join(
            f'<w:lvlOverride w:ilvl="{depth - 1}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for depth in sorted(self._formats)
        )
        xml = f'<w:num {nsdecls("w")} w:numId="{self._next}"><w:abstractNumId w:val="{_LIST}"/>{over}</w:num>'
        self._root.append(parse_xml(xml))

    def number(self, written: WordParagraph, depth: int, marker: str) -> None:
        """Let Word count this paragraph; raises ValueError if it would count another enumerator than `marker`."""
        self._counts[depth] = self._counts.get(depth, 0) + 1
        self._counts = {level: count for level, count in self._counts.items() if level <= depth}
        format_, pattern = self._formats[depth]
        counted = pattern.replace(f"%{depth}", _value(format_, self._counts[depth]))
        if counted != marker:
            raise ValueError(f"Word would count {counted} where the source has {marker}: {written.text[:60]}")
        set_number(written, self._next, depth - 1)


def set_number(written: WordParagraph, number: int, level: int) -> None:
    """Put a paragraph on a level of a list."""
    properties = written._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _without(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    """The runs less the first `length` characters, which stand in the first run."""
    return (Run(runs[0].text[length:], runs[0].mark), *runs[1:])


def _write(file: WordFile, paragraph: Paragraph, runs: tuple[Run, ...]) -> WordParagraph:
    written = file.add_paragraph(style=_STYLES[paragraph.kind])
    for run in runs:
        written.add_run(run.text).underline = True if run.mark is Mark.ADDED else None
    return written


def _body(file: WordFile, sample: Sample) -> None:
    numbering = _Numbering(file, sample) if sample.layout.numbering == "word" else None
    for paragraph in sample.paragraphs:
        match = _MARKER.match(paragraph.text) if paragraph.depth and numbering else None
        written = _write(file, paragraph, _without(paragraph.runs, match.end()) if match else paragraph.runs)
        if match and numbering:
            numbering.number(written, paragraph.depth, match[1])
        elif paragraph.depth:
            written.paragraph_format.left_indent = Pt(21.6 * paragraph.depth)
        if paragraph.kind is not Kind.BODY and numbering:
            numbering.restart()


def _frame(file: WordFile, sample: Sample) -> None:
    """Styles, running head, page number and properties with fixed dates."""
    for style in ("Normal", "Title", "Heading 1"):
        font = file.styles[style].font
        font.name, font.color.rgb = "Times New Roman", RGBColor(0, 0, 0)
        for theme in ("asciiTheme", "hAnsiTheme"):  # a theme font would win over the name
            font.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    file.styles["Normal"].font.size = Pt(11)
    file.styles["Title"].font.size = Pt(15)
    section = file.sections[0]
    section.header.paragraphs[0].text = sample.layout.head
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(field)
    core = file.core_properties
    core.title, core.author, core.last_modified_by = sample.layout.title, "ordtool samples", "ordtool samples"
    core.created = core.modified = sample.layout.date
    core.comments, core.revision = "", 1


def _still(data: bytes) -> bytes:
    """The same package with parts in name order and no clock in the ZIP."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(sample: Sample) -> bytes:
    """The Word file of a sample, the same bytes every time."""
    file = Document()
    _frame(file, sample)
    _body(file, sample)
    stream = io.BytesIO()
    file.save(stream)
    return _still(stream.getvalue())

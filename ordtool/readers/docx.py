"""Word (.docx): paragraphs with the numbers that Word computes, tables by rows, tracked changes as marks.

Walks the XML itself, for python-docx leaves out automatic numbers, tracked insertions and text boxes.
"""

from __future__ import annotations

from hashlib import sha256

from ordtool.docx_numbering import numbering
from ordtool.docx_package import Element, Package, unpack
from ordtool.docx_styles import styles
from ordtool.errors import InputError, NoTextError
from ordtool.readers._docx_beside import comments, heads, notes
from ordtool.readers._docx_fields import Fields
from ordtool.readers._docx_looks import Around, fonts
from ordtool.readers._docx_story import Story, read_part
from ordtool.readers._docx_text import Reading, Tally
from ordtool.source import Line, Source

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".emf", ".wmf", ".gif", ".bmp")
_LOST = {
    "numbering": "automatic paragraph numbers are missing",
    "fontTable": "whether a font has serifs is told by its name",
    "theme": "whether a font has serifs is told by its name",
}


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of a .docx, one `Line` a paragraph; `pages` is not used (Word has none before it is printed).

    Notes, comments, headers and footers follow the text. Raises InputError for a damaged file, EncryptedError for a
    locked one, NoTextError where it holds only pictures.
    """
    package = unpack(name, data)
    broken: list[str] = []
    story = _story(package, broken)
    beside = (*notes(package, story, broken, _part), *comments(package, story, broken, _part))
    lines = (*story.lines, *beside, *heads(package, story, broken, _part))
    if not any(line.text.strip() for line in story.lines) and any(n.lower().endswith(_PICTURES) for n in package.names):
        raise NoTextError(
            f"{name} has no text, only pictures. Print it to a PDF, run `ocrmypdf in.pdf with-text.pdf` and give "
            "ordtool the result (ocrmypdf: apt-get install ocrmypdf)."
        )
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=lines,
        title=next((line.text.strip() for line in story.lines if line.level == 0 and _is_title(line)), ""),
        warnings=(*broken, *_warnings(name, story.reading.tally)),
    )


def _story(package: Package, broken: list[str]) -> Story:
    """The document's own text."""
    root = package.xml(package.main)
    if package.relations_lost:
        broken.append(
            f"{package.name}: the list of the document's parts is damaged. Read by the parts' usual names; headers, "
            "footers and linked parts may be missing."
        )
    known = styles(_related(package, "styles", broken))
    numbers = numbering(_related(package, "numbering", broken), known)
    around = Around(known, fonts(_related(package, "fontTable", broken), _related(package, "theme", broken)))
    return read_part(root, package.main, Reading(around, Fields(numbers)), numbers)


def _is_title(line: Line) -> bool:
    return line.style == "heading" and bool(line.text.strip())


def _related(package: Package, kind: str, broken: list[str]) -> Element | None:
    part = package.related(kind)
    return None if part is None else _part(package, part, kind, broken)


def _part(package: Package, part: str, kind: str, broken: list[str]) -> Element | None:
    """The root of a part that the document can do without; a damaged or missing one is a warning."""
    try:
        return package.xml(part)
    except InputError as error:
        broken.append(f"{error} Read without it: {_LOST.get(kind, f'its {kind} are left out')}.")
        return None


def _warnings(name: str, tally: Tally) -> tuple[str, ...]:
    warnings: list[str] = []
    if tally.insertions or tally.deletions or tally.moves or tally.ends:
        counts = [(tally.insertions, "insertion"), (tally.deletions, "deletion"), (tally.moves, "move")]
        counted = [(n, noun) for n, noun in counts if n] or [
            (tally.ends, "inserted or deleted end of a paragraph, row or cell")
        ]
        said = " and ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counted)
        authors = ", ".join(sorted(author for author in tally.authors if author.strip())) or "an unnamed author"
        warnings.append(f"{name} holds tracked changes: {said} by {authors}. Read as if all were accepted.")
    if tally.hidden:
        warnings.append(f"{name}: {tally.hidden} characters of hidden text were left out, as Word leaves them out.")
    if tally.embedded:
        warnings.append(f"{name}: an embedded document was not read. Copy its text into the file itself.")
    return tuple(warnings)

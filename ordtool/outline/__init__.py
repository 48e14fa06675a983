"""Lines to an ordinance: one immutable text and the tree of its sections.

The way: what stands beside the law is put aside (`digests`), lines are joined to paragraphs (`paragraphs`), signs and
brackets become marks (`markup`), a view is projected (`views`), each paragraph is taken apart (`openings`, `headings`,
`inline`, `amendatory`, `frame`), the tree grows (`sections`, `tree`), is named
(`naming`), and lists of terms are read (`glossaries`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ordtool import markup
from ordtool.ordinance import Ordinance, View
from ordtool.outline.digests import law_only
from ordtool.outline.frame import parted
from ordtool.outline.glossaries import with_terms
from ordtool.outline.naming import name
from ordtool.outline.paragraphs import Base, Paragraph, base
from ordtool.outline.sections import grow
from ordtool.outline.titles import name_of
from ordtool.outline.views import Projection, project
from ordtool.source import Source, Span

__all__ = ["ordinance"]

# Furniture of a word processor that no reader of the print sees: it holds no legend.
_UNSEEN = frozenset(("comment", "hidden text", "placeholder"))


def ordinance(source: Source, *, view: View = View.AMENDED, house: str = "") -> Ordinance:
    """Join a source's lines into paragraphs, show what the view shows, and find the sections.

    `house` names the house style to read marks by; "" finds it out. Raises UsageError where there is none of that name.
    """
    source = law_only(source)
    joined = base(source)
    read = _markup(joined, source, house=house)
    marks = tuple(sorted([*joined.marks, *read.marks], key=lambda mark: (mark.span, mark.state, mark.axis)))
    shown = project(joined.text, marks, view, soft=joined.soft, devices=read.devices)
    paragraphs = _shown(joined, shown)
    sections = with_terms(shown.text, name(shown.text, grow(shown.text, paragraphs)))
    return Ordinance(
        name=source.name,
        sha256=source.sha256,
        title=name_of(source.title, shown.text, sections),
        view=view,
        text=shown.text,
        base=joined.text,
        runs=shown.runs,
        sections=sections,
        marks=marks,
        places=joined.places,
        origins=joined.origins,
        pages=source.pages,
        unread_pages=source.unread_pages,
        recognised=source.recognised,
        warnings=(*source.warnings, *read.warnings),
        house=read.house,
        house_by=read.by,
    )


def _markup(joined: Base, source: Source, *, house: str) -> markup.Markup:
    margins = [line for line in source.lines if line.style == "furniture" and line.removed not in _UNSEEN]
    spans = [paragraph.span for paragraph in joined.paragraphs]

    def page(offset: int) -> int | None:
        index = bisect_right(joined.places, offset, key=lambda place: place.span.start) - 1
        return joined.places[index].page if index >= 0 else None

    return markup.read(joined.text, spans, signs=joined.signs, margins=margins, house=house, page=page)


def _shown(joined: Base, shown: Projection) -> Sequence[Paragraph]:
    """The paragraphs of the view, their spans counting there; two that struck words part become one."""
    kept: list[Paragraph] = []
    for found in joined.paragraphs:
        paragraph = found
        span = Span(shown.to_view(paragraph.span.start), shown.to_view(paragraph.span.end))
        if not shown.text[span.start : span.end].strip():
            continue
        if kept and "\n" not in shown.text[kept[-1].span.end : span.start]:
            paragraph = kept.pop()
            span = Span(paragraph.span.start, span.end)
        kept += [replace(paragraph, span=_trimmed(shown.text, part)) for part in parted(shown.text, span)]
    return kept


def _trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends, which struck words leave behind."""
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))

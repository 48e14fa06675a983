"""Lines to an ordinance: one immutable text and the tree of its sections."""

from __future__ import annotations

from ordtool.ordinance import Ordinance, Source, Span, View
from ordtool.outline.naming import name
from ordtool.outline.paragraphs import base
from ordtool.outline.sections import grow
from ordtool.outline.views import project

__all__ = ["ordinance"]


def ordinance(source: Source, *, view: View = View.AMENDED) -> Ordinance:
    """Join a source's lines into paragraphs, show what the view shows, and find the sections. Raises nothing."""
    joined = base(source)
    marks = joined.marks
    shown = project(joined.text, marks, view)
    paragraphs = []
    for paragraph in joined.paragraphs:
        span = Span(shown.to_view(paragraph.span.start), shown.to_view(paragraph.span.end))
        if shown.text[span.start : span.end].strip():
            paragraphs.append((span, paragraph.style == "heading"))
    root = grow(shown.text, paragraphs)
    return Ordinance(
        name=source.name,
        sha256=source.sha256,
        title=source.title,
        view=view,
        text=shown.text,
        base=joined.text,
        runs=shown.runs,
        sections=name(shown.text, root),
        marks=marks,
        places=joined.places,
        pages=source.pages,
        unread_pages=source.unread_pages,
        warnings=source.warnings,
    )

"""A draft's text as an ordinance: what its paper and its XML are made of."""

from __future__ import annotations

import re
from hashlib import sha256

from ordtool import outline
from ordtool.draft.result import Draft
from ordtool.ordinance import Ordinance
from ordtool.source import Line, Source

_HEADING = re.compile(r"(#{1,6})\s+(.*)")


def laid(draft: Draft) -> Ordinance:
    """The outline of the draft's text, which is in the models' Markdown; one line a paragraph."""
    lines = tuple(_line(row.strip()) for row in draft.text.splitlines() if row.strip())
    digest = sha256(draft.text.encode()).hexdigest()
    return outline.ordinance(Source("draft", digest, lines, title=draft.title))


def _line(row: str) -> Line:
    heading = _HEADING.fullmatch(row)
    if heading is None:
        return Line(row, starts=True)
    return Line(heading[2], level=len(heading[1]), style="heading", starts=True)

"""Signature blocks: who passed, attested and approved a law. They stay in the text and are kept apart from its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.readers.pdf.slugs import Sheet, Slug

_OFFICES = (
    r"(?:(?:vice|deputy|acting|interim|city|town|village|county|council|board|state|assistant)[\s-]+)*(?:mayor|clerk|recorder|president|speaker|governor"
    r"|secretary|chair(?:man|woman|person)?|attorney|supervisor|treasurer|moderator|alder(?:man|woman|person)|commissioner|counsel)"
    r"(?:\s+(?:pro\s+tem(?:pore)?|of\s+(?:the\s+)?[\w ]{2,40}))?"
)
_SIGNED = re.compile(
    rf"(?:attest(?:ed)?\b.{{0,40}}|approved\s+(?:as\s+to\s+(?:form|legality|content)|by).{{0,60}}|by:.{{0,60}}|/s/.{{0,60}}|_{{8,}}.{{0,60}}"
    rf"|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){{1,4}},\s+{_OFFICES}|(?i:{_OFFICES}))",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?-i:[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4})|(?:date[d:]?|title:|name:)\W.{0,60}|[\d/ ,]*", re.IGNORECASE
)
_PAGES = 2  # at the end of a file
_LINES = 3  # between two lines of a block at most
_LONGEST = 90  # letters


def mark_signatures(sheets: Sequence[Sheet]) -> None:
    """Set `style` on the lines of signature blocks on the last pages, from the first such line of two or more."""
    for sheet in sheets[-_PAGES:]:
        lines = [each for each in sheet.slugs if each.box and not each.removed and not each.style]
        marks = [i for i, each in enumerate(lines) if _is_signed(each)]
        if len(marks) < 2:
            continue
        for before, after in zip(marks, [*marks[1:], marks[-1] + 1], strict=True):
            between = lines[before:after]
            if len(between) <= _LINES + 1 and all(_is_name(each) for each in between[1:]):
                _set(between)
            else:
                _set(between[:1])


def _is_signed(each: Slug) -> bool:
    return len(each.text) < _LONGEST and _SIGNED.fullmatch(each.text.strip()) is not None


def _is_name(each: Slug) -> bool:
    return _NAME.fullmatch(each.text.strip()) is not None


def _set(lines: Sequence[Slug]) -> None:
    for each in lines:
        each.style = "signature"

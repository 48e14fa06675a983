"""The colour of strokes: a redline whose changes are drawn in colour underlines its own headings in black.

Word draws an author's changes in the author's colour; what is underlined in black there was underlined in the law before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ordtool.markup.emphasis import is_address
from ordtool.markup.rules import STRIKES, UNDERLINES
from ordtool.markup.settings import hue_of, near
from ordtool.source import Look, Sign, Span

_LEAST = 20  # letters: less says nothing of the file
_MOST = 0.8
_SOME = 0.4


def in_ink(text: str, signs: Sequence[Sign]) -> list[Sign]:
    """The signs without the black underlines of a text whose changes are coloured; all of them where they are not."""
    tinted = _tinted(signs)
    if not tinted and not any(hue_of(sign.detail) for sign in signs if sign.look in UNDERLINES):
        return list(signs)
    struck = [sign for sign in signs if sign.look in STRIKES]
    lined = [
        sign for sign in signs if sign.look in UNDERLINES and not is_address(text[sign.span.start : sign.span.end])
    ]
    if not _coloured(struck, lined, tinted):
        return list(signs)
    return [
        part for sign in signs for part in ([sign] if sign.look not in UNDERLINES else _coloured_parts(sign, tinted))
    ]


def as_struck(signs: Sequence[Sign]) -> list[Span]:
    """The words underlined in a colour that words are struck in, in order and apart: no typesetter underlines titles so."""
    struck = [sign for sign in signs if sign.look in STRIKES]
    hues = {hue_of(sign.detail) for sign in struck} - {""}
    if sum(len(sign.span) for sign in struck if hue_of(sign.detail)) < max(
        _LEAST, _MOST * sum(len(s.span) for s in struck)
    ):
        return []
    return _united(sign.span for sign in signs if sign.look in UNDERLINES and hue_of(sign.detail) in hues)


def _coloured(struck: Sequence[Sign], lined: Sequence[Sign], tinted: Sequence[Span]) -> bool:
    """Whether a text's changes are coloured: most of what is struck and some underlines, or, with nothing struck, most of these."""
    if sum(len(sign.span) for sign in lined) < _LEAST:
        return False
    if not struck:
        return _share(lined, tinted) >= _MOST
    return _share(struck, tinted) >= _MOST and _share(lined, tinted) >= _SOME


def _share(strokes: Sequence[Sign], tinted: Sequence[Span]) -> float:
    coloured = sum(len(part.span) for stroke in strokes for part in _coloured_parts(stroke, tinted))
    return coloured / sum(len(stroke.span) for stroke in strokes)


def _coloured_parts(stroke: Sign, tinted: Sequence[Span]) -> Iterator[Sign]:
    """The parts of a stroke that are coloured: by its own ink, or where a file does not tell that by its words'."""
    if hue_of(stroke.detail):
        yield stroke
        return
    for span in near(tinted, stroke.span):
        low, high = max(span.start, stroke.span.start), min(span.end, stroke.span.end)
        if low < high:
            yield replace(stroke, span=Span(low, high))


def _tinted(signs: Sequence[Sign]) -> list[Span]:
    """The coloured words, in order and apart."""
    return _united(sign.span for sign in signs if sign.look is Look.COLOUR and hue_of(sign.detail))


def _united(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found

"""hOCR, what the recogniser says of a page, as runs: words with boxes in points, and how sure it is of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from lxml import etree

from ordtool.readers.pdf.glyphs import Run
from ordtool.source import Box

_GAP = 2.0  # as in glyphs: a gap of so many heights ends a run
_BODY = 0.92  # of the type's size: from the top of its tallest letters to the foot of its lowest
_ABOVE, _BELOW = 0.9, 0.22  # of the type's size: a line's box above and below the baseline, as PDF fonts say it
_FEW, _MANY = 0.5, 1.6  # a line's type is so much lower or taller than its ink at most
_DIRT = 0.5  # a line without a letter or figure, surer than this, is a row of asterisks; below, dust or a ruled line
_WEAK = 0.6
"""A figure or a word that turns a rule round is weak below this: what is sure elsewhere on the line does not help it."""
_TURNING = frozenset((
    "no", "not", "nor", "never", "none", "neither", "cannot", "without", "except", "unless", "only", "shall", "may", "must",
    "and", "or", "other", "than", "before", "after",
))  # fmt: skip
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in dots of the picture, with the edges of its letters; `confidence` is 0 to 1."""

    text: str
    box: Box
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of words: `baseline` is the height it stands on, `size` that of its type, both in dots.

    `turned` lines run up or down the page.
    """

    words: tuple[Word, ...]
    baseline: float
    size: float
    turned: bool = False


def lines(hocr: bytes) -> tuple[WordLine, ...]:
    """The lines in the recogniser's order, which is that of columns, without dust."""
    if not hocr.strip():
        return ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(hocr, parser)
    found = (_line(node) for node in _of_class(root, "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"))
    return tuple(line for line in found if line is not None and not _is_dirt(line))


def confidence(words: Sequence[Word]) -> float:
    """How sure the words are on the whole: every letter weighs the same."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def runs(found: Sequence[WordLine], *, dpi: int) -> tuple[Run, ...]:
    """The lines as runs, in order; a wide gap ends one."""
    pieces = [(line, piece) for line in found for piece in _pieces(line)]
    return tuple(_run(line, piece, order=order, scale=72 / dpi) for order, (line, piece) in enumerate(pieces))


def _run(line: WordLine, words: Sequence[Word], *, order: int, scale: float) -> Run:
    text, lefts, rights = "", list[float](), list[float]()
    for word in words:
        if text:  # the blank between two words
            lefts.append(rights[-1])
            rights.append(max(rights[-1], word.lefts[0] * scale))
            text += " "
        text += word.text
        lefts += [x * scale for x in word.lefts]
        rights += [x * scale for x in word.rights]
    top, bottom = line.baseline - _ABOVE * line.size, line.baseline + _BELOW * line.size
    if line.turned:
        top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    box = Box(*(round(v, 2) for v in (min(lefts), top * scale, max(rights), bottom * scale)))
    size = round(line.size * scale, 1)
    return Run(text, box, tuple(lefts), tuple(rights), order, line.turned, size=size, confidence=_sureness(words))


def _sureness(words: Sequence[Word]) -> float:
    """How sure the words are, or the weakest one that the meaning hangs on: "12" for "72", "now" for "not"."""
    weak = [word.confidence for word in words if word.confidence < _WEAK and _decides(word.text)]
    return round(min([confidence(words), *weak]), 3)


def _decides(text: str) -> bool:
    return any(c.isdigit() for c in text) or text.strip(".,;:()").lower() in _TURNING


def _pieces(line: WordLine) -> Iterator[tuple[Word, ...]]:
    start = 0
    for i, (before, word) in enumerate(pairwise(line.words), 1):
        if word.box.x0 - before.box.x1 > _GAP * line.size:
            yield line.words[start:i]
            start = i
    yield line.words[start:]


def _line(node: etree._Element) -> WordLine | None:
    words = tuple(word for item in _of_class(node, "ocrx_word") if (word := _word(item)))
    if not words:
        return None
    facts = _facts(node)
    tall = max(word.box.bottom - word.box.top for word in words)
    size = min(max(facts.get("x_size", (tall,))[0], _FEW * tall), _MANY * tall) / _BODY
    left, _, right, bottom = facts["bbox"]
    slope, offset = facts.get("baseline", (0.0, 0.0))
    baseline = bottom + offset + slope * (right - left) / 2
    return WordLine(words, baseline, max(size, 1.0), turned=facts.get("textangle", (0.0,))[0] != 0)


def _word(node: etree._Element) -> Word | None:
    text = _SPACES.sub("", "".join(str(part) for part in node.itertext()))
    if not text:
        return None
    facts = _facts(node)
    box = Box(*facts["bbox"])
    lefts, rights = _edges(node, text, box)
    return Word(text, box, lefts, rights, facts.get("x_wconf", (0.0,))[0] / 100)


def _edges(node: etree._Element, text: str, box: Box) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The edges of every letter, in order from left to right and inside the word."""
    letters = [(c, _facts(item)["x_bboxes"]) for item in _of_class(node, "ocrx_cinfo") for c in (item.text or "")]
    if "".join(c for c, _ in letters) != text:
        step = (box.x1 - box.x0) / len(text)
        edges = [box.x0 + i * step for i in range(len(text) + 1)]
        return tuple(edges[:-1]), tuple(edges[1:])
    lefts = [max(box.x0, facts[0]) for _, facts in letters]
    lefts = [max(lefts[: i + 1]) for i in range(len(lefts))]
    rights = [max(left, min(box.x1, facts[2])) for left, (_, facts) in zip(lefts, letters, strict=True)]
    return tuple(lefts), tuple(rights)


def _is_dirt(line: WordLine) -> bool:
    if any(c.isalnum() for word in line.words for c in word.text):
        return False
    return fmean(word.confidence for word in line.words) < _DIRT


def _of_class(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (item for item in node.iter() if item.get("class") in names)


def _facts(node: etree._Element) -> dict[str, tuple[float, ...]]:
    """What an element's title says: "bbox 1 2 3 4; baseline 0 -4; x_size 23"."""
    facts: dict[str, tuple[float, ...]] = {}
    for part in (node.get("title") or "").split(";"):
        key, *values = part.split()
        facts[key] = tuple(float(value) for value in values)
    return facts

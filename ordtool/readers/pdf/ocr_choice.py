"""Which pages need text recognition: those without text, those whose text is junk, and pictures with a stamp over them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from ordtool.readers.pdf.glyphs import Page

_UNKNOWN = 0.02  # of the letters unreadable: the fonts do not say what their signs mean
_ODD = 0.25  # of the words odd: a bad recogniser wrote them, or the fonts' own code
_ODD_AND_RARE = 0.05  # and with hardly one of the commonest words among them: another alphabet's code
_RARE = 0.04  # of the words of English law, 15 to 40 in a hundred are among the commonest
_FEWEST = 30  # words below which that is chance
_COVERS = 0.6  # of the page: a picture so large is a scan
_LITTLE = 500  # letters over a scan: perhaps all of its words, perhaps a stamp only
_EDGE = 0.12  # of the page's height: where courts and clerks stamp a number on every page
_COMMON = frozenset(("the", "of", "and", "to", "in", "or", "for", "shall", "be", "by", "any", "is", "with", "as"))
_WORD = re.compile(r"[^\W_]{3,}")
_VOWEL = re.compile(r"[aeiouyà-ÿ]", re.I)
_MIXED = re.compile(r"[a-z]\d+[a-z]|[a-z][A-Z]+[a-z]*[A-Z]|^[A-Z]{2,}[a-z]{2,}")


def is_junk(page: Page) -> bool:
    """Whether the file's text of a page is not what the page shows."""
    text = " ".join(run.text for run in page.runs)
    letters = "".join(text.split())
    plain = text.isprintable() and "\ufffd" not in text
    unknown = 0 if plain else sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc") for c in letters)
    if unknown > _UNKNOWN * len(letters):
        return True
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return False
    odd = sum(map(_is_odd, words)) / len(words)
    if odd > _ODD or odd <= _ODD_AND_RARE:
        return odd > _ODD
    return sum(word in _COMMON for word in re.findall(r"[a-z]+", text.lower())) / len(words) < _RARE


@lru_cache(maxsize=1 << 13)
def _is_odd(word: str) -> bool:
    """A word that nobody writes: without a vowel, or with figures and capitals inside. Numbers are not odd."""
    if not any(c.isalpha() for c in word) or not word.isascii():
        return False
    return bool(_MIXED.search(word)) or (word.isalpha() and not _VOWEL.search(word))


def is_scan(page: Any) -> bool:
    """Whether one picture covers most of a pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        x0, y0, x1, y1 = item.get_bounds()
        area = max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        if area > _COVERS * whole:
            return True
    return False


def may_be_stamped(page: Page) -> bool:
    """Whether the page holds so few letters that a scan under them may say more."""
    return sum(len(run.text) for run in page.runs) < _LITTLE


def is_stamp(page: Page) -> bool:
    """Whether all words of a page stand at its upper and lower edge."""
    return all(
        run.turned or run.box.bottom < _EDGE * page.height or run.box.top > (1 - _EDGE) * page.height
        for run in page.runs
    )

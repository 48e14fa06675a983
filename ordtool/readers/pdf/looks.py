"""How words are set: what a PDF's fonts, colours and matrices say about the text drawn with them.

A text object (a stretch drawn in one go) has one font, one colour and one matrix, so its looks are asked for once.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from math import sqrt

from ordtool.readers.pdf import pdfium
from ordtool.source import Look

Setting = tuple[Look, str]

# Fonts tell their cut by their name; the numbers and flags beside it are often wrong (a weight is guessed from the
# width of stems, "serif" is left unset), so they only count where the name tells nothing.
_BOLD = re.compile(r"bold|black|heavy|demi|^cmb|-medi(?!um)|[-,]bd", re.I)
_NOT_BOLD = re.compile(r"blackadder|blackletter", re.I)
_ITALIC = re.compile(r"(?i:ital|obli|slant|kursiv|^cm(?:b?x?ti|sl))|[-,a-z]It(?![a-z])")
_SANS = re.compile(
    r"arial|helvetica|nimbussan|calibri|carlito|verdana|tahoma|segoe|sans(?!krit)|univers|frutiger|futura|gotham|roboto"
    r"|\blato\b|myriad|franklin|trebuchet|gothic|gillsans|gill sans|optima|aptos|avenir|geneva|grotes|montserrat|^cmss"
    r"|corbel|candara|proxima|interstate|swiss|akzidenz|eurostile",
    re.I,
)
_NAMED = re.compile(r"[A-Za-z]{4}")
_FIXED, _ITALIC_FLAG, _FORCE_BOLD = 0x1, 0x40, 0x40000
_BOLD_WEIGHT = 600
_SLANT = 0.12  # the tangent of seven degrees: a font leant over by its matrix
_FILL_AND_STROKE = 2
_DARK = 0x48  # greys up to here are print black on some page or other


@dataclass(frozen=True, slots=True)
class Font:
    """A font's looks, and where its baseline lies: `below` and `height` are its descent and its reach in ems.

    What a file says of them may be wrong, above all where it holds a few letters of the font only.
    """

    looks: tuple[Setting, ...]
    italic: bool
    bold: bool
    below: float
    height: float


class Types:
    """The fonts and looks of a page's text objects.

    Not for longer than a page: PDFium may free a font with its page and put another at the same address.
    """

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}
        self._kinds: dict[tuple[int, tuple[int, int, int, int] | None, bool, bool], tuple[Setting, ...]] = {}
        self._cells = pdfium.Whole()
        self._matrix = pdfium.Floats(6)

    def font(self, item: int) -> Font:
        """The font of a text object."""
        return self._font(pdfium.get_font(item) or 0 if item else 0)

    def handle(self, item: int) -> int:
        """What tells the font of a text object from others, 0 where there is none."""
        return (pdfium.get_font(item) or 0) if item else 0

    def looks(self, item: int) -> tuple[Setting, ...]:
        """The looks of a text object's words."""
        if not item:
            return ()
        handle = pdfium.get_font(item) or 0
        font = self._font(handle)
        fill = pdfium.colour(pdfium.get_fill, item, self._cells)
        bold = font.bold or pdfium.get_render_mode(item) == _FILL_AND_STROKE
        kind = (handle, fill, bold, font.italic or self._leant(item))
        if kind not in self._kinds:
            self._kinds[kind] = _settings(font, fill, bold=kind[2], italic=kind[3])
        return self._kinds[kind]

    def size(self, item: int) -> float:
        """The size of a text object's type in points."""
        pdfium.get_font_size(item, self._matrix.at[0])
        size = float(self._matrix.values[0])
        pdfium.get_matrix(item, self._matrix.at[0])
        a, b, c, d = self._matrix.values[:4]
        return size * sqrt(abs(a * d - b * c)) or 1.0

    def _font(self, handle: int) -> Font:
        if handle not in self._fonts:
            self._fonts[handle] = _font(handle) if handle else Font((), False, False, 0.2, 1.0)
        return self._fonts[handle]

    def _leant(self, item: int) -> bool:
        """Whether the matrix slants the letters; a turned line is not slanted."""
        if not pdfium.get_matrix(item, self._matrix.at[0]):
            return False
        a, b, c, d = self._matrix.values[:4]
        return abs(a * c + b * d) > _SLANT * abs(a * d - b * c) > 0


def _settings(font: Font, fill: tuple[int, ...] | None, *, bold: bool, italic: bool) -> tuple[Setting, ...]:
    settings = [*font.looks]
    settings += [(Look.BOLD, "")] if bold else []
    settings += [(Look.ITALIC, "")] if italic else []
    settings += [(Look.COLOUR, hexadecimal(fill))] if fill and not is_black(fill) else []
    return tuple(settings)


def _font(handle: int) -> Font:
    name = _name(handle)
    flags = pdfium.get_font_flags(handle)
    flags = 0 if flags < 0 else flags
    told = bool(_NAMED.search(name))
    bold = bool(_BOLD.search(name) and not _NOT_BOLD.search(name)) or bool(flags & _FORCE_BOLD)
    bold = bold or (not told and _BOLD_WEIGHT <= pdfium.get_font_weight(handle) <= 1000)
    italic = bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG) or _angle(handle) != 0
    sans = bool(_SANS.search(name)) and not flags & _FIXED
    below, height = _reach(handle)
    return Font(((Look.SANS, ""),) if sans else (), italic, bold, below, height)


def _name(handle: int) -> str:
    """The font's name without the tag of a subset ("ABCDEF+Times-Bold")."""
    cells = ctypes.create_string_buffer(256)
    pdfium.get_font_name(handle, cells, 256)
    name = cells.value.decode("utf-8", "replace")
    return name[7:] if name[6:7] == "+" else name


def _angle(handle: int) -> int:
    angle = ctypes.c_int(0)
    return angle.value if pdfium.get_font_angle(handle, ctypes.addressof(angle)) else 0


def _reach(handle: int) -> tuple[float, float]:
    """How far the font reaches below the baseline, and from there to its top, in ems, as PDFium draws its boxes."""
    cells = pdfium.Floats(2)
    pdfium.get_font_ascent(handle, 1.0, cells.at[0])
    pdfium.get_font_descent(handle, 1.0, cells.at[1])
    ascent, descent = cells.values
    return (-descent, ascent - descent) if ascent > descent else (0.0, 1.0)


def is_black(colour: tuple[int, ...]) -> bool:
    """Whether text of this colour is plain print: black, or a grey so dark that nobody sees a colour."""
    return max(colour[:3]) <= _DARK and max(colour[:3]) - min(colour[:3]) <= 0x18


def hexadecimal(colour: tuple[int, ...]) -> str:
    """A colour as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])

"""PDFium's C functions as this room calls them.

pypdfium2's own bindings turn every argument into an object; a page has thousands of characters and each is asked for
twice. Bound like this a call takes half the time. Handles are plain addresses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_VOID, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), _VOID).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def address(handle: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, _VOID).value or 0


count_chars = _bound("FPDFText_CountChars", _INT, _VOID)
get_text = _bound("FPDFText_GetText", _INT, _VOID, _INT, _INT, _VOID)
get_unicode = _bound("FPDFText_GetUnicode", ctypes.c_uint, _VOID, _INT)
get_loose_box = _bound("FPDFText_GetLooseCharBox", _INT, _VOID, _INT, _VOID)
get_angle = _bound("FPDFText_GetCharAngle", _FLOAT, _VOID, _INT)
get_origin = _bound("FPDFText_GetCharOrigin", _INT, _VOID, _INT, _VOID, _VOID)
get_text_object = _bound("FPDFText_GetTextObject", _VOID, _VOID, _INT)

count_objects = _bound("FPDFPage_CountObjects", _INT, _VOID)
get_object = _bound("FPDFPage_GetObject", _VOID, _VOID, _INT)
count_form_objects = _bound("FPDFFormObj_CountObjects", _INT, _VOID)
get_form_object = _bound("FPDFFormObj_GetObject", _VOID, _VOID, ctypes.c_ulong)

get_type = _bound("FPDFPageObj_GetType", _INT, _VOID)
get_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _VOID, _VOID)
get_bounds = _bound("FPDFPageObj_GetBounds", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
get_fill = _bound("FPDFPageObj_GetFillColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
get_stroke = _bound("FPDFPageObj_GetStrokeColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
get_stroke_width = _bound("FPDFPageObj_GetStrokeWidth", _INT, _VOID, _VOID)
get_draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _VOID, _VOID, _VOID)
count_segments = _bound("FPDFPath_CountSegments", _INT, _VOID)
get_segment = _bound("FPDFPath_GetPathSegment", _VOID, _VOID, _INT)
get_segment_type = _bound("FPDFPathSegment_GetType", _INT, _VOID)
get_segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _VOID, _VOID, _VOID)
get_segment_close = _bound("FPDFPathSegment_GetClose", _INT, _VOID)
get_clip = _bound("FPDFPageObj_GetClipPath", _VOID, _VOID)
count_clip_paths = _bound("FPDFClipPath_CountPaths", _INT, _VOID)
count_clip_segments = _bound("FPDFClipPath_CountPathSegments", _INT, _VOID, _INT)
get_clip_segment = _bound("FPDFClipPath_GetPathSegment", _VOID, _VOID, _INT, _INT)

get_font = _bound("FPDFTextObj_GetFont", _VOID, _VOID)
get_font_size = _bound("FPDFTextObj_GetFontSize", _INT, _VOID, _VOID)
get_render_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _VOID)
get_font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _VOID, _VOID, ctypes.c_size_t)
get_font_flags = _bound("FPDFFont_GetFlags", _INT, _VOID)
get_font_weight = _bound("FPDFFont_GetWeight", _INT, _VOID)
get_font_angle = _bound("FPDFFont_GetItalicAngle", _INT, _VOID, _VOID)
get_font_ascent = _bound("FPDFFont_GetAscent", _INT, _VOID, _FLOAT, _VOID)
get_font_descent = _bound("FPDFFont_GetDescent", _INT, _VOID, _FLOAT, _VOID)


class Floats:
    """Four numbers that PDFium writes into, and their addresses."""

    __slots__ = ("at", "values")

    def __init__(self, count: int = 4) -> None:
        self.values = (_FLOAT * count)()
        start = ctypes.addressof(self.values)
        self.at = tuple(start + 4 * i for i in range(count))


class Whole:
    """Four whole numbers that PDFium writes into, and their addresses."""

    __slots__ = ("at", "values")

    def __init__(self, count: int = 4) -> None:
        self.values = (ctypes.c_uint * count)()
        start = ctypes.addressof(self.values)
        self.at = tuple(start + 4 * i for i in range(count))


def colour(getter: Callable[..., Any], handle: int, cells: Whole) -> tuple[int, int, int, int] | None:
    """Red, green, blue and alpha (0 to 255) of an object, None for a pattern."""
    if not getter(handle, *cells.at):
        return None
    red, green, blue, alpha = cells.values
    return red, green, blue, alpha

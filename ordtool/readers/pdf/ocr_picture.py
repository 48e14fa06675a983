"""A page as a picture that can be recognised: rendered grey, without noise, upright and level."""

from __future__ import annotations

from io import BytesIO
from math import degrees, sqrt
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter

_LEAST, _MOST = 200, 300  # dots per inch: the recogniser knows letters of 20 to 40 dots best
_COARSE = 150  # dots per inch: below this a scan is enlarged
_LARGEST = 30_000_000  # dots of a page: a plan of two square metres is read at fewer dots per inch
_SOFT = 0.8  # dots at 200 per inch: noise goes, letters stay
_LEVEL, _STEEP = 0.05, 10.0  # degrees: less is level, more is no skew but a picture
_INK, _BLANK = 128, 0.0001  # a dot darker than this is ink; a page with a smaller share of it is blank
WHITE = 255


def render(page: Any) -> tuple[Image.Image, int]:
    """The page as a grey picture, and its dots per inch; after its own resolution if it is a scan."""
    width, height = page.get_size()
    scan = _resolution(page)
    wanted = _MOST if scan < _COARSE else min(max(round(scan), _LEAST), _MOST)
    room = 72 * sqrt(_LARGEST / max(width * height, 1.0))
    dpi = max(1, min(wanted, int(room)))
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=False)
    try:
        picture: Image.Image = bitmap.to_pil().convert("L")
    finally:
        bitmap.close()
    return picture, dpi


def _resolution(page: Any) -> float:
    """Dots per inch of the largest picture on the page; that of print where there is none."""
    best, found = 0.0, float(_MOST)
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        area = (right - left) * (top - bottom)
        columns, rows = item.get_px_size()
        if area > best:
            best, found = area, 72 * sqrt(columns * rows / area)
    return found


def softened(picture: Image.Image, *, dpi: int) -> Image.Image:
    """The picture without the dust and the grain of a scanner.

    A dot that is darker than all around it is dust; what is drawn is two dots wide at least. Left in, dust is read as full
    stops and joins words ("5..a contract").
    """
    clean = ImageChops.lighter(picture, picture.filter(ImageFilter.RankFilter(3, 1)))
    return clean.filter(ImageFilter.GaussianBlur(_SOFT * dpi / _LEAST))


def levelled(picture: Image.Image, *, radians: float) -> Image.Image:
    """The picture turned so that its lines are level; a small angle only."""
    angle = degrees(radians)
    if not _LEVEL <= abs(angle) <= _STEEP:
        return picture
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=WHITE)


def turned(picture: Image.Image, *, clockwise: int) -> Image.Image:
    """The picture turned by quarters."""
    return picture.rotate(-clockwise, expand=True)


def is_blank(picture: Image.Image) -> bool:
    """Whether there is no more on the page than dust."""
    dark = sum(picture.histogram()[:_INK])
    return dark < _BLANK * picture.width * picture.height


def packed(picture: Image.Image) -> bytes:
    """The picture as the recogniser takes it in, without a file in between."""
    buffer = BytesIO()
    picture.save(buffer, format="PPM")
    return buffer.getvalue()

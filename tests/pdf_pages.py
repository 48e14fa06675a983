"""Pages for the tests of drawn marks: made by hand, content stream and all, so that each way of drawing can be tried."""

from __future__ import annotations

from collections.abc import Mapping

from ordtool.readers import read_bytes
from ordtool.source import Line, Look

SIZE = 12
LEFT, BASE = 100.0, 500.0  # where the words stand; a letter of Courier is 7.2 points wide
STEP = 7.2
_FONTS = {
    "F": "Courier",
    "B": "Courier-Bold",
    "I": "Courier-Oblique",
    "H": "Helvetica",
    "T": "Times-Roman",
}
_SHOWN = {
    Look.STRIKE: "S", Look.DOUBLE_STRIKE: "SS", Look.UNDERLINE: "U", Look.DOUBLE_UNDERLINE: "UU", Look.BOLD: "B",
    Look.ITALIC: "I", Look.SANS: "N", Look.COLOUR: "C", Look.HIGHLIGHT: "H", Look.SUPERSCRIPT: "^",
}  # fmt: skip


def words(text: str, *, x: float = LEFT, y: float = BASE, font: str = "F", size: float = SIZE) -> str:
    """Operators that show words."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def span(text: str, part: str) -> tuple[float, float]:
    """The left and right edge of a part of words at their usual place."""
    start = text.index(part)
    return LEFT + STEP * start, LEFT + STEP * (start + len(part))


def line(left: float, right: float, y: float, *, width: float = 0.6) -> str:
    """Operators that stroke a level line."""
    return f"{width} w {left} {y} m {right} {y} l S\n"


def bar(left: float, right: float, y: float, *, high: float = 0.6) -> str:
    """Operators that fill a flat rectangle whose middle is at `y`."""
    return f"{left} {y - high / 2} {right - left} {high} re f\n"


def page(content: str, *, extra: str = "", objects: Mapping[int, bytes] | None = None, resources: str = "") -> bytes:
    """A PDF of one page; `objects` are more objects from number 20 on, which `extra` (of the page) may name."""
    fonts = " ".join(f"/{key} {10 + i} 0 R" for i, key in enumerate(_FONTS))
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {extra} "
            f"/Resources << /Font << {fonts} >> {resources} >> >>"
        ).encode(),
        4: stream(content),
    }
    for i, name in enumerate(_FONTS.values()):
        bodies[10 + i] = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    return _file({**bodies, **(objects or {})})


def stream(content: str, entries: str = "") -> bytes:
    """The body of a stream object."""
    data = content.encode("latin-1")
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(bodies: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(bodies.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def read(
    content: str, *, extra: str = "", objects: Mapping[int, bytes] | None = None, resources: str = ""
) -> list[str]:
    """The lines of such a page as `shown` shows them."""
    data = page(content, extra=extra, objects=objects, resources=resources)
    return [shown(found) for found in read_bytes("a.pdf", data).lines]


def shown(found: Line) -> str:
    """The text of a line with its signs in angle brackets, the longer sign outside."""
    text = found.text
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for sign in sorted(found.signs, key=lambda s: (len(s.span), s.look), reverse=True):
        name = _SHOWN[sign.look] + (f":{sign.detail}" if sign.detail else "")
        opened[sign.span.start] = opened.get(sign.span.start, "") + f"<{name}>"
        closed[sign.span.end] = f"</{_SHOWN[sign.look]}>" + closed.get(sign.span.end, "")
    return "".join(closed.get(i, "") + opened.get(i, "") + text[i : i + 1] for i in range(len(text) + 1))

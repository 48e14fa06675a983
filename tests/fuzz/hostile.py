"""Files made by hand to do harm: bombs, entities, circles, depth, size, and characters that lie."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from fuzz.seeds import simple_pdf, with_objects

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MIB = 1024 * 1024
_AMENDS = (
    b"<p>Matter in [brackets] is old law to be omitted.</p><p>Section 1. Section 9 is amended to read as follows:</p>"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file: `make` builds it when it is wanted; `outlined` is off where only reading is asked for.

    `secret` must never stand in what was read; `expected` is "ordinance", "refused" or "" where either will do.
    """

    name: str
    make: Callable[[], bytes]
    outlined: bool = True
    secret: str = ""
    expected: str = ""


def word_file(document: bytes, parts: dict[str, bytes] | None = None) -> bytes:
    """A .docx with this main part and whatever else."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        package.writestr("word/document.xml", document)
        for name, data in (parts or {}).items():
            package.writestr(name, data)
    return made.getvalue()


def _body(inner: bytes, *, before: bytes = b"") -> bytes:
    return b'<?xml version="1.0"?>%s<w:document %s><w:body>%s</w:body></w:document>' % (before, _W, inner)


def _words(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def _akn(inner: bytes, *, before: bytes = b"") -> bytes:
    namespace = b"http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    head = b'<?xml version="1.0"?>%s<akomaNtoso xmlns="%s"><act><body>' % (before, namespace)
    return head + inner + b"</body></act></akomaNtoso>"


def _lol(depth: int = 12) -> bytes:
    rows = [b'<!ENTITY a0 "lollollol">']
    rows += [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, depth)]
    return b"<!DOCTYPE w:document [%s]>" % b"".join(rows)


def _entity(target: bytes) -> bytes:
    return b'<!DOCTYPE w:document [<!ENTITY x SYSTEM "%s">]>' % target


def _flate_bomb(layers: int) -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join([packer.compress(b" " * _MIB) for _ in range(300)] + [packer.flush()])
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * layers
    return with_objects({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
        3: b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data),
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R>>",
    })  # fmt: skip


def _same_stream_again(filter_: bytes, data: bytes) -> bytes:
    """A page whose contents are one stream a thousand times over."""
    return with_objects({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
        3: b"<</Length %d/Filter/%s>>stream\n%s\nendstream" % (len(data), filter_, data),
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[%s]>>" % (b"3 0 R " * 1000),
    })  # fmt: skip


def _repeated() -> bytes:
    return _same_stream_again(b"FlateDecode", zlib.compress(b" " * (40 * _MIB), 9))


def _run_lengths() -> bytes:
    return _same_stream_again(b"RunLengthDecode", b"\x81 " * 200_000 + b"\x80")


def _zip_bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(64):
            part.write(b"\0" * (16 * _MIB))
    return made.getvalue()


def _lying_zip() -> bytes:
    """A part whose directory says that it is small."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b"A" * _MIB)
    return made.getvalue().replace((300 * _MIB).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _circle() -> bytes:
    return with_objects({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>",
        3: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2>>",
    })  # fmt: skip


def _form_circle() -> bytes:
    """A form that draws itself, inside a form that draws it."""
    about = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 12>>"
    form = about + b"stream\n/X Do /X Do \nendstream"
    return with_objects({
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
        3: b"<</Length 5>>stream\n/X Do\nendstream", 4: form % 5, 5: form % 4,
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
    })  # fmt: skip


def _form_fan() -> bytes:
    """Forms that each draw the next one ten times: ten thousand million drawings."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
        3: b"<</Length 5>>stream\n/X Do\nendstream",
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</XObject<</X 20 0 R>>>>>>",
    }  # fmt: skip
    for i in range(20, 30):
        words = b"/X Do " * 10
        objects[i] = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 999 999]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>stream\n%s\nendstream"
            % (i + 1, len(words), words)
        )
    words = b"0 0 m 9 9 l S"
    objects[30] = b"<</Type/XObject/Subtype/Form/BBox[0 0 999 999]/Length %d>>stream\n%s\nendstream" % (
        len(words),
        words,
    )
    return with_objects(objects)


def _many_objects() -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}
    objects |= dict.fromkeys(range(3, 1000003), b"null")
    return with_objects(objects)


def _many_pages() -> bytes:
    return simple_pdf(b"BT /F1 12 Tf 72 700 Td (Law.) Tj ET", pages=2_000)


def _many_strokes() -> bytes:
    words = b"".join(
        b"BT /F1 8 Tf 72 %d Td (No agency may use it without a warrant.) Tj ET\n" % (780 - 9 * i) for i in range(80)
    )
    return simple_pdf(
        words + b"".join(b"%d %d m %d %d l S\n" % (i % 600, i % 790, i % 600 + 9, i % 790) for i in range(200_000))
    )


def _many_marks() -> bytes:
    return _AMENDS + b"<p>" + b"<u>a</u><s>b</s> c <b>d</b><i>[e]</i>" * 20_000


def _deep_rtf() -> bytes:
    return rb"{\rtf1 " + b"{\\b " * 500_000 + b"law" + b"}" * 500_000 + b"}"


def _deep_word() -> bytes:
    return word_file(_body(b"<w:sdt><w:sdtContent>" * 100_000 + _words(b"law") + b"</w:sdtContent></w:sdt>" * 100_000))


def _nested_tables() -> bytes:
    return word_file(_body(b"<w:tbl><w:tr><w:tc>" * 60 + _words(b"law") * 2 + b"</w:tc><w:tc/></w:tr></w:tbl>" * 60))


def _slip() -> bytes:
    parts = {f"../../../../tmp/ordtool-slip-{i}.xml": b"<x/>" for i in range(3)} | {"/etc/ordtool-slip.xml": b"<x/>"}
    return word_file(_body(_words(b"Section 1. Law.")), parts)


def _long(start: bytes, unit: bytes, end: bytes, *, size: int = 50 * _MIB) -> Callable[[], bytes]:
    return lambda: start + unit * (size // len(unit)) + end


_UNSEEN = (
    "Section 1. No\u200b agency\u202e may\u2066 use\ufeff it\u00ad.\u2028Section 2. "
    "\u0336\u0335Ends\x85here\x1c.\x00(a) x"
).encode()
_STYLES = b".a .b ~ .c:nth-child(2n+1):not(.d){text-decoration:line-through}"

CASES: tuple[Case, ...] = (
    Case("entity-bomb.docx", lambda: word_file(_body(_words(b"&a11;"), before=_lol())), expected="refused"),
    Case("entity-file.docx", lambda: word_file(_body(_words(b"&x;"), before=_entity(b"file:///etc/passwd"))), secret="root:"),
    Case("entity-net.docx", lambda: word_file(_body(_words(b"&x;"), before=_entity(b"http://127.0.0.1:9/x")))),
    Case("entity-bomb.akn", lambda: _akn(b"&a11;", before=_lol()), expected="refused"),
    Case("entity-file.akn", lambda: _akn(b"&x;", before=_entity(b"file:///etc/passwd")), secret="root:", expected="refused"),
    Case("entity-net.akn", lambda: _akn(b"&x;", before=_entity(b"http://127.0.0.1:9/x")), expected="refused"),
    Case("deep.akn", lambda: _akn(b"<level><num>1</num>" * 100_000 + b"<p>law</p>" + b"</level>" * 100_000), expected="refused"),
    Case("notes-in-notes.akn", lambda: _akn(b"<authorialNote><p>x" * 100 + b"</p></authorialNote>" * 100 + b"<p>Law.</p>")),
    Case("one-word.akn", lambda: _akn(b"<p>" + b"a" * (9 * _MIB) + b"</p>"), outlined=False),
    Case("many-numbers.akn", lambda: _akn(b"<section><num>1</num></section>" * 50_000)),
    Case("entity-bomb.html", lambda: _lol() + b"<html><body><p>Section 1. &a11; Law.</p></body></html>"),
    Case("entity-file.html", lambda: _entity(b"file:///etc/passwd") + b"<html><body><p>Section 1. &x; Law.</p></body></html>",
         secret="root:"),
    Case("zip-bomb.docx", _zip_bomb, expected="refused"),
    Case("lying-size.docx", _lying_zip),
    Case("slip.docx", _slip, expected="ordinance"),
    Case("deep.docx", _deep_word),
    Case("nested-tables.docx", _nested_tables),
    Case("nul.docx", lambda: word_file(_body(_words(b"a\0b")))),
    Case("no-end.docx", lambda: word_file(_body(b"<w:p>" * 1000))),
    Case("flate-bomb.pdf", lambda: _flate_bomb(1), expected="refused"),
    Case("flate-bomb-twice.pdf", lambda: _flate_bomb(2), expected="refused"),
    Case("same-stream-again.pdf", _repeated, expected="refused"),
    Case("run-lengths.pdf", _run_lengths),
    Case("page-circle.pdf", _circle),
    Case("form-circle.pdf", _form_circle),
    Case("form-fan.pdf", _form_fan),
    Case("million-objects.pdf", _many_objects),
    Case("many-pages.pdf", _many_pages),
    Case("many-strokes.pdf", _many_strokes),
    Case("huge-page.pdf", lambda: simple_pdf(b"BT /F1 12 Tf 72 700 Td (Law.) Tj ET").replace(b"[0 0 612 792]", b"[0 0 9e8 9e8]")),
    Case("no-page.pdf", lambda: simple_pdf(b"").replace(b"/Kids[10 0 R]", b"/Kids[      ]")),
    Case("unseen.txt", lambda: _UNSEEN.replace(b"\0", b"")),
    Case("unseen.html", lambda: b"<p>" + _UNSEEN + b"</p>"),
    Case("unseen.rtf", lambda: rb"{\rtf1\ansicpg65001 " + _UNSEEN + b"}"),
    Case("nul.txt", lambda: b"Section 1. Law.\0\0\0 More law.\n"),
    Case("deep.rtf", _deep_rtf),
    Case("open.rtf", lambda: rb"{\rtf1 " + b"{" * 2_000_000),
    Case("bin.rtf", lambda: rb"{\rtf1 law {\pict\bin2147483647 x}}"),
    Case("deep.html", lambda: b"<div>" * 200_000 + b"law" + b"</div>" * 200_000),
    Case("deep-inline.html", lambda: b"<p>" + b"<s><u>" * 100_000 + b"law</p>"),
    Case("deep-lists.html", lambda: b"<ol><li>" * 5_000 + b"law" + b"</li></ol>" * 5_000),
    Case("styles.html", lambda: b"<style>" + _STYLES * 20_000 + b"</style>" + b"<p class=a><b class=b>law</b></p>" * 2_000),
    Case("many-marks.html", _many_marks),
    Case("brackets-of-all-kinds.html", lambda: _AMENDS + b"<u>x</u>" + b"[ (( ] )) <s>[</s>" * 20_000),
    Case("legends.html", lambda: _AMENDS + b"Underlined text is new. <u>x</u> " * 20_000),
    Case("wide-table.html", lambda: b"<table><tr>" + b"<td colspan=99999999 rowspan=99999999>x</td>" * 5_000 + b"</tr></table>"),
    Case("one-line.txt", _long(b"Section 1. ", b"No agency may use it. ", b""), outlined=False, expected="ordinance"),
    Case("one-word.txt", _long(b"", b"a", b""), outlined=False),
    Case("one-line.html", _long(b"<p>", b"No agency may use it. ", b"</p>"), outlined=False),
    Case("one-line.rtf", _long(rb"{\rtf1 ", b"No agency may use it. ", b"}"), outlined=False),
    Case("control-words.rtf", _long(rb"{\rtf1 ", rb"\b law\b0 ", b"}", size=3 * _MIB), outlined=False),
    Case("brackets.txt", _long(b"Matter in [brackets] is old law to be omitted. ", b"[", b"x", size=2 * _MIB)),
    Case("enumerators.txt", _long(b"Section 1. ", b"(a) x (1) y (i) z; ", b"", size=_MIB // 2)),
    Case("quotes.txt", _long(b"Section 1. ", b'\xe2\x80\x9c"', b"", size=_MIB)),
    Case("short-lines.txt", _long(b"", b"(a)\n", b"", size=_MIB // 8)),
    Case("blanks.txt", _long(b"Section 1.", b" \t", b"x", size=4 * _MIB)),
    Case("hyphens.txt", _long(b"Section 1. ", b"no-\n", b"x", size=_MIB // 4)),
)  # fmt: skip

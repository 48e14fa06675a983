"""Well-made files to start from: the project's samples, and an RTF and an HTML bill with marks, lists and tables."""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"

_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Symbol;}{\f2\fcharset128 Gothic;}}"
    rb"{\colortbl;\red255\green0\blue0;}{\*\revtbl{Unknown;}{A. Clerk;}}{\header\pard Int. 7\par}"
    rb"{\pard\qc\b A LOCAL LAW\b0\par}{\pard Be it enacted by the Council as follows:\par}"
    rb"{\pard Section 1. Section 9-1 of the code is amended to read as follows:\par}"
    rb"{\pard \'a7 9-1 Cameras. a. \ul No agency shall\ulnone  [may] use a camera{\footnote\pard A note.}"
    rb" at 5\u8239?pm, caf\'e9.\par}"
    rb"{\pard\li720 {\listtext 1.\tab}{\strike Old words} and \revised\revauth1\revdttm1234567 new words\revised0 .\par}"
    rb"{\trowd\cellx1000\cellx2000\pard\intbl Year\cell Count\cell\row}{\*\generator x;}{\pict\pngblip\bin4 abcd}"
    rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\u55357?\u56832?\page The end.\par}"
)
_HTML = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Bill 7</title>
<style>.new{text-decoration:underline} span.old{text-decoration:line-through} #x, p > b {font-weight:bold}</style></head>
<body><nav><a href="/">Home</a><a href="/code">Code</a></nav><main><h1>An Ordinance</h1>
<p>SECTION 1. Section 9-1 is amended to read:</p><p>\xc2\xa7 9-1 <b>Cameras.</b> No agency <span class="old">may</span>
<span class="new">shall</span> use a camera<sup>1</sup>, except:</p>
<ol type="a" start="2"><li>with a warrant; or<ol type="i"><li>by consent</li></ol></li>
<li value="9">in an <s>urgent</s> <u>exigent</u> case.</li></ol>
<table><tr><td>1</td><td>It is law.</td></tr><tr><td>2</td><td>It is more law.</td></tr></table>
<pre>  3  Lines of a print\n  4  go on here.</pre><p style="display:none">hidden</p>
<del datetime="2020-01-01">gone</del><ins>come</ins>
</main><footer>Powered by a publisher</footer></body></html>"""
_AKN = b"""<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<bill name="b">
<meta><identification source="#x"/></meta><preface><longTitle><p>An <docTitle>Ordinance</docTitle></p></longTitle></preface>
<body><section eId="sec_1"><num>1</num><heading>Cameras</heading><subsection><num>(a)</num><intro><p>No agency <del>may</del>
<ins>shall</ins> use a camera<authorialNote placement="bottom" marker="1"><p>A note.</p></authorialNote>, except:</p></intro>
<paragraph><num>(1)</num><content><p>with a <term refersTo="#t">warrant</term>; or</p></content></paragraph></subsection></section>
<section><num>2.</num><heading>More</heading><content><p><mod><quotedStructure startQuote="'" endQuote="'"><section><num>4A</num>
<content><p>It is law.</p></content></section></quotedStructure></mod></p><blockList><item><num>(i)</num><p>x<eol/>y</p></item>
</blockList><table><tr><td><p>1</p></td><td>2</td></tr></table></content></section></body></bill></akomaNtoso>"""
_MARKED = (
    b"BT /F1 12 Tf 72 700 Td (Section 1. Section 9-1 is amended to read:) Tj 0 -20 Td (No agency may shall use a camera.) Tj ET\n"
    b"72 684 m 140 684 l S 150 677 40 0.6 re f q 1 0 0 1 10 10 cm 100 600 m 200 600 l S Q\n"
    b"BT /F2 9 Tf 40 640 Td (1) Tj 32 0 Td (matter in boldfaced type is new) Tj ET"
)


def simple_pdf(content: bytes, *, pages: int = 1, extra: bytes = b"") -> bytes:
    """A PDF with one uncompressed content stream that every page shows."""
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(pages))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        3: b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>",
    }
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R/F2 5 0 R>>>>%s>>"
        % extra
    )
    objects |= {10 + i: page for i in range(pages)}
    return with_objects(objects)


def with_objects(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects with a cross-reference table; object 1 is its catalogue."""
    out, offsets = [b"%PDF-1.7\n"], {}
    at = len(out[0])
    for number, body in objects.items():
        offsets[number] = at
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(out[-1])
    size = max(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out += [b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 00000 f \n" for n in range(1, size)]
    out.append(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at))
    return b"".join(out)


def seeds() -> dict[str, tuple[bytes, ...]]:
    """Files by suffix, the same at every run."""
    pdfs = sorted(SAMPLES.rglob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))[:4]
    words = sorted(SAMPLES.rglob("*.docx"), key=lambda path: (path.stat().st_size, path.name))[:4]
    return {
        "pdf": (*(path.read_bytes() for path in pdfs), simple_pdf(_MARKED, pages=3)),
        "docx": tuple(path.read_bytes() for path in words),
        "rtf": (_RTF,),
        "html": (_HTML,),
        "akn": (_AKN,),
    }

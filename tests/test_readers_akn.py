"""Akoma Ntoso as other producers write it: numbers without words, lists, quoted law, changes, notes, other namespaces."""

from __future__ import annotations

import pytest

from ordtool import outline, readers
from ordtool.errors import InputError
from ordtool.ordinance import Kind, View
from ordtool.source import Source, State

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(body: str, *, namespace: str = NAMESPACE, before: str = "", kind: str = "act") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<akomaNtoso xmlns="{namespace}"><{kind} name="{kind}">'
        f"<meta><identification source='#x'><FRBRWork>never read</FRBRWork></identification></meta>{body}</{kind}></akomaNtoso>"
    ).encode()


def read(body: str, **more: str) -> Source:
    return readers.read_bytes("law.xml", akn(body, **more))


def lines(source: Source) -> list[str]:
    return [f"{line.marker} {line.text}".strip() for line in source.lines if line.style != "furniture"]


BARE = """<preface><longTitle><p>An Act about <docTitle>cameras</docTitle>.</p></longTitle></preface>
<body><part eId="part_1"><num>1</num><heading>General</heading>
  <section eId="sec_1"><num>1</num><heading>Cameras</heading>
    <subsection eId="sec_1__subsec_1"><num>(1)</num>
      <intro><p>A police body must not use a camera unless—</p></intro>
      <paragraph eId="a"><num>a</num><content><p>a judge has allowed it, or</p></content></paragraph>
      <paragraph eId="b"><num>(b)</num><content><p>a life is at <i>risk</i>.</p></content></paragraph>
      <wrapUp><p>Nothing else excuses it.</p></wrapUp>
    </subsection>
    <subsection><num>(2)</num><heading>In general</heading><content><p>It is so.</p></content></subsection>
  </section>
</part></body>"""


def test_numbers_without_words_get_those_that_their_elements_have() -> None:
    assert lines(read(BARE)) == [
        "An Act about cameras.",
        "Part 1 General",
        "Section 1. Cameras",
        "(1) A police body must not use a camera unless—",
        "(a) a judge has allowed it, or",
        "(b) a life is at risk.",
        "Nothing else excuses it.",
        "(2) In general",
        "It is so.",
    ]


def test_the_hierarchy_becomes_the_outline() -> None:
    ordinance = outline.ordinance(read(BARE))
    assert [one.path for one in ordinance.walk() if one.kind is Kind.SUBDIVISION] == [
        "1(1)",
        "1(1)(a)",
        "1(1)(b)",
        "1(2)",
    ]
    assert ordinance.title == "cameras"


@pytest.mark.parametrize("namespace", ["http://www.akomantoso.org/2.0", f"{NAMESPACE}/CSD13", ""])
def test_older_namespaces_are_read(namespace: str) -> None:
    assert "Section 1. Cameras" in lines(read(BARE, namespace=namespace))


def test_changes_are_marks() -> None:
    body = (
        '<body><section><num>Sec. 9-1.</num><heading>Use.</heading><content><p>No agency <del>may</del> <ins class="x">shall</ins>'
        " use it.</p></content></section></body>"
    )
    source = read(body, kind="bill")
    found = [(line.text[mark.span.start : mark.span.end], mark.state) for line in source.lines for mark in line.marks]
    assert found == [("may", State.STRUCK), ("shall", State.INSERTED)]
    assert "No agency shall use it." in " ".join(outline.ordinance(source).text.split())
    assert "No agency may use it." in " ".join(outline.ordinance(source, view=View.CURRENT).text.split())


def test_quoted_law_stands_in_its_quotation_marks() -> None:
    body = """<body><section><num>2.</num><heading>Amendment</heading><content><p>After section 4 insert:
      <mod><quotedStructure startQuote="“" endQuote="”"><section><num>4A.</num><heading>Drones</heading>
      <content><p>No drone may fly.</p></content></section></quotedStructure></mod></p></content></section></body>"""
    assert lines(read(body)) == [
        "Section 2. Amendment",
        "After section 4 insert:",
        "“Section 4A. Drones",
        "No drone may fly.”",
    ]


def test_lists_tables_breaks_and_notes() -> None:
    body = """<body><section><num>§ 5.04.010</num><heading>Fees.</heading><content>
      <p>Fees are<authorialNote marker="1" placement="side"><p>Ask counsel.</p><p>Twice.</p></authorialNote> these:</p>
      <blockList><listIntroduction>Per year:</listIntroduction><item><num>(a)</num><p>ten dollars;</p></item>
        <item><num>(b)</num><p>more.</p></item></blockList>
      <table><tr><th><p>Year</p></th><th><p>Fee</p></th></tr><tr><td><p>2027</p></td><td><p>$10</p></td></tr></table>
      <p>First line<eol/>second<authorialNote marker="*" placement="bottom"><p>A footnote.</p></authorialNote>.</p>
    </content></section></body>"""
    source = read(body)
    assert lines(source) == [
        "§ 5.04.010 Fees.",
        "Fees are these:",
        "Per year:",
        "(a) ten dollars;",
        "(b) more.",
        "Year\tFee",
        "2027\t$10",
        "First line",
        "* A footnote.",
        "second.",
    ]
    assert [line.text for line in source.lines if line.removed == "comment"] == [
        "Comment by the editor: Ask counsel. Twice."
    ]
    assert [line.style for line in source.lines if "\t" in line.text] == ["table", "table"]


@pytest.mark.parametrize("name", ["law.akn", "law.xml", "law.txt", "-"])
def test_the_content_says_that_it_is_akoma_ntoso(name: str) -> None:
    data = akn(BARE, before="<!-- " + "a licence " * 600 + "-->")
    assert "Section 1. Cameras" in lines(readers.read_bytes(name, data))
    wide = data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert "Section 1. Cameras" in lines(readers.read_bytes(name, wide))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (akn(BARE)[:-40], "damaged XML"),
        (akn(BARE, before='<!DOCTYPE akomaNtoso [<!ENTITY x "y">]>'), "DOCTYPE"),
        (b'<?xml version="1.0"?><uslm><akomaNtoso /></uslm>', "first element is “uslm”"),
        (b'<?xml version="1.0"?><uslm>law</uslm>', "reads Akoma Ntoso and XHTML only"),
        (akn("<body/>"), "no text"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        readers.read_bytes("law.xml", data)

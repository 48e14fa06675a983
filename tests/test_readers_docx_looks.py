"""Word: how words are set, through character, paragraph and table styles and the defaults."""

from __future__ import annotations

import pytest
from readers_files import marked, part, run
from word_files import cell, law, looks, row, style, styles, table

STYLES = styles(
    style("character", "Bold", run_="<w:b/>"),
    style("character", "Red", run_='<w:color w:val="FF0000"/>', based="Bold"),
    style("character", "Hyperlink", run_='<w:u w:val="single"/><w:color w:val="0563C1"/>'),
    style("paragraph", "Loud", run_="<w:b/><w:i/>"),
    style("paragraph", "Louder", run_='<w:u w:val="double"/>', based="Loud"),
    style("paragraph", "Calm", run_='<w:b w:val="0"/>', based="Loud"),
    style("table", "Grid", run_="<w:strike/>"),
    defaults='<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/>',
)
FONTS = part(
    "fonts",
    '<w:font w:name="Plain"><w:family w:val="swiss"/></w:font><w:font w:name="Arial"><w:family w:val="roman"/></w:font>'
    '<w:font w:name="Odd"><w:panose1 w:val="020B0604020202020204"/><w:family w:val="auto"/></w:font>'
    '<w:font w:name="Book"><w:panose1 w:val="02020603050405020304"/></w:font>',
)


def of(properties: str, paragraph_style: str = "", **parts: str) -> list[str]:
    """The looks of a word with these properties."""
    named = f'<w:pStyle w:val="{paragraph_style}"/>' if paragraph_style else ""
    body = f"<w:p><w:pPr>{named}</w:pPr>{run('word', properties)}</w:p>"
    return [look for _, look in looks(law(body, **{"styles": STYLES, "fontTable": FONTS, **parts})[0])]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:strike/>", ["strike"]), ("<w:dstrike/>", ["double strike"]), ('<w:strike w:val="0"/>', []),
        ('<w:u w:val="single"/>', ["underline"]), ('<w:u w:val="words"/>', ["underline"]),
        ('<w:u w:val="dotted"/>', ["underline"]), ('<w:u w:val="wave"/>', ["underline"]),
        ('<w:u w:val="double"/>', ["double underline"]), ('<w:u w:val="wavyDouble"/>', ["double underline"]),
        ('<w:u w:val="none"/>', []), ('<w:u w:color="FF0000"/>', []),
        ("<w:b/>", ["bold"]), ("<w:i/>", ["italic"]), ("<w:bCs/>", []), ("<w:rtl/><w:bCs/>", ["bold"]),
        ("<w:rtl/><w:b/>", []), ('<w:color w:val="00B050"/>', ["colour:#00b050"]), ('<w:color w:val="auto"/>', []),
        ('<w:color w:val="000000"/>', []), ('<w:color w:val="x"/>', []),
        ('<w:highlight w:val="yellow"/>', ["highlight:#ffff00"]), ('<w:highlight w:val="none"/>', []),
        ('<w:shd w:val="clear" w:fill="D9D9D9"/>', ["highlight:#d9d9d9"]), ('<w:shd w:val="clear" w:fill="auto"/>', []),
        ('<w:vertAlign w:val="superscript"/>', ["superscript"]), ('<w:vertAlign w:val="subscript"/>', []),
        ('<w:b/><w:strike/><w:u w:val="single"/>', ["strike", "underline", "bold"]),
        ("<w:caps/><w:smallCaps/><w:sz w:val='40'/>", []),
    ],
)  # fmt: skip
def test_each_property(properties: str, expected: list[str]) -> None:
    assert of(properties) == expected


@pytest.mark.parametrize(
    ("properties", "paragraph_style", "expected"),
    [
        ('<w:rStyle w:val="Bold"/>', "", ["bold"]),
        ('<w:rStyle w:val="Red"/>', "", ["bold", "colour:#ff0000"]),
        ('<w:rStyle w:val="Bold"/><w:b w:val="0"/>', "", []),
        ("", "Loud", ["bold", "italic"]),
        ("", "Louder", ["double underline", "bold", "italic"]),
        ('<w:u w:val="none"/>', "Louder", ["bold", "italic"]),
        ("", "Calm", ["italic"]),
        ('<w:rStyle w:val="Bold"/>', "Loud", ["italic"]),  # twice bold is plain
        ('<w:rStyle w:val="Missing"/>', "", []),
    ],
)
def test_styles_are_inherited(properties: str, paragraph_style: str, expected: list[str]) -> None:
    assert of(properties, paragraph_style) == expected


def test_the_style_of_links_says_nothing_and_an_underline_of_their_own_does() -> None:
    assert of('<w:rStyle w:val="Hyperlink"/>') == []
    assert of('<w:rStyle w:val="Hyperlink"/><w:u w:val="single"/>') == ["underline"]


def test_a_link_in_underlined_words_is_underlined() -> None:
    under = run("see ", '<w:u w:val="single"/>')
    link = "<w:hyperlink>" + run("the site", '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>"
    assert looks(law(f"<w:p>{under}{link}</w:p>", styles=STYLES)[0]) == [("see the site", "underline")]
    assert looks(law(f"<w:p>{run('see ')}{link}</w:p>", styles=STYLES)[0]) == []
    assert looks(law(f"<w:p>{under}{run('or ')}{link}</w:p>", styles=STYLES)[0]) == [("see ", "underline")]


def test_defaults_hold_for_all_words() -> None:
    assert of("", styles=styles(defaults='<w:b/><w:color w:val="112233"/>')) == ["bold", "colour:#112233"]
    assert of('<w:b w:val="0"/>', styles=styles(defaults="<w:b/>")) == []


@pytest.mark.parametrize(
    ("font", "sans"),
    [
        ("Plain", True), ("Odd", True), ("Helvetica Neue", True), ("Liberation Sans", True),
        ("Arial", False), ("Book", False), ("Times New Roman", False), ("", False), ("Thousand", False),
    ],
)  # fmt: skip
def test_which_fonts_have_no_serifs(font: str, sans: bool) -> None:
    assert of(f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>') == (["sans"] if sans else [])


def test_the_theme_names_fonts() -> None:
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    theme = (
        f'<a:theme {space}><a:fontScheme><a:majorFont><a:latin typeface="Book"/></a:majorFont><a:minorFont><a:latin '
        'typeface="Plain"/></a:minorFont></a:fontScheme></a:theme>'
    )
    assert of('<w:rFonts w:asciiTheme="minorHAnsi"/>', theme=theme) == ["sans"]
    assert of('<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Plain"/>', theme=theme) == []


def test_a_table_s_style_is_the_farthest() -> None:
    struck = cell("a")
    plain = cell("<w:p>" + run("b", '<w:strike w:val="0"/>') + "</w:p>")
    assert looks(law(table(row(struck, plain), style="Grid"), styles=STYLES)[0]) == [("a", "strike")]


def test_looks_are_no_changes_and_meet_where_they_touch() -> None:
    body = "<w:p>" + run("a", "<w:b/>") + run("b", "<w:b/><w:i/>") + run("c", "<w:i/>") + run(" d") + "</w:p>"
    line = law(body)[0]
    assert (looks(line), marked(line)) == ([("ab", "bold"), ("bc", "italic")], [])


def test_looks_count_behind_the_numbers_of_cells() -> None:
    bold = cell("<w:p>" + run("x", "<w:b/>") + "</w:p>")
    assert looks(law(table(row(cell("one"), bold)))[0]) == [("x", "bold")]

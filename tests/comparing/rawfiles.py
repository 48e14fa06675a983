"""Word files written out by hand: what python-docx, pandoc and LibreOffice do not make."""

from __future__ import annotations

from collections.abc import Mapping

from readers_files import W

from tests.comparing.dressing import RELATION, THEIRS, TYPES, WORD, packed

SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
    ' w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
SINGULAR = {"header1": "header", "footer1": "footer"}


def wordfile(body: str, parts: Mapping[str, str] | None = None, *, head: str = "", section: str = SECTION) -> bytes:
    """A .docx with this body; `parts` are other parts by name ("footnotes", "comments", "header1") and their inner XML."""
    given = dict(parts or {})
    relations = types = ""
    files: dict[str, str | bytes] = {}
    for name, inner in given.items():
        kind = SINGULAR.get(name, name)
        space = "http://schemas.microsoft.com/office/2011/relationships" if name == "commentsExtended" else RELATION
        relations += f'<Relationship Id="r{name}" Type="{space}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        files[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n{inner}'
    main = f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return packed({
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}">{default}{main}{types}</Types>',
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document {SPACES}>{head}'
        f"<w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        **files,
        "docProps/custom.bin": bytes(range(256)),
    })  # fmt: skip


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def p(*inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inner)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(number: int, *runs: str) -> str:
    """Another's insertion."""
    return f'<w:ins w:id="{number}" {THEIRS}>{"".join(runs)}</w:ins>'


def gone(number: int, text: str) -> str:
    """Another's deletion."""
    return f'<w:del w:id="{number}" {THEIRS}>{r(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'


def field(code: str, result: str) -> str:
    """A complex field; code and result are runs."""
    return _BEGIN + code + _SEPARATE + result + _END


def code(text: str) -> str:
    """A run of a field's instructions."""
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
FIRST = p(r("Section 1. Purpose. "), r("This chapter governs the use of cameras by the ", "<w:i/>"), r("city."))
LAST = p(r("Section 9. Effective date. This chapter takes effect ninety (90) days after its adoption."))


def with_text_box() -> bytes:
    """A text box twice: for readers that know the new form, and for those that do not."""
    inner = (
        "<w:txbxContent>" + p(r("The clerk shall keep "), r("a copy of each policy.", "<w:b/>")) + "</w:txbxContent>"
    )
    choice = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="914400" cy="914400"/>'
        '<wp:docPr id="1" name="Box 1"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = (
        f'<w:pict><v:shape id="s" style="width:72pt;height:72pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    )
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return wordfile(FIRST + p(r("The council finds that records help. "), box, r("It so declares.")) + LAST)


def with_controls() -> bytes:
    """Content controls: in a line, around paragraphs, around a cell, locked, bound to data, a date and a list."""

    def control(properties: str, content: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    bound = '<w:id w:val="4"/><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/>'
    choice = '<w:id w:val="6"/><w:dropDownList><w:listItem w:value="Chief"/></w:dropDownList>'
    body = (
        FIRST
        + p(
            r("The "),
            control('<w:id w:val="1"/>', r("police department") + r(" of the city")),
            r(" shall report each year."),
        )
        + control(
            '<w:id w:val="2"/>', p(r("(a) The report names each camera.")) + p(r("(b) The report gives each cost."))
        )
        + p(
            r("The "),
            control('<w:id w:val="3"/><w:lock w:val="sdtContentLocked"/>', r("Mayor")),
            r(" signs it at once."),
        )
        + p(r("It is sent to "), control(bound, r("the council")), r(" in January and in July."))
        + p(r("The "), control(choice, r("Chief")), r(" keeps it for five years."))
        + "<w:tbl><w:tblPr><w:tblW w:w='9000' w:type='dxa'/></w:tblPr><w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/>"
        + "</w:tblGrid><w:tr>"
        + control(
            '<w:id w:val="7"/>', f"<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr>{p(r('Cameras'))}</w:tc>"
        )
        + f"<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr>{p(r('thirty (30) days'))}</w:tc></w:tr></w:tbl>"
        + LAST
    )
    return wordfile(body)


def with_fields() -> bytes:
    """Fields: nested, over two paragraphs, simple, LISTNUM, and links with anchors."""
    nested = field(code("IF ") + field(code("PAGE"), r("1")) + code(" = 1"), r("the first page"))
    across = (
        p(r("It covers "), _BEGIN, code("INCLUDETEXT x"), _SEPARATE, r("cameras"))
        + p(r("and drones of the city"), _END, r(", and what they record."))
    )  # fmt: skip
    listed = _BEGIN + code("LISTNUM") + _END
    body = (
        FIRST
        + p(
            r("See "),
            field(code("REF s1 \\h"), r("section ") + r("4.10.020", "<w:b/>")),
            r(" for the rule, and "),
            nested,
            r("."),
        )
        + across
        + p(r("The chief shall "), listed, r(" post the policy and keep the log for a year."))
        + p(
            r("As "),
            '<w:hyperlink w:anchor="s1"><w:r><w:t>section 2 of this chapter</w:t></w:r></w:hyperlink>',
            r(" says."),
        )
        + p(
            r("Adopted in "),
            '<w:fldSimple w:instr=" DATE "><w:r><w:t>March 2024</w:t></w:r></w:fldSimple>',
            r(" by the council."),
        )
        + LAST
    )
    return wordfile(body)


def with_earlier_changes() -> bytes:
    """Another's work: words, paragraph marks, formats, properties, a move and a row."""
    who = THEIRS
    new = f'<w:trPr><w:ins w:id="25" {who}/></w:trPr>'
    former = f'<w:pPrChange w:id="18" {who}><w:pPr/></w:pPrChange>'
    body = (
        FIRST
        + p(r("The chief "), gone(11, "may "), ins(12, r("shall "), r("promptly ", "<w:b/>")), r("publish each policy."))
        + p(ins(13, r("A new sentence of another hand.")), properties=f'<w:rPr><w:ins w:id="14" {who}/></w:rPr>')
        + p(gone(15, "A whole paragraph that goes."), properties=f'<w:rPr><w:del w:id="16" {who}/></w:rPr>')
        + p(r("Some words are "), r("bold now", f'<w:b/><w:rPrChange w:id="17" {who}><w:rPr/></w:rPrChange>'), r(" and here."))
        + p(r("This stands in the middle."), properties='<w:jc w:val="center"/>' + former)
        + f'<w:moveFromRangeStart w:id="19" w:name="m1" {who}/>'
        + p(f'<w:moveFrom w:id="20" {who}>{r("The council hears the public first.")}</w:moveFrom>',
            properties=f'<w:rPr><w:moveFrom w:id="21" {who}/></w:rPr>')
        + '<w:moveFromRangeEnd w:id="19"/>'
        + p(r("Between the two places stands this sentence."))
        + f'<w:moveToRangeStart w:id="22" w:name="m1" {who}/>'
        + p(f'<w:moveTo w:id="23" {who}>{r("The council hears the public first.")}</w:moveTo>',
            properties=f'<w:rPr><w:moveTo w:id="24" {who}/></w:rPr>')
        + '<w:moveToRangeEnd w:id="22"/>'
        + "<w:tbl><w:tblPr><w:tblW w:w='9000' w:type='dxa'/></w:tblPr><w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/>"
        + "</w:tblGrid>" + _row(r("Cameras"), r("30 days")) + _row(ins(26, r("Drones")), ins(27, r("10 days")), new)
        + _row(r("Beacons"), r("5 days")) + "</w:tbl>"
        + LAST
    )  # fmt: skip
    return wordfile(body)


def _row(one: str, other: str, properties: str = "") -> str:
    width = "<w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr>"
    return f"<w:tr>{properties}<w:tc>{width}{p(one)}</w:tc><w:tc>{width}{p(other)}</w:tc></w:tr>"


def with_threads() -> bytes:
    """Comments of others that answer each other, one range over two paragraphs."""

    def comment(number: int, paragraph: str, text: str) -> str:
        return f'<w:comment w:id="{number}" {THEIRS} w:initials="RV"><w:p w14:paraId="{paragraph}">{r(text)}</w:p></w:comment>'

    def reference(number: int) -> str:
        return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'

    comments = (
        f"<w:comments {SPACES}>{comment(0, '0A000001', 'Is this so?')}{comment(1, '0A000002', 'Yes.')}</w:comments>"
    )
    extended = (
        f'<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="0A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0A000002" w15:paraIdParent="0A000001" w15:done="0"/></w15:commentsEx>'
    )
    starts = '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>'
    body = (
        FIRST
        + p(r("The chief "), starts, r("shall report to the council"), r(" every year."))
        + p(r("The report "), r("is public."), reference(0), reference(1), r(" It names each camera."))
        + LAST
    )
    return wordfile(body, {"comments": comments, "commentsExtended": extended})


def with_notes_and_heads() -> bytes:
    """Footnotes, endnotes, a header and a footer."""

    def notes(kind: str, text: str) -> str:
        rule = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        mark = f"<w:r><w:{kind}Ref/></w:r>"
        return f'<w:{kind}s {SPACES}>{rule}<w:{kind} w:id="2">{p(mark, r(text))}</w:{kind}></w:{kind}s>'

    heads = '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/><w:footerReference w:type="default" r:id="rfooter1"/>'
    body = (
        FIRST
        + p(
            r("The chief shall keep a log"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            r(" of each use for two years."),
        )
        + p(r("A person may ask for the log"), '<w:r><w:endnoteReference w:id="2"/></w:r>', r(" within ten (10) days."))
        + LAST
    )
    parts = {
        "footnotes": notes("footnote", " The form of the log is set by rule."),
        "endnotes": notes("endnote", " Requests go to the clerk of the city."),
        "header1": f"<w:hdr {SPACES}>{p(r('DRAFT 4'))}</w:hdr>",
        "footer1": f"<w:ftr {SPACES}>{p(field(code('PAGE'), r('1')))}</w:ftr>",
    }
    return wordfile(body, parts, section=heads + SECTION.removeprefix("<w:sectPr>"))


def with_odd_runs() -> bytes:
    """Tabs, breaks, hyphens, symbols, smart tags, custom XML, bookmarks within words, a section break, empty paragraphs."""
    smart = '<w:smartTag w:uri="urn:x" w:element="place">' + r("Larkmoor") + "</w:smartTag>"
    mark = '<w:bookmarkStart w:id="1" w:name="s1"/>{}<w:bookmarkEnd w:id="1"/><w:proofErr w:type="gramStart"/>'
    body = (
        FIRST
        + p(r("The city of "), smart, r(" and its"), "<w:r><w:noBreakHyphen/><w:t>officers</w:t><w:tab/><w:t>may act</w:t></w:r>")
        + p(r("One line"), "<w:r><w:br/><w:t xml:space='preserve'>and a second line of the same </w:t></w:r>", r("paragraph."))
        + p()
        + p(r("A word cut by a mark: sur"), mark.format(r("veil")), r("lance is defined."))
        + p(r("The first part ends here."), properties=SECTION)
        + '<w:customXml w:uri="urn:x" w:element="clause">' + p(r("The sign "), '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
          r(" stands for a camera of the city.")) + "</w:customXml>"
        + LAST
    )  # fmt: skip
    return wordfile(body)

"""`ordtool draft --amend`: a chapter that stands, what the draft makes of it, and both texts read back from the print."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from test_draft_paper import DATE, drafted

from ordtool import outline, readers
from ordtool.commands import _amending
from ordtool.compare.printed import whole
from ordtool.draft.chapter import numbers
from ordtool.errors import UsageError
from ordtool.markup.houses import names
from ordtool.ordinance import Ordinance, View
from ordtool.redline.edit import Edit, Op
from ordtool.writers import write

CHAPTER = """CHAPTER 5.04 CAMERAS AND FACES

5.04.010 Title.

(a) Title. This chapter may be cited as the Face Ordinance.

(b) Findings. The City Council finds that machines err.

5.04.020 Definitions.

In this chapter:

“City” means the City of Anytown.

“face template” means a record made from an image of a face.

5.04.030 Prohibition.

(a) Systems. It is unlawful for the City to obtain, retain, or use face recognition after a warning.

(b) Fees. A fee of $50 is due.

5.04.040 Penalty.

A person who violates section 5.04.030 pays $100.
"""
NONE = ("massachusetts", "federal")  # print no changes of a code by looks of their own, or only under certain heads
HOUSES = tuple(name for name in names() if name not in NONE)


def chapter(folder: Path, text: str = CHAPTER) -> Path:
    path = folder / "chapter.md"
    path.write_text(text, encoding="utf-8")
    return path


def amendment(folder: Path, text: str = CHAPTER) -> _amending.Amendment:
    return _amending.amended(drafted("face-recognition-ban", {}), str(chapter(folder, text)), quiet=True)


def words_after(ordinance: Ordinance, lead: str) -> str:
    """The words between the lead-in and the signatures, white space single."""
    _, _, rest = " ".join(ordinance.text.split()).partition(lead)
    assert rest
    return rest.partition(" Adopted by the City Council")[0].strip()


@pytest.mark.parametrize("format_", ["docx", "html"])
@pytest.mark.parametrize("house", HOUSES)
def test_a_print_reads_back_to_both_texts_in_its_own_house_style(house: str, format_: str, tmp_path: Path) -> None:
    made = amendment(tmp_path)
    stream = io.BytesIO()
    write(_amending.printed(made, _amending.dresses(house), line_numbers=False, date=DATE), stream, format=format_)
    source = readers.read_bytes(f"print.{format_}", stream.getvalue())
    lead = _amending.lead_in(made.draft, made.chapter)
    assert lead == "Section 1. Chapter 5.04 of the Code of the City of Anytown is amended to read as follows:"
    for view, wanted in ((View.CURRENT, made.comparison.old), (View.AMENDED, made.comparison.new)):
        found = outline.ordinance(source, view=view, house=house)
        assert words_after(found, lead) == " ".join(wanted.text.split())


@pytest.mark.parametrize("house", NONE)
def test_a_house_without_such_looks_is_refused(house: str) -> None:
    with pytest.raises(UsageError, match="has no way of its own"):
        _amending.dresses(house)


def test_the_draft_stands_in_the_numbers_of_the_chapter(tmp_path: Path) -> None:
    new = amendment(tmp_path).comparison.new
    assert "5.04.030 Prohibition." in new.text
    assert "section 5.04.050(b)" in new.text
    assert "section 5(b)" not in new.text
    assert "Sections 5.04.030 to 5.04.090" in new.text
    assert "In this chapter:" in new.text
    assert "after this ordinance takes effect" in new.text
    assert new.text.startswith("CHAPTER 5.04 CAMERAS AND FACES\n")


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (("§ 14-188. Title.", "§ 14-189. Rules."), "§ 14-190."),
        (("Sec. 10-61. Title.", "Sec. 10-62. Rules."), "Sec. 10-63."),
        (("5.04.010 Title", "5.04.020 Rules"), "5.04.030"),
        (("Section 1. Title", "Section 2. Rules"), ""),
    ],
)
def test_numbers_go_on_as_they_began(heads: tuple[str, str], wanted: str, tmp_path: Path) -> None:
    text = "\n\n".join((heads[0], "(a) It is so.", heads[1], "(a) It shall be so."))
    found = numbers(outline.ordinance(readers.read(chapter(tmp_path, text))))
    assert (f"{found.before}{found.of(2)}{found.close}" if found else "") == wanted


def test_a_word_file_gets_tracked_changes_that_give_both_texts(tmp_path: Path) -> None:
    from ordtool import docx_revisions
    from ordtool.writers import _redline

    base = tmp_path / "chapter.docx"
    lines = [(line, "", None) for line in CHAPTER.split("\n") if line]
    base.write_bytes(_redline.fresh(lines)[0])
    target = tmp_path / "amended.docx"
    draft = drafted("face-recognition-ban", {})
    _amending.send(
        draft, str(base), house=None, output=str(target), format_=None, line_numbers=False, date=DATE, quiet=True
    )
    data = target.read_bytes()
    made = _amending.amended(draft, str(base), quiet=True).comparison
    for settled, wanted in ((docx_revisions.reject(data), made.old), (docx_revisions.accept(data), made.new)):
        text = outline.ordinance(readers.read_bytes("x.docx", settled)).text
        assert text.split() == wanted.text.split()


def test_text_shows_changes_by_signs(tmp_path: Path) -> None:
    target = tmp_path / "amended.txt"
    draft = drafted("face-recognition-ban", {})
    _amending.send(
        draft, str(chapter(tmp_path)), house="oregon", output=str(target), format_=None, line_numbers=False, date=DATE,
        quiet=True,
    )  # fmt: skip
    said = target.read_text(encoding="utf-8")
    assert "[-" in said
    assert "{+" in said
    with pytest.raises(UsageError, match="not written as"):
        _amending.choose("x.json", None)


def test_a_section_that_goes_does_not_stand_within_one_that_stays(tmp_path: Path) -> None:
    from ordtool.compare.printed import printed

    struck, new, bold = _amending.dresses("illinois")
    lines = ["".join(run.text for run in block.runs) for block in printed(
        amendment(tmp_path).comparison, struck=struck, new=new, bold_heads=bold
    )]  # fmt: skip
    gone = lines.index("5.04.040 Penalty.")
    assert lines.index("(b) Fees. A fee of $50 is due.") < gone
    assert next(at for at, line in enumerate(lines) if line.startswith("(h) Images.")) < gone
    assert gone < lines.index("5.04.040 What is not a violation.")


SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


@pytest.mark.parametrize("house", ["texas", "oregon", "new-york-city", "generic"])
@pytest.mark.parametrize("sample", ["larkmoor-surveillance", "sorrel-valley-oversight", "westering-face-ban"])
def test_prints_over_whole_ordinances_read_back(sample: str, house: str) -> None:
    file = SAMPLES / sample / f"{sample}.docx"
    made = _amending.amended(drafted("surveillance-oversight", {}), str(file), quiet=True)
    stream = io.BytesIO()
    write(_amending.printed(made, _amending.dresses(house), line_numbers=False, date=DATE), stream, format="docx")
    assert not _amending.slips(made, stream.getvalue(), format_="docx", house=house)


def test_a_print_that_reads_otherwise_is_told(tmp_path: Path) -> None:
    made = amendment(tmp_path)
    stream = io.BytesIO()
    write(_amending.printed(made, _amending.dresses("illinois"), line_numbers=False, date=DATE), stream, format="html")
    data = stream.getvalue()
    assert not _amending.slips(made, data, format_="html", house="illinois")
    told = _amending.slips(
        made, data.replace(b"<u>", b"<b>").replace(b"</u>", b"</b>"), format_="html", house="illinois"
    )
    assert len(told) == 1
    assert "does not give the old text" in told[0]


def test_changes_take_in_the_word_beside_a_blank() -> None:
    def said(*edits: tuple[Op, str]) -> str:
        return "".join(f"{op}{text}" for op, text in ((e.op, e.text) for e in whole([Edit(*one) for one in edits])))

    assert (
        said(("=", "less than"), ("-", " ten ("), ("+", " "), ("=", "$10 a day")) == "=less than- ten ($10+ $10= a day"
    )
    assert said(("=", "treat a patient;"), ("-", " and")) == "=treat a -patient; and+patient;"
    assert said(("=", "may"), ("+", " not"), ("=", " use")) == "=may+ not= use"


def test_a_section_named_after_several_subsections_takes_the_chapters_number_too(tmp_path: Path) -> None:
    text = amendment(tmp_path).comparison.new.text
    assert "subsections (b), (c), and (d) of section 5.04.070 stands on its own" in " ".join(text.split())
    assert "of section 7 " not in text

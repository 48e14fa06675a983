"""What all writers share: being found, being saved whole, giving the same bytes, refusing reports that do not fit."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from writers_sample import REPORTS, brief, sample

from ordtool.errors import OutputError, UsageError
from ordtool.report import Block, Heading, Note, Paragraph, Report, Run, Table
from ordtool.writers import _save, format_of, formats, save, write
from ordtool.writers._index import index

FORMATS = ("docx", "html", "json", "md", "txt")
TESTS = Path(__file__).parent

# ---- found by folder ----------------------------------------------------------------------------------------------


def test_the_formats_are_the_modules_of_the_folder() -> None:
    assert set(formats()) >= set(FORMATS)
    assert not [name for name in formats() if name.startswith("_")]


def test_listing_and_plain_formats_load_no_document_library() -> None:
    code = (
        "import sys, io; sys.path.insert(0, sys.argv[1])\n"
        "from ordtool import writers; from writers_sample import sample\n"
        "writers.formats()\n"
        "for f in ('json', 'md', 'txt', 'html'): writers.write(sample(), io.BytesIO(), format=f)\n"
        "assert not {'docx', 'lxml', 'ordtool.writers.docx'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(TESTS)], check=True)


@pytest.mark.parametrize(
    ("path", "format"),
    [("a.docx", "docx"), ("a.b.HTML", "html"), ("x/y.htm", "html"), ("n.markdown", "md"), ("t.text", "txt")],
)
def test_the_suffix_chooses(path: str, format: str) -> None:
    assert format_of(path) == format
    assert format_of(Path(path)) == format


@pytest.mark.parametrize(("path", "hint"), [("out.dox", "'docx'"), ("out.jsn", "'json'"), ("out.htlm", "'html'")])
def test_a_wrong_suffix_names_the_nearest(path: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"Did you mean {hint}"):
        format_of(path)


def test_no_suffix_and_no_such_format_say_what_can_be_had() -> None:
    with pytest.raises(UsageError, match=r"no suffix.*docx, html.*--format"):
        format_of("review")
    with pytest.raises(UsageError, match=r"'pdf'.*Choose one of docx"):
        write(brief(), io.BytesIO(), format="pdf")
    with pytest.raises(UsageError, match="no output format '_save'"):
        write(brief(), io.BytesIO(), format="_save")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_every_report(name: str, format: str) -> None:
    stream = io.BytesIO()
    write(REPORTS[name], stream, format=format)
    assert stream.getvalue()


# ---- the same bytes -----------------------------------------------------------------------------------------------


def digests(seed: str, locale: str) -> dict[str, str]:
    code = (
        "import sys, io, json, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from ordtool import writers; from writers_sample import REPORTS\n"
        "out = {}\n"
        "for name in REPORTS:\n"
        "    for f in writers.formats():\n"
        "        s = io.BytesIO(); writers.write(REPORTS[name], s, format=f)\n"
        "        out[name + f] = hashlib.sha256(s.getvalue()).hexdigest()\n"
        "print(json.dumps(out))"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
    done = subprocess.run([sys.executable, "-c", code, str(TESTS)], check=True, capture_output=True, env=env)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_the_same_report_gives_the_same_bytes_in_every_process() -> None:
    first, second = digests("1", "C"), digests("4242", "C.UTF-8")
    assert first == second
    assert len(first) >= len(REPORTS) * len(FORMATS)


def test_a_pipe_gets_the_same_bytes_as_a_file() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.data += bytes(data)
            return len(data)

    for format in FORMATS:
        pipe, stream = Pipe(), io.BytesIO()
        write(sample(), pipe, format=format)  # type: ignore[arg-type]
        write(sample(), stream, format=format)
        assert pipe.data == stream.getvalue(), format


# ---- JSON -----------------------------------------------------------------------------------------------------------


def test_json_is_the_data_in_its_order() -> None:
    stream = io.BytesIO()
    write(Report("T", (), data={"z": 1, "a": ["§ 4 “x”", "\ud800", None]}), stream, format="json")
    text = stream.getvalue().decode()
    assert text == '{\n  "z": 1,\n  "a": [\n    "§ 4 “x”",\n    "\\ud800",\n    null\n  ]\n}\n'
    assert json.loads(text) == {"z": 1, "a": ["§ 4 “x”", "\ud800", None]}


def test_json_refuses_what_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        write(Report("T", (), data={"x": float("nan")}), io.BytesIO(), format="json")


# ---- reports that do not hold together ------------------------------------------------------------------------------

RUN = Run("words", notes=("n",))


@pytest.mark.parametrize(
    ("blocks", "notes", "words"),
    [
        ((Paragraph((Run("x"),)),), (Note("n", ("a",)),), r"\['n'\]"),
        ((Paragraph((RUN,)),), (), r"\['n'\]"),
        ((Paragraph((RUN,)),), (Note("n", ("a",)), Note("n", ("b",))), "same id"),
        ((Table(("A", "B"), (), (1,)),), (), "2 header cells"),
        ((Table((), (((), ()),), (1,)),), (), "row 1"),
    ],
)
@pytest.mark.parametrize("format", ["docx", "html", "md", "txt"])
def test_a_report_that_does_not_fit_is_an_error(
    format: str, blocks: tuple[Block, ...], notes: tuple[Note, ...], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        write(Report("T", blocks, notes=notes), io.BytesIO(), format=format)


def test_headings_make_an_outline_without_gaps_and_the_laws_stand_below_ours() -> None:
    given = ((1, False), (3, False), (2, False), (1, True), (4, True), (2, True), (1, False), (1, True))
    report = Report("T", tuple(Heading(level, (Run("h"),), body=body) for level, body in given))
    assert [entry.level for entry in index(report).headings] == [1, 2, 2, 3, 4, 4, 1, 2]


def test_a_link_to_a_place_that_this_report_lacks_is_only_words() -> None:
    found = index(Report("T", (Paragraph((Run("a", link="gone"), Run("b", link="here"), Run("c", anchor="here"))),)))
    assert [step.target for step in found.steps] == ["", "#here", ""]


def test_anchors_become_short_names_that_differ() -> None:
    anchors = ("§ 4(a)", "4-a", "4 A", "x" * 90, "x" * 91, "", "ä", "ß")
    found = index(Report("T", (Paragraph(tuple(Run("w", anchor=anchor) for anchor in anchors)),)))
    names = [step.name for step in found.steps if step.name]
    assert len({name.lower() for name in names}) == 7
    assert all(len(name) <= 40 and name[0].isalpha() for name in names)


# ---- saving ---------------------------------------------------------------------------------------------------------


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".ordtool")]


def test_save_writes_the_whole_file_and_nothing_else(tmp_path: Path) -> None:
    save(sample(), tmp_path / "out.md")
    stream = io.BytesIO()
    write(sample(), stream, format="md")
    assert (tmp_path / "out.md").read_bytes() == stream.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_format_wins_over_the_suffix(tmp_path: Path) -> None:
    save(sample(), tmp_path / "out.bin", format="json")
    assert json.loads((tmp_path / "out.bin").read_text())["model"] == "surveillance-oversight"


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_modes_follow_the_umask_and_an_old_file_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    old = os.umask(0o027)
    try:
        save(brief(), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        save(sample(), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
    finally:
        os.umask(old)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "out.txt")
    save(brief(), tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert b"Bill 26-014" in (tmp_path / "real" / "out.txt").read_bytes()


def test_a_device_is_written_to_and_not_replaced() -> None:
    if not Path("/dev/null").is_char_device():
        pytest.skip("this system has no /dev/null")
    save(brief(), "/dev/null", format="txt")
    assert Path("/dev/null").is_char_device()


def test_bad_places_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "file").write_text("x")
    cases = {
        tmp_path / "folder.txt": "that is a folder",
        tmp_path / "no such" / "out.txt": "folder does not exist",
        tmp_path / "file" / "out.txt": "a file, not a folder",
        tmp_path / ("x" * 300 + ".txt"): "too long",
        Path("bad\0name.txt"): "cannot be written",
    }
    for path, words in cases.items():
        with pytest.raises(OutputError, match=words):
            save(brief(), path)
    assert not leftovers(tmp_path)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "-o")]
)
def test_a_failure_half_way_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("the old text")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(_save.os, "fsync", fail)
    with pytest.raises(OutputError, match=words):
        save(sample(), path)
    assert path.read_text() == "the old text"
    assert not leftovers(tmp_path)


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(_save.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(sample(), tmp_path / "out.txt")
    assert not list(tmp_path.iterdir())


def test_a_report_that_cannot_be_written_touches_no_file(tmp_path: Path) -> None:
    (tmp_path / "out.docx").write_text("old")
    with pytest.raises(ValueError, match="notes"):
        save(Report("T", (Paragraph((RUN,)),)), tmp_path / "out.docx")
    assert (tmp_path / "out.docx").read_text() == "old"


def test_the_stream_stays_open_and_is_only_written_to(tmp_path: Path) -> None:
    for format in FORMATS:
        with (tmp_path / "x").open("wb") as stream:
            binary: BinaryIO = stream
            write(brief(), binary, format=format)
            assert not stream.closed

"""`ordtool compare -o redline.docx`: whose file it is, what accepting and rejecting give, who signs, what is warned of."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from readers_files import docx, level, numbering, paragraph
from word_files import deleted, ended, inserted

from ordtool import docx_revisions
from ordtool.errors import ExitCode
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.docx"
OLD = (
    "Section 1. Ban.",
    "(a) It is unlawful for any department to use face recognition technology.",
    "(b) The Chief shall report to the Council within thirty (30) days.",
    "(c) Records are public.",
    "Section 2. Fees.",
    "(a) A court shall award attorney's fees to a plaintiff who prevails.",
)
NEW = (
    OLD[0],
    OLD[1].replace("technology.", "technology, except in exigent circumstances."),
    OLD[2].replace("thirty (30)", "ninety (90)"),
    *OLD[4:],
    "(b) This section ends in 2030.",
)


def word(*lines: str) -> bytes:
    return docx("".join(map(paragraph, lines)))


def text(data: bytes) -> str:
    return ordinance(read_bytes("x.docx", data)).text


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(word(*OLD))
    new.write_bytes(word(*NEW))
    return old, new


def redline(inside: Run, *args: object) -> bytes:
    done = inside("compare", "-q", "--format", "docx", *args)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    return done.stdout


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode() if name in package.namelist() else ""


@pytest.mark.parametrize("options", [("--plain",), ()])
def test_accepting_gives_the_new_text_and_rejecting_the_old(
    inside: Run, pair: tuple[Path, Path], options: tuple[str, ...]
) -> None:
    made = redline(inside, *pair, *options)
    assert text(docx_revisions.accept(made)) == "\n".join(NEW)
    assert text(docx_revisions.reject(made)) == "\n".join(OLD)
    assert "<w:del " in part(made, "word/document.xml")


def test_an_old_text_that_is_no_word_file_becomes_one(inside: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    plain = tmp_path / "old.txt"
    plain.write_text("\n\n".join(OLD) + "\n", encoding="utf-8")
    made = redline(inside, plain, pair[1], "--plain")
    assert text(docx_revisions.accept(made)) == "\n".join(NEW)
    assert text(docx_revisions.reject(made)) == "\n".join(OLD)


def test_the_new_text_may_be_of_any_format(inside: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "new.html"
    page.write_text("".join(f"<p>{line}</p>" for line in NEW), encoding="utf-8")
    assert text(docx_revisions.accept(redline(inside, pair[0], page, "--plain"))) == "\n".join(NEW)


def test_parts_that_need_no_change_keep_their_bytes(inside: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    changed = text(SAMPLE.read_bytes()).replace("electronic device", "electronic or other device", 1)
    new.write_text(changed.replace("\n", "\n\n") + "\n", encoding="utf-8")
    made = redline(inside, SAMPLE, new, "--plain")
    with ZipFile(BytesIO(made)) as ours, ZipFile(SAMPLE) as theirs:
        assert ours.namelist() == theirs.namelist()
        differ = [name for name in theirs.namelist() if ours.read(name) != theirs.read(name)]
    assert differ == ["word/document.xml"]


def test_a_text_against_itself_is_the_file_itself(inside: Run, pair: tuple[Path, Path]) -> None:
    for options in ((), ("--plain",)):
        assert redline(inside, pair[0], pair[0], *options) == pair[0].read_bytes()


def test_comments_say_what_changes_do_and_can_be_left_out(inside: Run, pair: tuple[Path, Path]) -> None:
    comments = part(redline(inside, *pair), "word/comments.xml")
    assert "carve-out-added:carveout.exigency" in comments
    assert "Not legal advice" in comments
    assert 'w:author="ordtool"' in comments
    for options in (("--no-comments",), ("--plain",)):
        assert part(redline(inside, *pair, *options), "word/comments.xml") == ""


def test_somebody_else_signs_without_sign_of_us(inside: Run, pair: tuple[Path, Path]) -> None:
    done = inside(
        "compare", *pair, "-q", "--format", "docx", "--author", "Ann  Drafter", SOURCE_DATE_EPOCH="1700000000"
    )
    made = done.stdout
    body = part(made, "word/document.xml")
    assert 'w:author="Ann Drafter" w:date="2023-11-14T00:00:00Z"' in body
    assert 'w:author="ordtool"' not in body + part(made, "word/comments.xml")
    assert 'w:initials="AD"' in part(made, "word/comments.xml")


def test_what_moved_is_told_at_both_places_even_in_a_plain_redline(inside: Run, tmp_path: Path) -> None:
    rule = "The department shall delete every image of a person who is not suspected of a crime within ten days."
    others = [
        f"({letter}) Rule number {n} is about cameras, sensors and nothing else at all."
        for n, letter in enumerate("abcde")
    ]
    before = [
        "Section 1. Deletion.",
        rule,
        "Section 2. Cameras.",
        *others,
        "Section 3. Reports.",
        "A report is due each year.",
    ]
    after = [*before[2:8], "Section 3. Reports.", "A report is due each year.", "Section 1. Deletion.", rule]
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(word(*before))
    new.write_bytes(word(*after))
    made = redline(inside, old, new, "--plain")
    comments = part(made, "word/comments.xml")
    assert "Moved to" in comments
    assert "Moved here from" in comments
    assert text(docx_revisions.accept(made)) == "\n".join(after)


def test_other_peoples_changes_stay_theirs(inside: Run, tmp_path: Path) -> None:
    """Words that a reviser struck are no words of the text; a paragraph of nothing else stays as it is."""
    body = [paragraph(OLD[0]), ended(deleted("Struck before us.")), paragraph(OLD[1])]
    body += [f"<w:p>{inserted('(b) Theirs is new.')}</w:p>", paragraph(OLD[3])]
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(docx("".join(body)))
    new.write_bytes(docx("".join(body).replace("unlawful", "forbidden")))
    done = inside("compare", old, new, "--plain", "--format", "docx")
    assert b"does not give" not in done.stderr
    made = part(done.stdout, "word/document.xml")
    assert made.count('w:author="ordtool"') == 2
    assert made.count('w:author="R. Viser"') == part(old.read_bytes(), "word/document.xml").count('w:author="R. Viser"')
    assert text(docx_revisions.accept(done.stdout)) == text(new.read_bytes())


def test_the_text_before_somebodys_changes_is_no_ground_for_a_redline(inside: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(docx(f"<w:p>{deleted('The council may')}{inserted('The council shall')}</w:p>" + paragraph(OLD[1])))
    new.write_bytes(word(*NEW))
    done = inside("compare", old, new, "--plain", "--view", "current", "-o", tmp_path / "x.docx")
    assert done.returncode == ExitCode.USAGE
    assert "reject them in Word first" in done.stderr.decode()
    assert inside("compare", old, new, "--plain", "--view", "current", "-q").returncode == 0
    assert text(docx_revisions.accept(redline(inside, old, new, "--plain", "-q"))) == "\n".join(NEW)


def test_a_redline_that_does_not_give_the_new_text_is_warned_of(
    inside: Run, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the file holds besides: every redline is read again."""
    from ordtool.compare import addresses

    for path, lines in zip(pair, (OLD, NEW), strict=True):
        path.write_bytes(docx("".join(map(paragraph, lines)) + f"<w:p>{inserted('Theirs.')}</w:p>"))
    whole = addresses.word_edits
    monkeypatch.setattr(addresses, "word_edits", lambda *args, **notes: whole(*args, **notes)[1:])
    done = inside("compare", *pair, "--plain", "--format", "docx")
    assert done.returncode == 0
    message = done.stderr.decode()
    assert "Warning: accepting every change of the redline does not give the new text in 1 paragraph." in message
    assert "Check it in Word." in message


def test_a_strict_file_is_refused_with_a_way_out(inside: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "strict.docx"
    with ZipFile(pair[0]) as theirs, ZipFile(target, "w") as package:
        for name in theirs.namelist():
            strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
            data = theirs.read(name).decode()
            package.writestr(name, data.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict))
    done = inside("compare", target, pair[1], "--plain", "-o", tmp_path / "out.docx")
    assert done.returncode == ExitCode.INPUT
    assert "ordinary .docx" in done.stderr.decode()
    assert not (tmp_path / "out.docx").exists()
    assert inside("compare", pair[1], target, "--plain", "-q", "-o", tmp_path / "out.docx").returncode == 0


def test_texts_with_nothing_in_common(inside: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(word("Section 1. Dogs.", "A dog shall be kept on a leash in every park."))
    new.write_bytes(word("Article A.", "No fee is charged for parking on a Sunday, said the mayor."))
    made = redline(inside, old, new, "--plain")
    assert text(docx_revisions.accept(made)) == text(new.read_bytes())
    assert text(docx_revisions.reject(made)) == text(old.read_bytes())


@pytest.mark.parametrize("form", ["%1.", "%1", "Section %1."])
def test_a_number_that_word_would_count_otherwise_is_typed(inside: Run, tmp_path: Path, form: str) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    sentences = ("Departments report each year.", "Records are kept for a month.", "Nobody may waive this chapter.")
    old.write_bytes(
        docx(
            "".join(paragraph(one, number=(1, 0)) for one in sentences),
            numbering=numbering(level(0, "decimal", form)),
        )
    )
    heads = [form.replace("%1", str(at)) for at in (1, 3)]
    new.write_bytes(word(f"{heads[0]} {sentences[0]}", f"{heads[1]} {sentences[2]}"))
    made = redline(inside, old, new, "--plain")
    assert text(docx_revisions.accept(made)) == text(new.read_bytes())
    assert text(docx_revisions.reject(made)) == text(old.read_bytes())


def test_a_redline_is_answered_by_a_redline(inside: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    first.write_bytes(redline(inside, *pair, "--plain"))
    done = inside("compare", first, pair[0], "--plain", "-q", "--author", "B. Counter", "-o", second)
    assert done.returncode == 0
    answered = second.read_bytes()
    assert text(docx_revisions.accept(answered)) == text(pair[0].read_bytes())
    back = docx_revisions.without(answered, "B. Counter")
    assert text(docx_revisions.accept(back)) == text(pair[1].read_bytes())
    assert text(docx_revisions.reject(back)) == text(pair[0].read_bytes())

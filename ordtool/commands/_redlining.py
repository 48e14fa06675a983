"""From a comparison to a Word file with tracked changes: the user's own file where the old text is one, else a plain one.

What comes out is read again with our changes accepted. Where Word counts numbers otherwise than the new text has them,
the paragraphs are taken out of its count; what still differs is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ordtool.errors import UsageError
from ordtool.ordinance import View
from ordtool.source import Axis

if TYPE_CHECKING:
    from ordtool.compare import Comparison
    from ordtool.revision import Signature, Stretch, WordEdit

Notes = Mapping[int, tuple[str, ...]]
_ROUNDS = 6  # of renumbering: what leaves Word's count changes the numbers after it
_BARE = 4  # characters: a number without a sign is never longer, "viii"
_MARKER = 24  # characters: a number is never longer, "Section 12.04.010(a)(iv)."


@dataclass(frozen=True, slots=True)
class _Job:
    """What a redline is made from: the file that is marked up, and where each old passage stands in it."""

    comparison: Comparison
    base: bytes
    own: bool
    stretches: tuple[tuple[Stretch, ...], ...]
    signature: Signature
    comments: Sequence[str]

    def made(self, edits: Sequence[WordEdit]) -> bytes:
        """The file with the edits as tracked changes."""
        from ordtool.writers import _redline

        return _redline.apply(self.base, edits, signature=self.signature, comments=self.comments)


def redline(
    data: bytes, comparison: Comparison, *, notes: Notes, comments: Sequence[str], signature: Signature
) -> tuple[bytes, list[str]]:
    """The old text as a Word file whose tracked changes make it the new one, and what to warn of.

    `data` are the old file's bytes. Raises InputError where the old file is a Word file that cannot be marked up,
    UsageError where the view of it is none that a redline can start from.
    """
    from ordtool.compare.addresses import word_edits
    from ordtool.writers import _redline

    job = _job(data, comparison, comments, signature)
    edits = list(word_edits(comparison, job.stretches, notes=notes))
    made, wanted = job.made(edits), list(_wanted(comparison))
    found = _accepted(made, job)
    for _ in range(_ROUNDS):
        edits, again = _renumbered(edits, job, found, wanted)
        if not again:
            break
        made = job.made(edits)
        found = _accepted(made, job)
    warnings = _redline.cautions(data, signature.author) if job.own else []
    return made, [*warnings, *_differences(found, wanted)]


def _job(data: bytes, comparison: Comparison, comments: Sequence[str], signature: Signature) -> _Job:
    from ordtool.compare.looks import Looks
    from ordtool.writers import _redline

    old, passages = comparison.old, comparison.passages[0]
    if old.origins and old.view is View.CURRENT and any(mark.axis is Axis.DRAFT for mark in old.marks):
        raise UsageError(
            f"{old.name} holds tracked changes: a redline of it starts from the text that they would give. Leave --view out, "
            "or reject them in Word first."
        )
    if old.origins:
        stretches = tuple(old.addresses(passage.span) for passage in passages)
        return _Job(comparison, data, True, stretches, signature, comments)
    base, stretches = _redline.fresh(Looks(old).lines(passages))
    return _Job(comparison, base, False, stretches, signature, comments)


def _wanted(comparison: Comparison) -> Iterator[str]:
    """The lines that accepting every change must give; where differences were ignored, the old writing stays."""
    for match in comparison.script:
        if match.new:
            yield from "".join(edit.text for edit in match.edits if edit.op != "-").split("\n")


def _accepted(made: bytes, job: _Job) -> list[str]:
    """The lines of the file with our changes accepted, read as the old file was."""
    from ordtool import docx_revisions, outline, readers
    from ordtool.outline.paragraphs import base

    source = readers.read_bytes("redline.docx", docx_revisions.accept(made, authors=frozenset((job.signature.author,))))
    old = job.comparison.old
    if not old.marks:
        return _lines(base(source).text)
    view = old.view if job.own else View.AMENDED
    return _lines(outline.ordinance(source, view=view, house=old.house).text)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _renumbered(
    edits: list[WordEdit], job: _Job, found: Sequence[str], wanted: Sequence[str]
) -> tuple[list[WordEdit], bool]:
    """The edits with those paragraphs taken out of Word's count whose numbers alone are wrong; whether there are any.

    New ones first: where they are not counted, the old ones after them may be numbered right.
    """
    from ordtool.revision import Renumber

    if list(found) == list(wanted) or len(found) != len(wanted):
        return edits, False
    places, bare = list(_places(job)), _counted(job)
    known = {(edit.part, edit.paragraph) for edit in edits if isinstance(edit, Renumber)}
    again = False
    renumbered: list[WordEdit] = []
    for line, (is_, should) in enumerate(zip(found, wanted, strict=True)):
        place = places[line]
        marker = None if is_ == should else _marker(is_, should, bare=place in bare)
        if marker is None or place in known:
            continue
        if place is None:
            edits, typed = _typed(edits, should, marker)
            again = again or typed
        else:
            renumbered.append(Renumber(*place, marker))
    return (edits, True) if again else ([*edits, *renumbered], bool(renumbered))


def _places(job: _Job) -> Iterator[tuple[str, int] | None]:
    """Of every line that is wanted, the old paragraph that it was; None for a new one."""
    for match in job.comparison.script:
        if not match.new:
            continue
        lines = "".join(edit.text for edit in match.edits if edit.op != "-").count("\n") + 1
        for line in range(lines):
            stretches = job.stretches[match.old[line]] if line < len(match.old) else ()
            yield (stretches[0].part, stretches[0].paragraph) if stretches else None


def _counted(job: _Job) -> set[tuple[str, int]]:
    """The old paragraphs of the text itself that begin with a number that Word counts: a bare figure or a bullet is one, too."""
    firsts = [stretches[0] for stretches in job.stretches if stretches]
    return {(one.part, one.paragraph) for one in firsts if one.start and one.part == firsts[0].part}


def _marker(found: str, wanted: str, *, bare: bool) -> str | None:
    """The number that a line should begin with ("": none), where that alone is wrong; `bare`: or a mere figure, a bullet."""
    from ordtool.compare.heads import shape

    got, should = found.split(), wanted.split()
    while got and should and got[-1] == should[-1]:
        del got[-1], should[-1]
    is_, begins = " ".join(got), " ".join(should)
    both = (is_, begins)
    signs = bare and all(len(one) <= _BARE and " " not in one for one in both)
    numbers = (is_ or begins) and (signs or all(not one or shape(one) is not None for one in both))
    return begins if numbers and len(begins) <= _MARKER and begins != wanted else None


def _typed(edits: list[WordEdit], wanted: str, marker: str) -> tuple[list[WordEdit], bool]:
    """The edits with a new paragraph's number typed, which Word was to count."""
    from ordtool.revision import Insert

    words = wanted.removeprefix(marker).strip()
    for at, edit in enumerate(edits):
        if isinstance(edit, Insert):
            for place, added in enumerate(edit.paragraphs):
                if added.numbered and added.text.strip() == words:
                    typed = replace(added, text=wanted, numbered=False)
                    parts = (*edit.paragraphs[:place], typed, *edit.paragraphs[place + 1 :])
                    return [*edits[:at], replace(edit, paragraphs=parts), *edits[at + 1 :]], True
    return edits, False


def _differences(found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    """What accepting every change does not give as the new text has it; blanks are no difference."""
    got, should = [" ".join(line.split()) for line in found], [" ".join(line.split()) for line in wanted]
    if " ".join(got) == " ".join(should):
        return
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, got, should, autojunk=False).get_opcodes()
    other = [(got[a:b], should[c:d]) for tag, a, b, c, d in blocks if tag != "equal"]
    count = sum(max(len(here), len(there)) for here, there in other)
    here, there = (" ".join(lines) for lines in other[0])
    yield (
        f"accepting every change of the redline does not give the new text in {count} "
        f"{'paragraph' if count == 1 else 'paragraphs'}. The first reads “{_short(here)}” and should read "
        f"“{_short(there)}”. Check {'it' if count == 1 else 'these'} in Word."
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"

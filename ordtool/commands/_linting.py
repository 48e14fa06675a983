"""From FILES to findings, and from findings to a table, JSON, SARIF, comments or a mended text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ordtool.errors import UsageError

if TYPE_CHECKING:
    from ordtool.lint.data import Checked
    from ordtool.lint.rule import Rule
    from ordtool.lint.verb import Linted
    from ordtool.report import Report
    from ordtool.revision import Stretch
    from ordtool.source import Span

_GRAVE = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Read:
    """A file: the name that it was given by, its bytes, and what was found in it."""

    file: str
    data: bytes
    checked: Checked


def rules(asked: Sequence[str], left: Sequence[str], *, severity: str) -> tuple[Rule, ...]:
    """The rules to run. Raises UsageError for one that there is not, and where none is left."""
    from ordtool import lint

    without = {lint.rule(name).name for name in left}
    chosen = [lint.rule(name) for name in dict.fromkeys(asked or lint.names())]
    grave = _GRAVE[: _GRAVE.index(severity) + 1]
    kept = tuple(one for one in chosen if one.name not in without and one.about.severity in grave)
    if not kept:
        raise UsageError("No rule is left to run: --rule, --not and --severity leave none (`ordtool list lint-rules`).")
    return kept


def read(
    file: str, rules: Sequence[Rule], *, view: str, house: str, quiet: bool, name: str | None, **reading: Any
) -> Read:
    """Read, outline and check one file. Raises InputError and UsageError as the readers do."""
    from ordtool import lint
    from ordtool.commands import _reading
    from ordtool.lint.data import Checked
    from ordtool.lint.lines import PLAIN, places

    source, data = _reading.loaded(file, name=name if file == "-" else None, quiet=quiet, **reading)
    ordinance = _reading.outlined(source, view=view, quiet=quiet, house=house)
    linted = lint.check(ordinance, rules)
    spans = [finding.span for finding in linted.findings]
    plain = PurePath(name or file).suffix.lower() in PLAIN or file == "-"
    found = places(ordinance.text, spans, data.decode("utf-8", "replace")) if plain and spans else {}
    return Read(name or file if file == "-" else file, data, Checked(linted, found))


def send(read: Sequence[Read], *, format_: str, fix: bool, output: str | None, quiet: bool) -> None:
    """Write what was found. Raises InputError, OutputError and UsageError as the writers do."""
    from ordtool.commands import _messages, _output

    if format_ == "docx":
        with _messages.working("Writing …", quiet=quiet):
            made = _marked(read[0], fix=fix, quiet=quiet)
        _output.send(made, output=output, quiet=quiet, packed=_output.PACKED["docx"])
    elif fix:
        _send_fixed(read[0].checked.linted, output=output, quiet=quiet)
    elif format_ == "sarif":
        _output.send(_sarif(read), output=output, quiet=quiet)
    else:
        _output.emit(_report(read), output=output, format_=format_, quiet=quiet)
    if output not in (None, "-") and format_ != "terminal":
        _messages.tell(_counted(read), quiet=quiet)


def _report(read: Sequence[Read]) -> Report:
    from ordtool.lint.report import report

    return report([one.checked for one in read])


def _counted(read: Sequence[Read]) -> str:
    from ordtool.lint.report import counted

    return counted([one.checked for one in read])


def _sarif(read: Sequence[Read]) -> bytes:
    from importlib.metadata import version

    from ordtool.lint.sarif import sarif

    return sarif([(one.file, one.checked) for one in read], version=version("ordtool"))


def _send_fixed(linted: Linted, *, output: str | None, quiet: bool) -> None:
    """The text with its fixes, one line a paragraph."""
    from ordtool.commands import _messages, _output
    from ordtool.lint.edits import fixed

    text, done = fixed(linted)
    _output.send(f"{text.rstrip()}\n".encode(), output=output, quiet=quiet)
    _messages.tell(f"Fixed: {done}. Left to you: {len(linted.findings) - done}.", quiet=quiet)


def _marked(read: Read, *, fix: bool, quiet: bool) -> bytes:
    """The user's own Word file, or a plain one of the text, with comments and, on request, tracked changes."""
    from ordtool.commands import _clock, _messages
    from ordtool.compare.looks import Looks
    from ordtool.compare.passages import side
    from ordtool.lint.edits import edits
    from ordtool.revision import Signature
    from ordtool.writers import _redline

    linted = read.checked.linted
    ordinance, date = linted.ordinance, _clock.today()
    signature = Signature(date=f"{date}T00:00:00Z" if date else "")
    base, addresses = read.data, ordinance.addresses
    if ordinance.origins:
        _messages.warn(_redline.cautions(base, signature.author), quiet=quiet)
    else:
        passages = side(ordinance).passages
        base, stretches = _redline.fresh(Looks(ordinance).lines(passages))
        addresses = _Fresh([passage.span for passage in passages], stretches).addresses
    said = "\n".join((f"ordtool lint: {_counted([read])}", *linted.untold))
    return _redline.apply(base, list(edits(linted, addresses, fix=fix)), signature=signature, comments=[said])


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A plain Word file of a text: the text's paragraphs, and where each one's characters stand in the file."""

    spans: Sequence[Span]
    stretches: Sequence[tuple[Stretch, ...]]

    def addresses(self, span: Span) -> tuple[Stretch, ...]:
        """Where the characters of a span stand; `start` and `end` count in the span."""
        found: list[Stretch] = []
        for paragraph, stretches in zip(self.spans, self.stretches, strict=True):
            if paragraph.overlap(span):
                low, high = max(span.start, paragraph.start), min(span.end, paragraph.end)
                cuts = (one.cut(low - paragraph.start, high - paragraph.start) for one in stretches)
                found += [cut.shift(paragraph.start - span.start) for cut in cuts if cut]
        return tuple(found)

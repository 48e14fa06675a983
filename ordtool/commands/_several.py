"""From the FILES of a command line to ordinances that go by different names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Generic, TypeVar

from ordtool.commands import _beside, _messages, _reading, _tracked
from ordtool.errors import UsageError
from ordtool.ordinance import Ordinance
from ordtool.source import Axis

if TYPE_CHECKING:
    from ordtool.readers import Recognition

Result = TypeVar("Result")
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Read:
    """A file: its name, its bytes, and the ordinance that stands in it, which may go by another name."""

    file: str
    data: bytes
    ordinance: Ordinance


@dataclass(frozen=True, slots=True)
class Ahead(Generic[Result]):
    """What a second process does with the texts as soon as it has read them, and what this one does meanwhile."""

    there: Callable[[Sequence[Ordinance]], Result]
    here: Callable[[], object]


def read(
    files: Sequence[str],
    *,
    name: str | None,
    pages: Sequence[str],
    ocr: Recognition,
    house: str,
    view: str,
    quiet: bool,
    ahead: Ahead[Result] | None = None,
) -> tuple[tuple[Read, ...], Result | None]:
    """Read and outline each of FILES; what the readers warn of is shown. A file alone is read as before and after its marks.

    With `ahead` a second process reads several files and goes on with them; its result comes along.

    Raises UsageError for no file, or one that strikes and adds nothing, and InputError and UsageError as the readers do.
    """
    _fit(files, name)
    named = _distinct(files, name)
    chosen = _pages(files, pages)
    if len(files) == 1:
        return _before_and_after(files[0], named[0], chosen[0], ocr=ocr, house=house, view=view, quiet=quiet), None
    held = [_reading.contents(file, quiet=quiet) for file in files]
    jobs = [
        partial(_one, label, data, only, ocr=ocr, house=house, view=view)
        for label, data, only in zip(named, held, chosen, strict=True)
    ]
    laws, result = _all(jobs) if ahead is None else _further(jobs, ahead)
    for law in laws:
        _messages.warn(law.warnings, quiet=quiet)
    return tuple(starmap(Read, zip((PurePath(one).name for one in named), held, laws, strict=True))), result


def _all(jobs: Sequence[Callable[[], Ordinance]]) -> tuple[tuple[Ordinance, ...], None]:
    """What the jobs read, the first of them in a second process."""
    _copied()
    first = _beside.begun(jobs[0])
    rest = [job() for job in jobs[1:]]
    return (first(), *rest), None


def _further(jobs: Sequence[Callable[[], Ordinance]], ahead: Ahead[Result]) -> tuple[tuple[Ordinance, ...], Result]:
    """The same, all of them in a second process that goes on with them while this one has other work."""

    def there() -> tuple[tuple[Ordinance, ...], Result]:
        laws = tuple(job() for job in jobs)
        return laws, ahead.there(laws)

    waiting = _beside.begun(there)
    ahead.here()
    return waiting()


def _copied() -> None:
    """Load what both processes need before this one is copied."""
    from ordtool import outline, readers  # noqa: F401


def _fit(files: Sequence[str], name: str | None) -> None:
    if not files:
        raise UsageError("no file was named. Name the old text and the new one: ordtool compare OLD NEW")
    if list(files).count("-") > 1:
        raise UsageError("“-” is standard input, which can be read only once. Save the other text to a file.")
    if name is not None and "-" not in files:
        raise UsageError("--name says what standard input is called, and no file is “-”. Leave --name out.")


def _one(label: str, data: bytes, pages: str | None, *, ocr: Recognition, house: str, view: str) -> Ordinance:
    """The file read, in silence: its warnings are shown with the others' in their order."""
    from ordtool import readers

    source = readers.read_bytes(label, data, pages=pages, ocr=ocr)
    return _reading.outlined(source, view=view, quiet=True, house=house)


def _before_and_after(
    file: str, label: str, pages: str | None, *, ocr: Recognition, house: str, view: str, quiet: bool
) -> tuple[Read, Read]:
    """A text as it reads without what it marks as new and struck, and as it would read with it: by tracked changes, if any."""
    from ordtool import readers

    data = _reading.contents(file, quiet=quiet)
    source = readers.read_bytes(label, data, pages=pages, ocr=ocr)
    if _tracked.is_tracked(source):
        (old, without), (new, changed) = _tracked.settled(source, data, ocr=ocr)
        after = _reading.outlined(new, view=view, quiet=quiet, house=house)
        before = _reading.outlined(old, view=view, quiet=True, house=house)
        if before.text != after.text:
            _told(label, after, quiet=quiet)
            return _pair(label, (before, without, "changes rejected"), (after, changed, "changes accepted"))
    after = _reading.outlined(source, view="amended", quiet=quiet, house=house)
    before = _reading.outlined(source, view="current", quiet=True, house=house)
    if before.text == after.text:
        raise UsageError(
            f"{label} alone cannot be compared: it strikes and adds no words that we can see. "
            "Name the old text and the new one: ordtool compare OLD NEW"
        )
    # The marked-up file is no ground for tracked changes: it holds both texts already.
    return _pair(label, (replace(before, origins=()), data, "as it reads now"), (after, data, "as it would read"))


def _pair(label: str, *sides: tuple[Ordinance, bytes, str]) -> tuple[Read, Read]:
    """Both readings of one file, each by a name that says which it is."""
    file = PurePath(label).name
    old, new = (Read(file, data, replace(law, name=f"{label} ({said})")) for law, data, said in sides)
    return old, new


def _told(label: str, law: Ordinance, *, quiet: bool) -> None:
    """Say which changes are compared, where the text has those of a bill besides."""
    if any(mark.axis is Axis.LAW for mark in law.marks):
        said = "its tracked changes are compared, not what it does to the law by struck and new words of its own"
        _messages.warn([f"{label}: {said}. Accept them and save it under another name to compare that."], quiet=quiet)


def _distinct(files: Sequence[str], name: str | None) -> list[str]:
    """What each file is called: its name, with as many folders before it as tell it from the others."""
    paths = [PurePath(name or "-") if file == "-" else PurePath(file) for file in files]
    depth = 1
    while len({_tail(path, depth) for path in paths}) < len(set(map(_whole, files))) and depth < 12:
        depth += 1
    return [_reading.printable(_tail(path, depth) if _shared(paths, path) else path.name or "-") for path in paths]


def _whole(file: str) -> str:
    return file if file == "-" else str(Path(file).absolute())


def _shared(paths: Sequence[PurePath], path: PurePath) -> bool:
    return sum(other.name == path.name for other in paths) > 1


def _tail(path: PurePath, depth: int) -> str:
    return "/".join(path.parts[-depth:])


def _pages(files: Sequence[str], pages: Sequence[str]) -> list[str | None]:
    """Which pages of each file: one --pages is for the only PDF, several are for the PDFs in order."""
    named = [number for number, file in enumerate(files) if PurePath(file).suffix.lower() == ".pdf"]
    asked = named or [number for number, file in enumerate(files) if file == "-"]
    if pages and len(pages) != len(asked):
        raise UsageError(
            f"--pages was given {_times(len(pages))}, and PDFs: {len(asked)}. Give it once for each PDF, in their order; "
            f"“--pages {_ALL}” is a whole one."
        )
    chosen: list[str | None] = [None] * len(files)
    for number, only in zip(asked, pages, strict=False):
        chosen[number] = None if only.lower() == _ALL else only
    return chosen


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"

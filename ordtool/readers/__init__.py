"""Readers turn a file into a `Source`. One module a suffix: the file system is the register, nothing else is.

`read` and `read_bytes` look at the suffix and at the content; where the two disagree the content wins, with a warning.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path, PurePath
from pkgutil import iter_modules
from typing import Literal

from ordtool.errors import InputError, UsageError
from ordtool.readers import _content
from ordtool.readers._overlaid import read_off
from ordtool.source import Source

Recognition = Literal["never", "auto", "always"]
ALIASES = {
    "htm": "html", "xhtml": "html", "mht": "html", "mhtml": "html", "markdown": "md", "text": "txt", "xml": "akn",
}  # fmt: skip
# No ordinance is near this; /dev/zero is past it.
LARGEST = 512 * 1024 * 1024
_WARN_NAMES = {
    "pdf": "a PDF", "docx": "a Word file", "html": "HTML", "rtf": "RTF", "txt": "plain text", "md": "Markdown",
    "akn": "Akoma Ntoso",
}  # fmt: skip


def list_formats() -> tuple[str, ...]:
    """The suffixes that ordtool reads, with the dot, sorted; aliases included."""
    modules = {module.name for module in iter_modules(__path__) if not module.name.startswith("_")}
    return tuple(sorted("." + suffix for suffix in modules | set(ALIASES)))


def read(path: Path, *, pages: str | None = None, ocr: Recognition = "never") -> Source:
    """Read a file; `pages` ("112-131", "3,5-7"; counted from 1) chooses pages of a PDF.

    `ocr` says which pages of a PDF go through text recognition: none, those that hold no true text, or all.

    Raises InputError (also its kinds NoTextError and EncryptedError) for a file that cannot be read as an ordinance and
    UsageError for pages that do not exist.
    """
    return read_bytes(path.name, load(path), pages=pages, ocr=ocr)


def read_bytes(name: str, data: bytes, *, pages: str | None = None, ocr: Recognition = "never") -> Source:
    """Read a file's bytes; `name` is for messages and its suffix says the format ("-": the content alone says it).

    Raises as `read` does.
    """
    if not data:
        raise InputError(f"{name}: the file is empty (0 bytes). Check that it was saved or downloaded in full.")
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    wanted = ALIASES.get(suffix, suffix)
    found = _content.recognise(name, data, wanted=wanted, formats=list_formats())
    if pages is not None and found != "pdf":
        raise UsageError(f"{name}: pages can be chosen in a PDF only, and this is {_kind(found)}. Leave --pages out.")
    # The other formats have no pictures of pages; what is asked of them is asked in vain, and that is no error.
    options = {"ocr": ocr} if found == "pdf" else {}
    source: Source = import_module(f"{__name__}.{found}").read(name, data, pages=pages, **options)
    source = replace(source, lines=tuple(map(read_off, source.lines)))
    if not any(line.text.strip() for line in source.lines):
        raise InputError(f"{name}: read as {_kind(found)}, and it holds no text. Check that this is the right file.")
    if found == wanted or name == "-":
        return source
    return replace(source, warnings=(_mismatch(name, suffix, found), *source.warnings))


def _kind(module: str) -> str:
    return _WARN_NAMES.get(module, module.upper())


def _mismatch(name: str, suffix: str, found: str) -> str:
    named = f"is named .{suffix}" if suffix else "has no suffix"
    return f"{name} {named}, but holds {_kind(found)}; it was read as that."


def load(path: Path) -> bytes:
    """The bytes of a file; raises InputError where it cannot be opened or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise InputError(_missing(path)) from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder. Name one file in it ({', '.join(list_formats())}).") from None
    except PermissionError:
        raise InputError(
            f"{path}: no permission to read it. Ask its owner, or copy it to a place of your own."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{str(path)!r} cannot be opened: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST // 1024**2} MB. Cut out the pages of the ordinance first.")
    return data


def _missing(path: Path) -> str:
    """The sentence for a file that is not there, with the nearest name in its folder."""
    folder = path.parent
    if not folder.is_dir():
        return f"{path}: there is no folder {folder}. Check the path."
    near = get_close_matches(path.name, sorted(entry.name for entry in folder.iterdir() if entry.is_file()), n=1)
    hint = f"Did you mean {folder / near[0]}?" if near else f"Check the name; the folder {folder} was searched."
    return f"{path}: there is no such file. {hint}"

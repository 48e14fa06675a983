"""Tesseract, the program that recognises text: found, run on one picture, and what it says of it.

It runs as a program of its own, so that a picture made to harm can end it and not us. It gets an environment of our own:
whatever the user's holds, the same picture gives the same words; with one thread, because pages run side by side.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_LIMIT = 120.0  # seconds for a page; a full page of small print takes ten
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C", "PATH": os.defpath}
_SKEW = re.compile(rb"Deskew angle: (-?[\d.]+)")
_TURN = re.compile(rb"Rotate: (\d+)\s+Orientation confidence: ([\d.]+)")
_SURE_OF_TURN = 2.0
_PROGRAM = (
    "install it (Debian, Ubuntu: `apt-get install tesseract-ocr tesseract-ocr-eng`; macOS: `brew install tesseract`)"
)
_EXTRA = "run `pip install 'ordtool[ocr]'`"


class Unrecognised(Exception):  # noqa: N818 - says what became of the page
    """The program gave up on a picture, or took too long."""


class Missing(Exception):  # noqa: N818 - says what is not there and how to get it
    """Text recognition was asked for, and what it stands on is not installed."""


def program() -> str:
    """Where tesseract is. Raises Missing."""
    found = shutil.which("tesseract")
    if found is None:
        raise Missing(f"the program tesseract is not installed; {_PROGRAM}")
    return found


def without(module: str) -> Missing:
    """What to say where a Python package is not there that text recognition stands on."""
    also = "" if shutil.which("tesseract") else f", and {_PROGRAM.replace('install it', 'install tesseract', 1)}"
    return Missing(f"the Python package {module} is not installed; {_EXTRA}{also}")


def hocr(program: str, picture: bytes, *, dpi: int) -> bytes:
    """The words of an upright picture with their boxes, as hOCR. Raises Unrecognised.

    Page segmentation is automatic and fixed. The bar is no letter of any law, but what a margin's line or the 1 of
    "Page 1" is taken for.
    """
    return _run(program, picture, "--psm", "3", *_hocr(dpi), "-c", "tessedit_char_blacklist=|").stdout


def figures(program: str, picture: bytes, *, dpi: int) -> bytes:
    """The figures of a picture that holds a column of numbers, as hOCR. Raises Unrecognised."""
    return _run(program, picture, "--psm", "6", *_hocr(dpi), "-c", "tessedit_char_whitelist=0123456789").stdout


def _hocr(dpi: int) -> tuple[str, ...]:
    return "--dpi", str(dpi), "-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1"


def skew(program: str, picture: bytes, *, dpi: int) -> float:
    """By how much the lines of a picture fall to the right, in radians; 0 where that is not to be seen."""
    with TemporaryDirectory(prefix="ordtool-") as folder:  # for this the program reads no pipe
        file = Path(folder) / "page.ppm"
        file.write_bytes(picture)
        done = _run(program, b"", "--psm", "2", "--dpi", str(dpi), source=str(file))
    found = _SKEW.search(done.stdout) or _SKEW.search(done.stderr)
    return float(found[1]) if found else 0.0


def turn(program: str, picture: bytes, *, dpi: int) -> int:
    """By how many degrees clockwise a picture must be turned to stand upright; 0 where that is not sure."""
    try:
        done = _run(program, picture, "--psm", "0", "--dpi", str(dpi), language="osd")
    except Unrecognised:  # too few letters to tell, or the data for it is not installed
        return 0
    found = _TURN.search(done.stdout)
    return int(found[1]) if found and float(found[2]) >= _SURE_OF_TURN else 0


def _run(
    program: str, picture: bytes, *options: str, language: str = "eng", source: str = "stdin"
) -> subprocess.CompletedProcess[bytes]:
    command = [program, source, "stdout", "-l", language, *options]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=_LIMIT, env=_ENVIRONMENT, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unrecognised(f"text recognition took longer than {_LIMIT:.0f} seconds") from None
    except OSError as error:
        raise Unrecognised(error.strerror or "the program cannot be run") from None
    if done.returncode and b"Empty page" not in done.stderr:  # a picture without words is no failure
        raise Unrecognised(_reason(done.stderr))
    return done


def _reason(said: bytes) -> str:
    if b"loading language" in said:
        return "tesseract's data for English is not installed (apt-get install tesseract-ocr-eng)"
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return f"tesseract stopped: {lines[-1][:100]}" if lines else "tesseract stopped"

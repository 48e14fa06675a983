"""What could not be read in a PDF, in sentences for the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ordtool.errors import InputError, NoTextError
from ordtool.readers.pdf.ocr import Mode
from ordtool.readers.pdf.page_names import named


def no_text(name: str, numbers: Sequence[int], broken: Sequence[int], *, ocr: str, lacking: str = "") -> InputError:
    """The error of a file without any text; `lacking` is what text recognition wants and has not."""
    if len(broken) == len(numbers):
        return InputError(f"{name}: no page of the PDF can be loaded; the file is damaged. Download it again.")
    what = "the pages asked for hold" if numbers[-1] - numbers[0] + 1 != len(numbers) else "it holds"
    if lacking:
        pages = f"{named(numbers)} {'holds' if len(numbers) == 1 else 'hold'}"
        return NoTextError(f"{name}: {pages} no text, and text recognition cannot run: {lacking}.")
    if ocr != Mode.NEVER:
        return NoTextError(
            f"{name}: no word could be recognised on {named(numbers)}. Look whether they are blank or too faint, and "
            "scan them again at 300 dots per inch."
        )
    return NoTextError(
        f"{name} has no text: {what} pictures of pages ({named(numbers)}). Read them by text recognition with "
        "`--ocr auto`."
    )


def warnings(
    name: str, unread: Iterable[int], broken: Sequence[int], *, ocr: str, lacking: str = ""
) -> tuple[str, ...]:
    """Sentences on pages without text and pages that cannot be loaded; `lacking` as in `no_text`."""
    found = []
    if lacking:
        found.append(f"{name}: text recognition cannot run, so only the file's own text was read: {lacking}.")
    pictures = [number for number in sorted(unread) if number not in broken]
    if pictures:
        hint = " --ocr auto can read them." if ocr == Mode.NEVER else " Text recognition found no word there."
        found.append(f"{name}: no text on {named(pictures)} (pictures or blank); not read.{'' if lacking else hint}")
    if broken:
        found.append(f"{name}: {named(broken)} could not be loaded; not read.")
    return tuple(found)

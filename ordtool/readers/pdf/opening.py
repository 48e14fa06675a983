"""A PDF opened, or the sentence that says why it cannot be."""

from __future__ import annotations

import pypdfium2

from ordtool.errors import EncryptedError, InputError
from ordtool.readers.pdf.bombs import bomb
from ordtool.readers.pdf.forms import explodes

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    """The document of a file's bytes. Raises EncryptedError, and InputError for a damaged or dangerous file."""
    # PDFium mends a file without its end in silence and gives whatever pages it finds: half a law would look whole.
    if max(data.rfind(b"%%EOF"), data.rfind(b"startxref")) < data.rfind(b"endobj"):
        raise InputError(f"{name}: the PDF is cut short (its end is missing). Download or copy it again.")
    if bomb(data) or explodes(data):
        raise InputError(
            f"{name}: a page of the PDF unpacks to more than any page of law holds; it is not read for safety."
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise EncryptedError(
                f"{name} is locked by a password. Open it, print it to a new PDF without one, and try again."
            ) from None
        raise InputError(f"{name}: the PDF is damaged and cannot be opened. Download or export it again.") from None

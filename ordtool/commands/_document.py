"""What JSON says of the document that was read."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from ordtool.ordinance import Ordinance


def data(ordinance: Ordinance) -> dict[str, Any]:
    """The key "document" of docs/formats.md."""
    return {
        "name": ordinance.name,
        "sha256": ordinance.sha256,
        "title": ordinance.title,
        "pages": ordinance.pages,
        "view": str(ordinance.view),
        "house": ordinance.house,
        "house_by": ordinance.house_by,
        "text_sha256": sha256(ordinance.text.encode()).hexdigest(),
        "unread_pages": list(ordinance.unread_pages),
        "ocr": [{"page": page, "confidence": round(sure, 3)} for page, sure in ordinance.recognised],
    }

"""JSON: the report's data, keys in the order given."""

from __future__ import annotations

import json
from typing import BinaryIO

from ordtool.report import Report


def write(report: Report, stream: BinaryIO) -> None:
    """Write `report.data` as UTF-8 JSON, indented by 2, with a line end.

    ValueError for NaN or infinity, TypeError for what is no JSON data.
    """
    text = json.dumps(report.data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    # A lone surrogate has no UTF-8; the backslash form that Python gives it is JSON's own.
    stream.write(text.encode("utf-8", "backslashreplace"))

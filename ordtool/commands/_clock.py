"""The one place that asks what day it is."""

from __future__ import annotations

import os
import time

from ordtool.errors import UsageError


def today() -> str:
    """The date of a report, ISO 8601 in UTC; SOURCE_DATE_EPOCH (seconds) stands for the clock where it is set.

    Raises UsageError for a SOURCE_DATE_EPOCH that is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return time.strftime("%Y-%m-%d", time.gmtime(time.time() if epoch is None else int(epoch)))
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970.") from None

"""Two texts, word by word: an edit script that a person would have written."""

from __future__ import annotations

from ordtool.redline.edit import Edit, Op
from ordtool.redline.script import diff, marked, optimum

__all__ = ["Edit", "Op", "diff", "marked", "optimum"]

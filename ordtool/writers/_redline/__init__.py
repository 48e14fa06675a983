"""Tracked changes in a Word file: the original's own bytes, and addressed edits."""

from __future__ import annotations

from ordtool.writers._redline.apply import apply
from ordtool.writers._redline.cautions import cautions
from ordtool.writers._redline.fresh import fresh

__all__ = ["apply", "cautions", "fresh"]

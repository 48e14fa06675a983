"""Patterns for phrases of a law: letter case does not count, and a blank stands for any white space."""

from __future__ import annotations

import re


def phrase(*branches: str) -> re.Pattern[str]:
    """One pattern of several branches, for words as they stand in a text."""
    return re.compile("|".join(branches).replace(" ", r"\s+"), re.IGNORECASE)

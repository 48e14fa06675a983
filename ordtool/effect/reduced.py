"""The clauses of both texts, as far as the verdicts need them."""

from __future__ import annotations

from ordtool.compare import Comparison
from ordtool.effect.sites import Site
from ordtool.extract import Extraction, extract


def extractions(comparison: Comparison, found: tuple[Site, ...]) -> tuple[Extraction, Extraction]:
    """The clauses of both sides."""
    return extract(comparison.old), extract(comparison.new)

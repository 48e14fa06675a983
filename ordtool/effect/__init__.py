"""What a change does: the provisions and carve-outs gained, lost or altered, and which way that moves the law."""

from __future__ import annotations

from ordtool.compare import Comparison
from ordtool.effect.result import Direction, Effect, Verdict

__all__ = ["Direction", "Effect", "Verdict", "effect"]


def effect(comparison: Comparison) -> Effect:
    """What every changed match of a comparison does."""
    raise NotImplementedError

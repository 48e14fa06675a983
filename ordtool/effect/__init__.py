"""What a change does: the provisions and carve-outs gained, lost or altered, and which way that moves the law."""

from __future__ import annotations

from ordtool.effect.result import Direction, Effect, Verdict
from ordtool.effect.verb import effect

__all__ = ["Direction", "Effect", "Verdict", "effect"]

"""What a check may ask for ("weaker:face", "carve-out"), held against a verdict."""

from __future__ import annotations

from ordtool.effect.result import Verdict
from ordtool.library.wording import among

_DIRECTIONS = {"weaker": "weakens", "stronger": "strengthens", "cannot-tell": "cannot tell"}
_REASONS = {
    "carve-out": ("carve-out-added",),
    "lost": ("provision-lost", "element-lost", "carve-out-dropped"),
}


def holds(asked: str, verdict: Verdict) -> bool:
    """Whether a verdict is what is asked for: KIND or KIND:LABEL, where LABEL may be a family ("face").

    KIND is weaker, stronger, cannot-tell, carve-out (one gained) or lost. Any of a verdict's labels counts.
    """
    kind, _, label = asked.partition(":")
    if label and not any(among(name, [label]) for name in verdict.labels):
        return False
    if kind in _REASONS:
        return verdict.reason.startswith(_REASONS[kind])
    return kind in _DIRECTIONS and str(verdict.direction) == _DIRECTIONS[kind]

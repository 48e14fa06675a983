"""--fail-on of `compare`: what turns a comparison into a check, each spelled WHAT or WHAT:LABEL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ordtool.errors import UsageError

if TYPE_CHECKING:
    from ordtool.compare import Comparison
    from ordtool.effect import Effect

KINDS = ("weaker", "stronger", "carve-out", "cannot-tell", "changed", "lost")
APART = "No check passes: the two texts were written independently, and nobody can say that nothing was lost."
_LABELLED = ("weaker", "stronger", "carve-out", "cannot-tell", "lost")


def check(_: click.Context, __: click.Parameter, specs: tuple[str, ...]) -> tuple[str, ...]:
    """The specifications, in small letters. Raises UsageError for one that says nothing, naming the nearest that does."""
    return tuple(map(_checked, specs))


def _checked(spec: str) -> str:
    kind, colon, label = spec.strip().lower().partition(":")
    if kind not in KINDS:
        raise UsageError(f"--fail-on {spec}: there is no “{kind}”. {_nearest(kind, KINDS)}")
    if colon and kind not in _LABELLED:
        raise UsageError(f"--fail-on {spec}: “{kind}” takes no label. Write --fail-on {kind}")
    if kind == "lost" and not label:
        raise UsageError("--fail-on lost: say what must not be lost, as in --fail-on lost:enforce.private_action")
    if colon:
        _known(spec, label)
    return f"{kind}{colon}{label}"


def _known(spec: str, label: str) -> None:
    """Raise UsageError for what is neither a label nor a family of labels."""
    from ordtool import library

    labels = library.vocabulary()
    families = {name.partition(".")[0] for name in labels}
    if label not in labels | families:
        near = _nearest(label, sorted(labels | families))
        raise UsageError(f"--fail-on {spec}: there is no label “{label}”. {near} (`ordtool list labels` shows all.)")


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known[:8])} …"


def needs_analysis(specs: tuple[str, ...]) -> list[str]:
    """Those that ask what a change does, which --plain does not look at."""
    return [spec for spec in specs if spec != "changed"]


def hit(specs: tuple[str, ...], comparison: Comparison, effect: Effect | None) -> bool:
    """Whether the comparison holds one of what --fail-on names; texts that share no history pass no check."""
    if "changed" in specs and any(not match.same for match in comparison.script):
        return True
    if not (asked := needs_analysis(specs)):
        return False
    if effect is None:
        return True  # texts that share no history: nobody can say that nothing was lost
    from ordtool.effect import holds

    return any(holds(spec, verdict) for spec in asked for verdict in effect.verdicts)

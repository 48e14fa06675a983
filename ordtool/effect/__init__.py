"""What a change does: the provisions and carve-outs gained, lost or altered, and which way that moves the law.

The way: the places where two texts differ (`sites`), the clauses there (`reduced`) and which became which (`pairing`), what
became of carve-outs (`carve_outs`), rules (`rules`, `items`), attributes (`attributes`), words (`wording`, `definitions`), and
what is left (`remainder`). `directions.toml` says which way is weaker. `arc` follows a law through its versions.
"""

from __future__ import annotations

from ordtool.effect.apart import Apart, apart, apart_blocks
from ordtool.effect.arc import Arc, arc
from ordtool.effect.arc_page import arc_blocks
from ordtool.effect.failing import holds
from ordtool.effect.result import Direction, Effect, Verdict
from ordtool.effect.verb import effect

__all__ = [
    "Apart",
    "Arc",
    "Direction",
    "Effect",
    "Verdict",
    "apart",
    "apart_blocks",
    "arc",
    "arc_blocks",
    "effect",
    "holds",
]

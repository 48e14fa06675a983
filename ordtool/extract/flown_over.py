"""Bans on flying over other people's land: surveillance where the law also speaks of what the drone records.

The same ban without a word of pictures keeps the air safe, and the plant below: none of ours (labels.md 1, "The unit").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.attributes.late import late
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found
from ordtool.source import Span

RULE = "face.other_technology/flown-over-others"
_PICTURES = late(
    r"\b(?:records?|recording|captur(?:es?|ing)|tak(?:es?|ing)|shoots?)\b[^.;]{0,40}\b(?:videos?|images?|photographs?|pictures?)\b"
    r"|\bphotograph(?:s|ed|ing)?\b|\bfilm(?:s|ed|ing)\b|\bsurveil(?:s|led|ling|lance)?\b|\bspy(?:ing)?\b",
    re.IGNORECASE,
)


def spied_on(reading: Reading, laws: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """The hits without such bans in laws that say nothing of pictures."""
    spying = [law for law in laws if reading.search(_PICTURES, law)]
    return [hit for hit in found if hit.name != RULE or any(law.holds(hit.unit.span) for law in spying)]

"""What kind of thing a device exclusion takes out."""

from __future__ import annotations

import re
from functools import cache

from ordtool.attributes.wording import Wording
from ordtool.attributes.wordlists import alternatives, tables


def kind(words: Wording) -> str:
    """The kind of thing that is named first; a telling name ("binoculars") settles it wherever it stands."""
    for strength in ("first", "cues"):
        places = [
            (found.start(), rank, name)
            for rank, (name, pattern) in enumerate(_patterns(strength))
            if (found := pattern.search(words.plain))
        ]
        if places:
            return min(places, key=lambda place: (place[1], place[0]) if strength == "first" else place)[2]
    return "other"


@cache
def _patterns(strength: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = tables("attr_devices").items()
    return tuple((name, re.compile(rf"\b(?:{alternatives(lists[strength])})")) for name, lists in kinds)

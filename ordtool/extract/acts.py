"""Acts that a ban lists: each is forbidden by itself, though the lead-in only says "including any of the following".

"No agency shall use its money to enforce immigration law, including by: (1) asking …; (2) holding …" forbids to ask and to
hold. Taught by: labels.md 1, "The unit".
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

_BARS = late(r"\b(?:shall|may|must|can) not\b|\bno\b[^:]{0,90}\b(?:shall|may)\b|\bprohibit\w*\b", re.IGNORECASE)
_INCLUDING = late(r"\binclud(?:ing|e|es)\b[^:;.]{0,60}\b(?:following|by|to)?\s*:\s*$", re.IGNORECASE)
_DOING = late(
    r"(?:(?:knowingly|intentionally|directly) )?(?!(?:any|no|each|information|training|during|pending|existing|including|building"
    r"|funding|recording|monitoring|parking|licensing)\b)[a-z]+ing\b(?! (?:equipment|systems?|data|devices?|technology|of)\b)",
    re.IGNORECASE,
)


def opens(lead_in: str) -> bool:
    """Whether a lead-in forbids and goes on to what that includes."""
    return bool(_INCLUDING.search(lead_in)) and bool(_BARS.search(lead_in))


def listed(lead_in: str, items: list[str]) -> bool:
    """Whether a lead-in forbids and most items name an act; `lead_in` holds all the words above the items."""
    doing = sum(bool(_DOING.match(item)) for item in items)
    return 2 * doing > len(items) and opens(lead_in)


_BOUNDED = late(r"\bmay\b[^:;]{0,60}\bonly\b|\b(?:destroyed|deleted|purged)\b[^:;]{0,60}:$", re.IGNORECASE)


def bounded(permission: str) -> bool:
    """Whether a permission is a closed list ("may use a reader only to: …"), or its list says when something is deleted."""
    return bool(_BOUNDED.search(permission))

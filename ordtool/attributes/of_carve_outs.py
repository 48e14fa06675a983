"""The attributes of a carve-out."""

from __future__ import annotations

from ordtool.attributes.actors import invoker
from ordtool.attributes.devices import kind
from ordtool.attributes.narrowing import after_duties, limiter, open_ended
from ordtool.attributes.standards import crime_scope, standard
from ordtool.attributes.times import time_cap
from ordtool.attributes.values import Value, given
from ordtool.attributes.wording import wording

# Labels that take out a thing or a state of affairs: nobody "invokes" them, no standard is met, nothing is owed after.
_THINGS = frozenset({"carveout.device", "carveout.access_control", "carveout.existing"})
_OWING = frozenset(
    f"carveout.{name}"
    for name in (
        "exigency waiver silence confidentiality minor_change joint_operations investigation judicial_process "
        "received_evidence missing_persons trial legal_compliance other"
    ).split()
)
_UNLIMITED = frozenset({"carveout.silence"})


def of_carve_out(label: str, text: str, *, lead: str = "", main: str = "", after: str = "") -> dict[str, Value]:
    """The attributes of a carve-out.

    `lead` holds the lead-in of the exclusion list it stands in, `main` the words of the provision that it relaxes,
    `after` the sentences that follow it in its section (for duties and time limits that come after its use).
    """
    words, opening, outer, following = wording(text), wording(lead), wording(main), wording(after)
    remedy, thing = label == "carveout.remedy", label in _THINGS
    owing = following if label in _OWING else wording("")
    cap = None if label in _UNLIMITED or label == "carveout.device" else time_cap(words, after=owing, cure=remedy)
    return given(
        {
            "actor": "" if thing else invoker(words, lead=opening, main=outer, remedy=remedy),
            "standard": "" if thing or remedy else standard(words) or "none",
            "crime_scope": "" if thing or remedy else crime_scope(words),
            "time_cap": cap,
            "after_duties": after_duties(words, after=owing) if remedy or label in _OWING else None,
            "limiter": limiter(words, lead=opening),
            "kind": kind(words) if label == "carveout.device" else None,
            "open_ended": open_ended(words),
        }
    )

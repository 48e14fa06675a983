"""The attributes of a carve-out."""

from __future__ import annotations

from ordtool.attributes.actors import subject
from ordtool.attributes.aftermath import after_duties
from ordtool.attributes.amounts import amount_usd, vote
from ordtool.attributes.bodies import waiving
from ordtool.attributes.devices import kind
from ordtool.attributes.invokers import consenter, decider, defendant, invoker, released, reporter
from ordtool.attributes.late import late
from ordtool.attributes.narrowing import limiter, open_ended
from ordtool.attributes.periods import time_cap
from ordtool.attributes.standards import crime_scope, standard
from ordtool.attributes.values import Value, given
from ordtool.attributes.wording import Wording, wording


def _labels(names: str) -> frozenset[str]:
    return frozenset(f"carveout.{name}" for name in names.split())


# What takes out a thing or a state of affairs: nobody "invokes" it, and no standard is met.
_THINGS = _labels("device access_control")
# What others order: whoever is named there ("issued by a court") is not the one who may act on it.
_ORDERED = _labels("judicial_process legal_compliance")
# Whose later sentences may say what is owed after use.
_OWING = _labels(
    "exigency waiver silence confidentiality minor_change joint_operations investigation judicial_process "
    "received_evidence missing_persons trial legal_compliance agency other"
)
# A waiting period that sets the exception off is no limit to it.
_CAPPED_LATER = _labels("exigency trial waiver joint_operations missing_persons investigation received_evidence")
_WITHHELD = _labels("confidentiality legal_compliance")
_PUBLIC = late(r"\b(?:disclos\w+|withh\w+|redact\w*|public)\b")
_UNCAPPED = _labels("silence device access_control personal_device redaction private_sector")


def of_carve_out(
    label: str, text: str, *, lead: str = "", main: str = "", after: str = "", before: str = ""
) -> dict[str, Value]:
    """The attributes of a carve-out.

    `lead` holds the lead-in of the exclusion list it stands in, `main` the words of the provision that it relaxes,
    `after` the sentences that follow it in its section (for duties and time limits that come after its use), `before`
    those that precede it there (for who owes the disclosure that something is held back from).
    """
    words, opening, outer = wording(text), wording(lead), wording(main)
    following = wording(after if label in _OWING else "")
    remedy, thing = label == "carveout.remedy", label in _THINGS
    return given(
        {
            "actor": _actor(label, words, opening, outer) or _withholder(label, (words, opening, outer), before),
            "standard": "" if thing or remedy else standard(words) or "none",
            "crime_scope": "" if thing or remedy else crime_scope(words),
            "time_cap": None if label in _UNCAPPED else time_cap(words, after=_later(label, following), cure=remedy),
            "after_duties": after_duties(label, words, after=following) if remedy or label in _OWING else None,
            "limiter": limiter(words, lead=opening),
            "kind": kind(words) if label == "carveout.device" else None,
            "open_ended": open_ended(words),
            "amount_usd": amount_usd(words),
            "vote": vote(words),
            "body": waiving(words, after=following) if label == "carveout.waiver" else "",
        }
    )


def _later(label: str, following: Wording) -> Wording | None:
    """The sentences that may end an exception: only where it is a use that goes on in time."""
    return following if label in _CAPPED_LATER else None


def _withholder(label: str, said: tuple[Wording, ...], before: str) -> str:
    """Who may hold something back where the words are passive ("may be excluded from public disclosure")."""
    if label not in _WITHHELD or not before or not any(_PUBLIC.search(words.plain) for words in said):
        return ""
    return reporter(wording(before))


def _actor(label: str, words: Wording, lead: Wording, main: Wording) -> str:
    if label in _THINGS:
        return decider(words)
    if label == "carveout.existing":
        return subject(words)
    if label == "carveout.remedy":
        return defendant(words, main=main)
    own = consenter(words) if label == "carveout.consent" else "" if label in _ORDERED else released(words)
    return own or invoker(words, lead=lead, main=main, agents=label not in _ORDERED)

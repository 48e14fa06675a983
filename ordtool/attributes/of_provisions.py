"""The attributes of a provision."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ordtool.attributes.actors import subject
from ordtool.attributes.amounts import amount_usd, vote
from ordtool.attributes.bodies import About, body
from ordtool.attributes.deadlines import deadline, notice_days
from ordtool.attributes.force import force
from ordtool.attributes.modality import modality
from ordtool.attributes.periods import interval, retention
from ordtool.attributes.standards import standard, standing
from ordtool.attributes.triggers import triggers
from ordtool.attributes.values import Value, given
from ordtool.attributes.wording import Wording, wording

_APPROVALS = frozenset({"disclosure.approval", "disclosure.approval_standard", "disclosure.existing_technology"})
_TRIGGERED = frozenset(
    {
        "disclosure.approval",
        "disclosure.existing_technology",
        "disclosure.impact_report",
        "disclosure.notice_hearing",
        "disclosure.use_policy",
    }
)
_WITH_BODY = ("disclosure.", "contract.", "face.inadvertent_receipt", "sharing.warrant")
_PAPERS = frozenset(
    {"disclosure.annual_report", "disclosure.public_inventory", "disclosure.impact_report", "disclosure.use_policy"}
)
"""Labels of papers: what they tell or regulate sets no standard by itself."""
_TOLD = re.compile(
    r"\b(?:report|log|record|list|summary|statement|notice)s?\b[^.;]{0,80}?"
    r"\b(?:stating|states?|containing|contains?|includ(?:es?|ing)|showing|of|that (?:state|contain|include|show)s?)\b"
    r"(?=[^.;]*\b(?:number|whether|how many|each|date)\b)"
)
_REMEDIES = frozenset({"enforce.private_action", "enforce.whistleblower"})


def of_provision(
    label: str, text: str, *, lead: str = "", definitions: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """The attributes of a provision, `force` always among them; none for `struct.*` but a date of effect.

    `lead` holds the lead-in of the list that the clause stands in ("The chief must:"); `definitions` maps the terms
    that the law defines to the words that define them.
    """
    words, opening = wording(text), wording(lead)
    if label.startswith("struct."):
        return _deadline(words) if label == "struct.effective_date" else {}
    return _verb(label, words, opening) | _facts(label, words, opening, definitions or {})


def _verb(label: str, words: Wording, lead: Wording) -> dict[str, Value]:
    # An item of a list takes verb and subject from its lead-in, whatever verbs stand in its own descriptions.
    own = words.stands_alone()
    first, second = (lead, words) if lead.plain.endswith(":") and not own else (words, lead)
    modal, polarity = modality(first, lead=wording("") if own else second)
    return given(
        {
            "force": force(words, lead=lead, remedy=label in _REMEDIES, warrant=label == "sharing.warrant"),
            "modality": modal,
            "polarity": polarity,
            "actor": subject(first) or subject(second),
        }
    )


def _facts(label: str, words: Wording, lead: Wording, definitions: Mapping[str, str]) -> dict[str, Value]:
    return _deadline(words, lead) | given(
        {
            "body": _body(label, words, lead, definitions),
            "notice_days": notice_days(words),
            "amount_usd": amount_usd(words),
            "vote": vote(words),
            "retention": retention(words),
            "interval": interval(words, titled=label == "disclosure.annual_report"),
            "trigger": _triggers(label, words, lead),
            "standing": standing(words) if label == "enforce.private_action" else None,
            "standard": "" if label in _PAPERS else standard(_without_contents(words)),
        }
    )


def _without_contents(words: Wording) -> Wording:
    """A clause without what its report must tell: the number of warrants in it is no warrant that the clause asks for."""
    told = _TOLD.search(words.plain)
    return Wording(words.shown[: told.start()], words.plain[: told.start()]) if told else words


def _triggers(label: str, words: Wording, lead: Wording) -> list[str] | None:
    if label not in _TRIGGERED:
        return None
    existing = label == "disclosure.existing_technology"
    return triggers(words, lead=lead, whole=label in _APPROVALS, existing=existing)


def _body(label: str, words: Wording, lead: Wording, definitions: Mapping[str, str]) -> str:
    """Only where a body's act is what the clause is about: a court that hears a suit is not."""
    if not label.startswith(_WITH_BODY):
        return ""
    about: About = "receives"
    if label in _APPROVALS:
        about = "approves"
    elif label == "disclosure.oversight_body":
        about = "reviews"
    return body(words, lead=lead, about=about, definitions=definitions)


def _deadline(words: Wording, lead: Wording | None = None) -> dict[str, Value]:
    found = deadline(words) or (deadline(lead) if lead else None)
    return given({"deadline": found[0], "deadline_from": found[1]}) if found else {}

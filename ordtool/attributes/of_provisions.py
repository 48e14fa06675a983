"""The attributes of a provision."""

from __future__ import annotations

from collections.abc import Mapping

from ordtool.attributes.actors import subject
from ordtool.attributes.amounts import amount_usd, vote
from ordtool.attributes.bodies import About, acting, body
from ordtool.attributes.deadlines import deadline, notice_days
from ordtool.attributes.force import force
from ordtool.attributes.invokers import reporter
from ordtool.attributes.late import late
from ordtool.attributes.modality import modality
from ordtool.attributes.periods import interval, records, retention
from ordtool.attributes.standards import offences, standard
from ordtool.attributes.standing import by_official, standing
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
_TOLD = late(
    r"\b(?:report|log|record|list|summary|statement|notice)s?\b[^.;]{0,80}?"
    r"\b(?:stating|states?|containing|contains?|includ(?:es?|ing)|showing|of|that (?:state|contain|include|show)s?)\b"
    r"(?=[^.;]*\b(?:number|whether|how many|each|date)\b)"
)
_COURT = late(
    r"\b(?:courts?(?: of [\w ]{3,30}?)?|judge|magistrate) (?:(?:may|shall|must|will|has"
    r"|finds?|determines?|deems?|considers?|concludes?"
    r"|orders?|awards?|sees)\b|so )|\b(?:ordered|determined|awarded|imposed|assessed|fixed|set) by (?:the|an?) "
    r"(?:\w+ )?(?:court|judge)\b"
)
_VENUE = late(r"\b(?:in|to|with) (?:the |an? |any )?(?:[\w-]+ ){0,2}court\b")
_AGREES = late(
    r"\b(?:shall|may|must|will)\b[^.;:]{0,60}?\benter into (?:an? "
    r"|any )?(?:[\w,/-]+ ){0,6}?(?:agreements?|contracts?|memorand\w+)\b"
)
_SUCH_PAPER = late(
    r"^\W*(?:\(?\w{1,4}[.)] )?(?:the|such|each|every|this|that|these|those) "
    r"(?:[\w-]+ ){0,3}?(?:reports?|lists?|logs?|records?|polic(?:y|ies)|notices?"
    r"|statements?|inventor(?:y|ies)|database|summary|audits?)\b"
)
_OF_CRIMES = ("mandate.", "sharing.immigration", "sharing.detainer", "sharing.plate_reader", "face.conditions")
_REMEDIES = frozenset({"enforce.private_action", "enforce.whistleblower"})


def of_provision(
    label: str, text: str, *, lead: str = "", definitions: Mapping[str, str] | None = None, before: str = ""
) -> dict[str, Value]:
    """The attributes of a provision, `force` always among them; none for `struct.*` but a date of effect.

    `lead` holds the lead-in of the list that the clause stands in ("The chief must:"); `definitions` maps the terms
    that the law defines to the words that define them; `before` holds what precedes the clause in its section, for who
    owes "such report".
    """
    words, opening = wording(text), wording(lead)
    if label.startswith("struct."):
        return _deadline(words) if label == "struct.effective_date" else {}
    owes = {} if not before or not _SUCH_PAPER.match(words.plain) else given({"actor": reporter(wording(before))})
    return owes | _verb(label, words, opening) | _facts(label, words, opening, definitions or {})


def _verb(label: str, words: Wording, lead: Wording) -> dict[str, Value]:
    # An item of a list takes verb and subject from its lead-in, whatever verbs stand in its own descriptions.
    words, lead = words.flat(), lead.flat()
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
            "retention": retention(words) or (records(words) if label == "sharing.security" else None),
            "interval": interval(words, titled=label == "disclosure.annual_report") or _rhythm(lead),
            "trigger": _triggers(label, words, lead),
            "standing": _standing(label, words),
            "crime_scope": offences(words) or offences(lead) if label.startswith(_OF_CRIMES) else "",
            "standard": _standard(label, words),
        }
    )


def _standard(label: str, words: Wording) -> str:
    """What must be shown; of a rule whose label says that a warrant is needed, that, where its words leave it to the exception."""
    if label in _PAPERS:
        return ""
    return standard(_without_contents(words)) or ("warrant" if label == "sharing.warrant" else "")


def _rhythm(lead: Wording) -> str | None:
    """How often the acts of a list are done that a lead-in tells ("At least every 45 days the broker shall:")."""
    return interval(lead, titled=False) if lead.plain.endswith(":") else None


def _standing(label: str, words: Wording) -> str:
    """Who may sue; of a penalty only the official who may ask for it."""
    if label == "enforce.private_action":
        return standing(words)
    return "official" if label == "enforce.discipline" and by_official(words) else ""


def _without_contents(words: Wording) -> Wording:
    """A clause without what its report must tell: the number of warrants in it is no warrant that the clause asks for."""
    told = _TOLD.search(words.plain)
    return Wording(words.shown[: told.start()], words.plain[: told.start()]) if told else words


def _triggers(label: str, words: Wording, lead: Wording) -> list[str] | None:
    if label not in _TRIGGERED:
        return ["agreement"] if label.startswith("sharing.") and _AGREES.search(words.plain) else None
    existing = label == "disclosure.existing_technology"
    return triggers(words, lead=lead, whole=label in _APPROVALS, existing=existing)


def _body(label: str, words: Wording, lead: Wording, definitions: Mapping[str, str]) -> str:
    """The body whose act the clause is about; of a remedy the court that grants it, of other rules the body that they bind."""
    if label.startswith("enforce."):
        asked = _VENUE.search(words.plain) and by_official(words)  # of a private suit the venue is no body that acts
        return "court" if asked or _COURT.search(words.plain) else ""
    if not label.startswith(_WITH_BODY):
        return acting(words) or acting(lead)
    about: About = "receives"
    if label in _APPROVALS:
        about = "approves"
    elif label == "disclosure.oversight_body":
        about = "reviews"
    return body(words, lead=lead, about=about, definitions=definitions)


def _deadline(words: Wording, lead: Wording | None = None) -> dict[str, Value]:
    found = deadline(words) or (deadline(lead) if lead else None)
    return given({"deadline": found[0], "deadline_from": found[1]}) if found else {}

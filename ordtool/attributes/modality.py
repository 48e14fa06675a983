"""The modal of a clause: shall, must, may, or their negations, and which way it points."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

# "may 31" and "may of each year" are the month.
MAY: Final = r"\bmay\b(?! \d| of (?:each|every|the)\b| first\b)"

# A "no" that negates the verb opens its clause; "if no action is taken, the chief shall" and "no later than" do not.
NO: Final = (
    r"(?:^\W*|[,;:.)] |\b(?:and|that|but|hereby) )(?:no(?! (?:later|less|more|fewer|longer|sooner)\b)|nothing"
    "|nobody|none|neither|nor|never|in no (?:event|case|way)"
    r"|under no circumstances?)\b[^.;]{0,400}?"
)
LIMITS: Final = either(
    rf"{MAY}(?: [\w'-]+){{0,14}}? (?:only|solely|exclusively)\b(?! (?:a|an|one|as a) )",
    rf"{MAY}[^.;]{{0,240}}?\b(?:only (?:if|for|with|when|where|after|upon|pursuant|under|to|by|in|as|on|until"
    "|while|during|through|following)"
    r"|solely|exclusively|and (?:for )?no other)\b",
    rf"\bonly\b[^.;]{{0,120}}?{MAY}",
    r"(?<!\bnot )\b(?:is|are|be) (?:restricted|limited|confined) to\b",
    r"\b(?:shall|must|will) (?:only|refrain from|abstain from|desist from|cease from)\b",
    r"\b(?:shall|must|will) (?:approve|authorize|grant|adopt|permit|allow)\b[^.;]{0,60}?\bonly (?:if|when|where"
    r"|after|upon)\b",
    rf"{MAY} (?:be )?(?:keep|kept|retain(?:ed)?|store|stored|hold|held)\b[^.;]{{0,60}}?\bno(?:t)? (?:longer"
    rf"|more) than\b",
    rf"{MAY}[^.;]{{0,120}}?\bfor (?:up to|no(?:t)? (?:more|longer) than) [^.;]{{3,40}}? before\b",
    rf"{MAY}[^.;]{{0,240}}?\bprovided,?(?: however,?)? that\b[^.;]{{0,240}}?\b(?:shall|must)\b",
    needs=(
        "only",
        "solely",
        "exclusively",
        "no other",
        "restricted",
        "limited",
        "confined",
        "refrain",
        "abstain",
        "desist",
        "cease",
        "longer",
        "more than",
        "up to",
        "provided",
    ),
)
"""Permissions so bounded that they forbid the rest ("may … only if")."""

_ORDER: Final = (
    (
        "unlawful",
        either(
            # said of an act, not of a person ("if he is an illegal alien, the keeper shall …")
            r"\b(?:(?:(?:shall|will|must) )?be|is|are|deemed|made) (?:hereby |also )?(?:unlawful|illegal)\b",
            r"\b(?:unlawful|illegal) (?:for|to|if)\b",
            r"\b(?:is|be) a violation(?: of (?:this|the) [\w ]{3,30}?)? (?:for|to)\b",
            r"\bit (?:shall be|is|will be) an? (?:\w+ (?:and|or) )?(?:unlawful|illegal|deceptive|unfair)\b",
            r"\b(?:is|are|(?:(?:shall|will|must) )?be) (?:hereby )?(?:strictly )?"
            r"(?:prohibited|forbidden|banned|barred|debarred|precluded)\b",
        ),
    ),
    (
        "may_not",
        either(
            r"\bmay (?:not|never|neither)\b",
            r"\b(?:is|are) not (?:allowed|permitted|authorized) to\b",
            rf"{NO}{MAY}",
            r"\bcannot\b",
        ),
    ),
    ("shall_not", either(r"\b(?:shall|must|will) (?:not|never|neither|in no)\b", rf"{NO}\b(?:shall|must|will)\b")),
    (
        "must",
        either(r"(?<!\bwho )(?<!\bthat )\bmust\b", r"(?<!\bwho )(?<!\bthat )\b(?:is|are) (?:hereby )?required to\b"),
    ),
    ("shall", either(r"(?<!\bwho )(?<!\bthat )\b(?:shall|will)\b")),
    ("may", either(rf"(?<!\bwho )(?<!\bthat )(?<!\bwhich ){MAY}")),
)
# What binds without a modal: "is liable for a penalty", "is not admissible".
_WITHOUT_MODAL: Final = (
    (("shall", "require"), either(r"\b(?:is|are) (?:hereby )?(?:liable|guilty|punishable|responsible)\b")),
    (
        ("shall", "require"),
        either(
            r"\b(?:is|are) subject to (?:\w+ )?(?:disciplin\w+|dismissal|penalt\w+|fines?|suspension"
            r"|terminat\w+|prosecution)\b"
        ),
    ),
    (("may", "forbid"), either(r"\b(?:is|are) (?:permitted|allowed|authorized) (?:only|solely|exclusively)\b")),
    (("may", "allow"), either(r"\b(?:is|are) (?:hereby )?(?:permitted|allowed|authorized|empowered) to\b")),
    (("", "forbid"), either(r"\b(?:is|are) (?:not admissible|inadmissible)\b")),
)
_CONDITION: Final = late(
    r"^\W*(?:\(?\w{1,4}[.)] )?(?:if|when|whenever|where|unless|until|once|should)\b[^,.;:]{0,160}?"
    r"\b(?:cannot|shall|may|must|will)\b[^.;:]{0,160}?, (?=(?:then )?(?:the|an?|any|no|each|every|all|such|it"
    r"|\w+)\b[^,.;:]{0,90}?"
    r" (?:shall|must|may|will)\b)"
)
# "Access shall be limited to staff" orders the limit; "may be used only by staff" only permits, and forbids the rest.
_ORDERS_LIMIT: Final = either(r"\b(?:shall|must|will) (?:\w+ )?be (?:\w+ )?(?:restricted|limited|confined) to\b")
# What is said to have a status, and from that a ban: "shall be the property of the office and shall not be released".
_STATUS: Final = either(
    r"\b(?:shall|must|will|is|are) (?:be |remain )?(?:the |an? )?(?:\w+ ){0,2}?(?:confidential|privileged"
    r"|propert(?:y|ies)|information"
    r"|private|secret)\b(?! (?:shall|must|may|will)\b)[^.;]{0,120}?(?:,| and| but) (?P<ban>(?:shall|must|may"
    r"|will) not)\b"
)
_RIGHT = late(r"\bshall (?:be entitled|have the right|have standing|be (?:authorized|permitted|allowed))\b")


def modality(words: Wording, *, lead: Wording) -> tuple[str, str]:
    """The modal and the polarity (require, forbid, allow) of a clause, its own or else its lead-in's; "" if none.

    "May … only if" is modality `may` and polarity `forbid`: it forbids whatever is not named. `will` counts as shall.
    """
    for text in (words, lead):
        plain = _main_clause(text.plain.split(": (")[0])
        status = _STATUS.search(plain)
        if status:
            plain = " " * status.start("ban") + plain[status.start("ban") :]
        ranked = [(_place(hit), rank, name) for rank, (name, p) in enumerate(_ORDER) if (hit := p.search(plain))]
        if ranked:
            place, _, name = min(ranked)
            return name, _polarity(name, plain, place)
    return next((values for values, pattern in _WITHOUT_MODAL if pattern.search(words.plain)), ("", ""))


def _main_clause(plain: str) -> str:
    """The words without an opening condition that has a modal of its own ("If it cannot be read, the clerk shall …")."""
    opening = _CONDITION.match(plain)
    return " " * opening.end() + plain[opening.end() :] if opening else plain


def _place(hit: re.Match[str]) -> int:
    """Where the modal itself stands: a "no … may" is placed by its "may", before a plain "may" by rank."""
    return (
        hit.end() - len(hit[0].split()[-1]) if hit[0].split()[-1] in {"shall", "may", "must", "will"} else hit.start()
    )


def _polarity(name: str, plain: str, place: int) -> str:
    if name in {"unlawful", "may_not", "shall_not"}:
        return "forbid"
    limits = LIMITS.search(plain)
    orders = name in {"shall", "must"}
    # A duty does not forbid because somebody else "may … only" do something further on in its sentence.
    if limits and not (
        orders and (_ORDERS_LIMIT.search(plain) or (limits[0].startswith("may ") and limits.start() > place))
    ):
        return "forbid"
    return "allow" if name == "may" or _RIGHT.search(plain) else "require"

"""Sums of money and shares of a vote."""

from __future__ import annotations

from ordtool.attributes.late import late
from ordtool.attributes.numerals import FRACTION, NUMBER, fraction, number
from ordtool.attributes.wording import Wording

_DOLLARS = late(
    rf"\$ ?(?P<sum>\d{{1,3}}(?:,\d{{3}})++(?:\.\d\d)?|\d++(?:\.\d++)?)(?: (?P<scale>thousand|million|billion))?"
    rf"|(?<![\w.])(?P<words>{NUMBER}) (?:u\.s\. )?dollars\b"
)
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_VOTERS = (
    r"(?:vot\w+|majority|members?|membership|councilmembers?|council|board|supervisors|aldermen|trustees"
    "|commissioners|present|elected|body|quorum)"
)
_VOTE = late(r"vot|majority|unanim|members|council|board|approv")
_SHARES = (
    (late(rf"(?<![\w.])(?P<share>{FRACTION})(?:'s)? (?:\w+ ){{0,4}}?{_VOTERS}\b"), None),
    (late(rf"(?P<percent>\d{{2,3}}|{NUMBER}) ?(?:%|percent|per cent) (?:\w+ ){{0,5}}?{_VOTERS}\b"), None),
    (late(r"\bunanimous(?:ly)?\b"), 1.0),
    (
        late(
            rf"\bmajority\b(?: (?:vote|approval|of (?:the|all|its|those|a)? ?(?:\w+ ){{0,4}}?{_VOTERS}))"
            rf"|\b(?:vote|approved|adopted)\b[^.;]{{0,30}}?\bmajority\b"
        ),
        0.5,
    ),
)


def amount_usd(words: Wording) -> float | int | None:
    """The first sum in dollars; a whole number where it is one."""
    if "$" not in words.plain and "dollars" not in words.plain:
        return None
    found = _DOLLARS.search(words.plain)
    if found is None:
        return None
    value = number(found["sum"] or found["words"])
    if value is None:
        return None
    value *= _SCALE.get(found["scale"] or "", 1)
    return int(value) if value == int(value) else value


def vote(words: Wording) -> float | None:
    """The share of a vote that an approval needs, to four places; a bare majority is 0.5."""
    for pattern, share in _SHARES if _VOTE.search(words.plain) else ():
        found = pattern.search(words.plain)
        if found is None:
            continue
        groups = found.groupdict()
        if groups.get("share"):
            return fraction(groups["share"])
        if groups.get("percent"):
            percent = number(groups["percent"])
            return round(percent / 100, 4) if percent and percent <= 100 else None
        return share
    return None

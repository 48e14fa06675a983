"""How often and how long: intervals, retention, and how long an exception may be used."""

from __future__ import annotations

from typing import Final

from ordtool.attributes.durations import SPAN, iso, tells_time
from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

_EVERY = late(
    rf"\b(?:every|each) (?P<span>{SPAN})|\bonce (?:in )?(?:every|each|per|in any) (?P<then>{SPAN})"
    rf"|\bat intervals (?:of )?(?:no(?:t)? (?:more|longer|greater) than |not exceeding |not to exceed )?(?P<at>{SPAN})"
)
_YEAR = r"(?:(?:calendar|fiscal|subsequent|succeeding|following) )?year"
_INTERVAL: Final = (
    (
        either(r"\bbiennial(?:ly)?\b", r"\b(?:every|each) (?:other|second) year\b", r"\b(?:even|odd)-numbered year"),
        "P2Y",
    ),
    (either(r"\btriennial(?:ly)?\b", r"\bevery third year\b"), "P3Y"),
    (either(r"\b(?:semi|bi)-?annual(?:ly)?\b", rf"\btwice (?:a|each|per|every) {_YEAR}\b", r"\bhalf-yearly\b"), "P6M"),
    (either(r"\bquarterly\b", r"\b(?:each|every|per|once a) (?:calendar |fiscal )?quarter\b"), "P3M"),
    (either(r"\bbimonthly\b", r"\bevery other month\b"), "P2M"),
    (either(r"\bmonthly\b", r"\b(?:each|every|once a|per) (?:calendar )?month\b"), "P1M"),
    (either(r"\bweekly\b", r"\b(?:each|every|once a) week\b"), "P1W"),
    (either(r"\bdaily\b", r"\b(?:each|every|once a) day\b"), "P1D"),
    (
        either(
            r"\b(?:annually|yearly|per annum)\b",
            rf"\b(?:each|every) {_YEAR}\b",
            rf"\b(?:once|one time) (?:a|per|in each|in every|in any) {_YEAR}\b",
            r"\beach anniversary\b",
            r"\b(?:each|every|the) annual (?:[\w-]+ ){0,2}(?:deadline|date|renewal)\b",
            r"\bon an? (?:annual|yearly) basis\b",
            r"\b(?:annual|yearly) (?:[\w-]+ ){0,2}?(?:training|refresher|inspection|certification)s?\b",
            r"\b(?:each|every) (?:january|february|march|april|may|june|july|august|september|october|november"
            r"|december)\b",
        ),
        "P1Y",
    ),
)
_TIMES = late(r"\b(?P<n>two|three|four|six|twelve|[2346]|12) times (?:a|per|each|every|in each|in a) (?:\w+ )?year\b")
_MONTHS = {"two": 6, "three": 4, "four": 3, "six": 2, "twelve": 1, "2": 6, "3": 4, "4": 3, "6": 2, "12": 1}
_RHYTHM = late(r"every|each|annual|nnial|annum|year|quarter|month|week|daily|once|interval")
_ANNUAL = late(r"\bannual\b")
_PAYMENT = late(r"\b(?:each|every) (?:day|week|month|year) (?:of|that|a|the violation|during)\b|\bper day\b")


def interval(words: Wording, *, titled: bool) -> str | None:
    """How often, as an ISO 8601 duration. `titled`: a mere "annual report" counts too, as the clause is about it."""
    if not _RHYTHM.search(words.plain):
        return None
    # What a report or policy must contain ("the cost in each year") is no rhythm: its lead-in says how often.
    plain = words.plain.split(": (")[0]
    every = _EVERY.search(plain)
    if every:
        return iso(every["span"] or every["then"] or every["at"])
    times = _TIMES.search(plain)
    if times:
        return f"P{_MONTHS[times['n']]}M"
    # "Each day of violation" counts offences; it sets no rhythm.
    plain = _PAYMENT.sub(" ", plain)
    places = [(found.start(), value) for pattern, value in _INTERVAL if (found := pattern.search(plain))]
    if places:
        return min(places)[1]
    return "P1Y" if titled and _ANNUAL.search(plain) else None


_KEEP = (
    r"(?:retain(?:ed|ing|s)?|retention|kept|keep(?:s|ing)?|stor(?:e|ed|ing|age)|maintain(?:ed|ing)?|preserv(?:e|ed)"
    r"|held for|archived?)"
)
_ERASE = (
    r"(?:delet(?:e|ed|es|ing|ion)|destroy(?:ed|s|ing)?|destruction|purged?|purging|erased?|erasing|erasure|expunged?"
    r"|overwritten|overwrite|dispos(?:e|ed|al|ing)|discard(?:ed)?)"
)
_LIMIT = r"(?:not to exceed |no more than |no longer than |not more than |not longer than |up to |only |the )?"
_RETENTION: Final = (
    late(
        rf"\b{_KEEP}\b[^.;]{{0,120}}?\b(?:for(?: a)?(?: maximum)?(?: period| term)?(?: of)?|longer than"
        "|more than|beyond(?: the)?"
        rf"|exceed(?:s|ing)?|up to|within|after)\s+{_LIMIT}(?P<span>{SPAN})"
    ),
    late(
        rf"\b{_ERASE}\b(?:(?!\b(?:file|report|log|submit|notif"
        rf"|notice))[^.;]){{0,240}}?(?<![\w.])(?P<span>{SPAN})(?! (?:before|prior|notice))"
    ),
    late(rf"(?<![\w.])(?P<span>{SPAN})[^.;]{{0,25}}?\bretention\b"),
    late(rf"\b(?:has|have) (?P<span>{SPAN})(?: (?:from|after)\b[^.;]{{3,60}}?)? (?:to|in which to) {_ERASE}\b"),
    late(rf"\b(?:within|after|than|older than) (?P<span>{SPAN})[^.;]{{0,80}}?\b{_ERASE}\b"),
    # data are taken out of a system; people and posts are removed too
    late(
        r"^\W*(?:\(?\w{1,4}[.)] )?(?:(?!who|that|which)[\w'-]+ ){0,4}?"
        r"(?:data|information|records?|footage|images?|recordings?|templates?|identifiers?)\b[^.;]{0,160}?\b(?:removed|anonymized)\b"
        rf"[^.;]{{0,160}}?\b(?:within|later than) (?P<span>{SPAN})"
    ),
)
_ERASED_BY = late(
    rf"\b{_ERASE}\b[^.;]{{0,90}}?\b(?:by|on|on or before|before|no later than|not later than) (?:the (?:end"
    rf"|close) of )?the (?P<n>\d{{1,4}})(?:st|nd|rd|th) day"
    r"\b"
)
_FLOOR = late(r"(?:at least|no(?:t)? (?:less|fewer) than|a minimum of|minimum of|minimum)\s*(?:the\s)?$")


def retention(words: Wording) -> str | None:
    """The longest time that data may be kept, as an ISO 8601 duration; how long records *must* be kept is none."""
    day = _ERASED_BY.search(words.plain)
    if day:
        return f"P{day['n']}D"
    for pattern in _RETENTION if tells_time(words.plain) else ():
        for found in pattern.finditer(words.plain):
            if not _FLOOR.search(words.plain[: found.start("span")]):
                return iso(found["span"])
    return None


_RECORDS = late(
    r"\b(?:records?|logs?|reports?|requests?|determinations?|certificat\w+|documentation"
    r"|audits?|forms?|acknowledge?ments?)\b[^.;]{0,160}?"
    rf"\b{_KEEP}\b[^.;]{{0,60}}?\b(?:for )?(?:at least|no(?:t)? (?:less|fewer) than|a (?:period|minimum) of"
    rf"|a minimum period of)? ?(?P<span>{SPAN})"
    rf"|\b{_KEEP}\b[^.;]{{0,60}}?\b(?:records?|logs?|reports?|requests?|documentation|audits?|forms?)\b[^.;]{{0,90}}?"
    rf"\b(?:for )?(?:at least|no(?:t)? (?:less|fewer) than|a (?:period|minimum) of)? ?(?P<long>{SPAN})"
)


def records(words: Wording) -> str | None:
    """How long the records of a safeguard must be kept, for others to check it, as an ISO 8601 duration."""
    found = _RECORDS.search(words.plain) if tells_time(words.plain) else None
    return iso(found["span"] or found["long"]) if found else None


_UP_TO = r"(?:(?:not to exceed|not exceeding|no(?:t)? (?:longer|more|greater) than|up to|at most|a maximum of|of) )?"
_CAPS: Final = (
    late(
        r"\b(?:for(?: an?| any)?(?: total| initial| maximum)?(?: period| term| time)?(?: of)?|lasting|lasts?"
        rf"|limited to),? {_UP_TO}(?P<span>{SPAN})"
    ),
    late(
        r"\b(?:not (?:to )?exceed(?:ing)?|no(?:t)? (?:longer|more) than|a maximum of|up to"
        "|at most) (?:a (?:total|period) of )?"
        rf"(?P<span>{SPAN})(?! (?:after|before|prior|from|following|of)\b)"
    ),
    late(
        r"\b(?:ceas\w+|end(?:s|ed)?|stop\w*|terminat\w+|discontinu\w+|expir\w+|laps\w+|revert\w*|deactivat\w+"
        r"|return\w*|remov\w+)\b[^.;]{0,80}?"
        rf"\b(?:within|after|no later than|not later than|upon the expiration of) (?P<span>{SPAN})"
    ),
    late(rf"(?<![\w.])(?P<span>{SPAN}) (?:limit|cap|maximum|trial|pilot|test|extension)s?\b"),
    late(
        rf"\bno (?:such )?(?:waiver|exemption|exception)\b[^.;]{{0,30}}?\b(?:exceed|longer than|more than) (?P<span>{SPAN})"
    ),
    late(rf"\b(?:pilot|trial|test|exten(?:d|sion)\w*)\b[^.;]{{0,60}}?\b(?:of|for|by|to) {_UP_TO}(?P<span>{SPAN})"),
)
_NO_CAP = late(r"(?:at least|no(?:t)? less than|past|previous|preceding|every)\s*$")
_ENDING = either(
    r"\b(?:ceas\w+|stop\w*|discontinu\w+|terminat\w+|expir\w+|no longer|in no (?:event|case))\b",
    r"\b(?:use|exemption|exception|authoriz\w+|approval|waiver|emergency)\b[^.;]{0,40}?\b(?:ends?|lasts?|exceed)\b",
)
_CURE = late(
    "(?:within|at least|no(?:t)? (?:less|fewer) than|has|have|given|gives?|after|until|and|for"
    rf"|a)\b[^.;]{{0,60}}?(?<![\w.])(?P<span>{SPAN})"
)


def time_cap(words: Wording, *, after: Wording | None = None, cure: bool = False) -> str | None:
    """How long an exception may be used, as an ISO 8601 duration.

    `after` holds the sentences that follow it ("… shall cease within 7 days"); `cure`: the words are a notice-and-cure
    bar, whose length is its waiting time.
    """
    if cure and tells_time(words.plain):
        found = _CURE.search(words.plain)
        return iso(found["span"]) if found else None
    value = _cap(words)
    if value is None and after is not None:
        endings = (sentence for sentence in after.sentences() if _ENDING.search(sentence.plain))
        value = next((cap for cap in map(_cap, endings) if cap), None)
    return value


def _cap(words: Wording) -> str | None:
    for pattern in _CAPS if tells_time(words.plain) else ():
        for found in pattern.finditer(words.plain):
            if not _NO_CAP.search(words.plain[: found.start("span")]):
                return iso(found["span"])
    return None

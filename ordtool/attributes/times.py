"""When and how long: notice, deadline, interval, retention, and how long an exception may last."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.durations import SPAN, Duration, days, durations, iso
from ordtool.attributes.wording import Wording

_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\d{1,2}|first|1st)"
)
_AT_LEAST = r"(?:at least|at a minimum(?: of)?|no(?:t)? (?:less|fewer|later|sooner) than|a minimum of|minimum)"
_AT_MOST = (
    r"(?:no(?:t)? (?:more|longer|greater|later) than|not (?:to )?exceed(?:ing)?|up to|at most|a maximum of|maximum of)"
)

# --- notice -----------------------------------------------------------------------------------------------------------

_BEFORE = re.compile(
    rf"(?P<limit>{_AT_MOST}|within(?: the)?|fewer than|less than)?\s*(?<![\w.])(?P<span>{SPAN})"
    r"(?:\s*,)?(?:\s+(?:in advance of|(?:in advance|prior|previous) to|before|preceding|ahead of|in advance)\b"
    r"|\s+(?:(?:prior|advance|written|public|published|mailed|posted|additional)\s+(?:or\s+|and\s+)?){0,3}notice\b)"
)
_MINIMUM = re.compile(r"no(?:t)? (?:less|fewer|later|sooner) than$")
_COMMENT = re.compile(
    rf"\b(?:public|comments?|commenters?|residents?|persons?|people)\b[^.;]{{0,120}}?(?<![\w.])(?P<span>{SPAN})"
    rf"|(?<![\w.])(?P<then>{SPAN})[^.;]{{0,40}}?\b(?:public (?:review|comment)|comment period|for comments?|to comment)"
)
_COMMENTS = re.compile(
    r"\bcomment|\breview period|\bpublic review|\bpublic inspection|\bavailable (?:to|for) the public"
)


def notice_days(words: Wording) -> int | None:
    """Whole days of notice, waiting or comment that the public or a body must be given beforehand."""
    for found in _BEFORE.finditer(words.plain):
        # "not later than 30 days before" asks for at least 30; "no more than 30 days before" and "within" ask for none.
        head = words.plain[: found.start("span")].rstrip()
        if _MINIMUM.search(head) or found["limit"] is None:
            return _whole(found["span"])
    if not _COMMENTS.search(words.plain):
        return None
    comment = _COMMENT.search(words.plain)
    if comment is None or re.search(r"(?:after|within|following|of) (?:the )?$", words.plain[: comment.start("span")]):
        return None
    rest = words.plain[comment.end() :].lstrip()
    return (
        None if rest.startswith(("after", "following", "of the close")) else _whole(comment["span"] or comment["then"])
    )


def _whole(span: str) -> int | None:
    value = iso(span)
    return None if value is None else int(days(value))


# --- deadline ---------------------------------------------------------------------------------------------------------

_DEADLINE = re.compile(
    rf"(?P<limit>(?:by )?no(?:t)? (?:later|more|longer) than|within|not exceed(?:ing)?|in)\s+"
    rf"(?:(?:the )?(?:first|next|following)\s+|the\s+|a period of\s+|an additional\s+)?(?P<span>{SPAN})"
    rf"(?P<rel>\s*,?\s*(?:after|of|from|following|since|upon)\b)?(?P<before>\s+(?:before|prior to|preceding|in advance))?"
)
_BARE = re.compile(rf"(?<![\w.])(?P<span>{SPAN})(?:\s*,[^.;]{{0,80}},)?\s+(?P<rel>after|following|from)\b")
_HAVE = re.compile(
    rf"\b(?:shall|will|must) (?:then )?have (?:up to |a period of |no more than |only )?(?P<span>{SPAN})"
    rf"(?:(?P<gap>[^.;]{{0,90}}?)\b(?P<rel>from|after|following)\b)?"
)
_NTH = re.compile(r"\bon (?:or before )?the (?P<n>\d{1,4})(?:st|nd|rd|th) day (?P<rel>after|following|from)\b")
_PERIOD = re.compile(
    r"(?:for(?: a)?(?: period| term)?(?: of)?|period|periods of|kept|retained|stored|held|maintained|collected)\s*$"
)
_STOP = re.compile(r"[,.;:()]|\s(?:shall|must|may|will|unless|but|if|and|or|in order|provided|by|to|who|which|that)\b")
_CUT_SUBJECT = re.compile(r"\s(?:each|every|all|any|no|such|(?:the|a|an))\s(?!.*\s(?:each|every|all|any|the|a|an)\s)")
_TIED = re.compile(r"(?:\b(?:of|in|by|to|for|on|with|from|under|after|that))$")


def deadline(words: Wording) -> tuple[str, str] | None:
    """How long there is to act, as an ISO 8601 duration, and from when, as written ("" where the words do not say)."""
    for pattern in (_HAVE, _DEADLINE, _NTH, _BARE):
        for found in pattern.finditer(words.plain):
            value = _deadline(words, found, pattern)
            if value:
                return value
    return None


def _deadline(words: Wording, found: re.Match[str], pattern: re.Pattern[str]) -> tuple[str, str] | None:
    groups = found.groupdict()
    head = words.plain[: found.start()]
    if groups.get("before") or (pattern is not _HAVE and _PERIOD.search(head)):
        return None
    if pattern is _DEADLINE and found["limit"] == "in" and not groups.get("rel"):
        return None
    if pattern is _BARE and re.search(r"(?:at least|less than|fewer than|until|sooner than|for|every)\s*$", head):
        return None
    span = f"P{groups['n']}D" if pattern is _NTH else iso(found["span"])
    if not span:
        return None
    return span, _anchor(words, found.end("rel")) if groups.get("rel") else ""


def _anchor(words: Wording, start: int) -> str:
    """The event that a time is counted from: up to the next mark or verb, and without the subject of that verb."""
    tail = words.plain[start : start + 160]
    stop = _STOP.search(tail)
    end = stop.start() if stop else len(tail)
    if stop and re.match(r"\s(?:shall|must|may|will)", stop[0]):
        subject = _CUT_SUBJECT.search(tail[:end])
        if subject and not _TIED.search(tail[: subject.start()]) and subject.start() > 0:
            end = subject.start()
    return words.cut(start, start + end)


# --- interval ---------------------------------------------------------------------------------------------------------

_EVERY = re.compile(rf"\b(?:every|each)\s+(?P<span>{SPAN})|\bonce (?:in )?(?:every|each|per)\s+(?P<then>{SPAN})")
_INTERVALS: Final = (
    (r"\bbiennial(?:ly)?\b|\bevery (?:other|second) year\b|\bevery two years\b", "P2Y"),
    (r"\btriennial(?:ly)?\b", "P3Y"),
    (r"\bsemi-?annual(?:ly)?\b|\btwice (?:a|each|per|every) (?:calendar |fiscal )?year\b|\bbi-?annual(?:ly)?\b", "P6M"),
    (r"\bquarterly\b|\b(?:each|every|per|once a) (?:calendar |fiscal )?quarter\b", "P3M"),
    (r"\bbimonthly\b|\bevery other month\b", "P2M"),
    (r"\bmonthly\b|\b(?:each|every|once a|per) (?:calendar )?month\b", "P1M"),
    (r"\bweekly\b|\b(?:each|every|once a) week\b", "P1W"),
    (r"\bdaily\b|\b(?:each|every|once a) day\b", "P1D"),
    (
        r"\bannually\b|\byearly\b|\b(?:of )?(?:each|every) (?:calendar |fiscal |subsequent |succeeding |following )?year\b"
        r"|\b(?:once|one time) (?:a|per|each|every) (?:calendar |fiscal )?year\b|\beach anniversary\b|\banniversary of\b"
        r"|\bon an annual basis\b|\bon a yearly basis\b|\bper annum\b",
        "P1Y",
    ),
)
_INTERVAL = tuple((re.compile(pattern), value) for pattern, value in _INTERVALS)
_ANNUAL = re.compile(r"\bannual\b")


def interval(words: Wording, *, titled: bool) -> str | None:
    """How often, as an ISO 8601 duration. `titled`: a mere "annual report" counts too, as this clause is about it."""
    every = _EVERY.search(words.plain)
    if every:
        return iso(every["span"] or every["then"])
    places = [(found.start(), value) for pattern, value in _INTERVAL if (found := pattern.search(words.plain))]
    if places:
        return min(places)[1]
    return "P1Y" if titled and _ANNUAL.search(words.plain) else None


# --- retention --------------------------------------------------------------------------------------------------------

_KEEP = (
    r"(?:retain(?:ed|ing|s)?|retention|kept|keep(?:s|ing)?|stor(?:e|ed|ing|age)|maintain(?:ed|ing)?|preserv(?:e|ed)"
    r"|held|hold|archived?)"
)
_ERASE = (
    r"(?:delet(?:e|ed|es|ing|ion)|destroy(?:ed|s|ing)?|destruction|purged?|purging|erased?|erasing|erasure|expunged?"
    r"|overwritten|overwrite|dispos(?:e|ed|al|ing)|discard(?:ed)?|remov(?:e|ed))"
)
_RETENTION = (
    re.compile(
        rf"\b{_KEEP}\b[^.;]{{0,120}}?(?P<limit>\bfor(?: a period)?(?: of)?|\blonger than|\bmore than|\bbeyond"
        rf"|\bexceed(?:s|ing)?|\bup to|\bbeyond the|\bwithin)\s+(?:not to exceed |no more than |no longer than |not more than |the )?"
        rf"(?P<span>{SPAN})"
    ),
    re.compile(rf"\b{_ERASE}\b[^.;]{{0,120}}?(?<![\w.])(?P<span>{SPAN})(?! (?:before|prior|notice))"),
    re.compile(rf"(?<![\w.])(?P<span>{SPAN})[^.;]{{0,25}}?\bretention\b"),
    re.compile(rf"(?:within|after|than)\s+(?P<span>{SPAN})[^.;]{{0,80}}?\b{_ERASE}\b"),
)
_FLOOR = re.compile(r"(?:at least|no(?:t)? (?:less|fewer) than|a minimum of|minimum of)\s*(?:the\s*)?$")


def retention(words: Wording) -> str | None:
    """The longest time that data may be kept, as an ISO 8601 duration; a time for which records must be kept is none."""
    for pattern in _RETENTION:
        for found in pattern.finditer(words.plain):
            if not _FLOOR.search(words.plain[: found.start("span")]):
                return iso(found["span"])
    return None


# --- how long an exception lasts --------------------------------------------------------------------------------------

_CAPS = (
    re.compile(
        rf"\b(?:for(?: a| any| an)?(?: total| initial| trial| test)?(?: period| term| time)?,?(?: of)?,?|lasting|lasts?|runs?|limited to)\s+"
        rf"(?:(?:not to exceed|not exceeding|no(?:t)? (?:longer|more|greater) than|up to|at most|a maximum of|of)\s+)?(?P<span>{SPAN})"
    ),
    re.compile(
        rf"\b(?:not (?:to )?exceed(?:ing)?|no(?:t)? (?:longer|more) than|a maximum of|up to|at most|of not more than)\s+(?:a period of\s+)?(?P<span>{SPAN})(?!\s+(?:after|before|prior|from|following|of))"
    ),
    re.compile(
        r"\b(?:ceas\w+|end\w*|stop\w*|terminat\w+|discontinu\w+|expir\w+|laps\w+|revert\w*|deactivat\w+|return\w*|remov\w+)\b[^.;]{0,60}?"
        rf"(?:within|after|no later than|not later than|by the end of|upon the expiration of)\s+(?P<span>{SPAN})"
    ),
    re.compile(rf"(?:(?<=[\s(])|^)(?P<span>{SPAN})\s+(?:limit|cap|maximum|trial|pilot|test|extensions?)\b"),
    re.compile(
        rf"\b(?:pilot|trial|test|extensions?|extend\w*)\b[^.;]{{0,40}}?\b(?:of|for|by|to)\s+(?:up to |not more than |no more than )?(?P<span>{SPAN})"
    ),
)
_CURE = re.compile(
    rf"(?:within|at least|not less than|no less than|no fewer than|has|have|after|and|for)\s+(?:the\s+)?(?P<span>{SPAN})"
    rf"|(?<![\w.])(?P<then>{SPAN})[^.;]{{0,30}}?\b(?:notice|to cure|to correct|prior|before|have passed|has passed)"
)
_EVEN_AFTER = re.compile(
    r"\b(?:ceas\w+|stop\w*|discontinu\w+|terminat\w+|end(?:s|ed)?|no longer|in no (?:event|case)|expir\w+)\b"
)


def time_cap(words: Wording, *, after: Wording | None = None, cure: bool = False) -> str | None:
    """How long an exception may be used, as an ISO 8601 duration.

    `after` holds the sentences that follow ("… shall cease within 7 days"); `cure`: the words are a notice-and-cure
    bar, whose waiting time is its length.
    """
    if cure:
        found = _CURE.search(words.plain)
        return iso(found["span"] or found["then"]) if found else None
    value = _cap(words)
    if value is None and after is not None:
        ends = (s for s in after.sentences() if _EVEN_AFTER.search(s.plain))
        value = next((cap for cap in map(_cap, ends) if cap), None)
    return value


def _cap(words: Wording) -> str | None:
    for pattern in _CAPS:
        for found in pattern.finditer(words.plain):
            if not re.search(
                r"(?:at least|not less than|past|previous|preceding|every)\s*$", words.plain[: found.start("span")]
            ):
                return iso(found["span"])
    return None


def first(words: Wording) -> Duration | None:
    """The first span of time in the words."""
    return next(durations(words.plain), None)

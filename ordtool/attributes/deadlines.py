"""When: the notice that must be given before an act, and the time there is to act."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.durations import SPAN, days, iso, tells_time
from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

_AT_MOST: Final = r"(?:no(?:t)? (?:more|longer|greater) than|up to|at most|within(?: the)?|fewer than|less than)"
_MINIMUM: Final = late(r"no(?:t)? (?:less|fewer|later|sooner) than\W*$")
_BEFORE = late(
    rf"(?P<limit>{_AT_MOST})?\s*(?<![\w.])(?P<span>{SPAN})"
    "(?:,? (?:(?:prior|advance|written|public|published|mailed|posted|additional) (?:or |and )?){0,3}noti(?:ce"
    r"|fication)\b"
    r"|,? (?:or more )?(?:(?:in advance|prior|previous) (?:to|of)|before|preceding|ahead of|in advance)\b"
    r"|,? (?:or more )?(?:have|has|shall have) (?:passed|elapsed|expired|gone by)\b)"
)
_COMMENT = either(
    r"\bcomments?\b|\bpublic (?:review|inspection)\b|\breview period\b|\bavailable (?:to|for) (?:the )?public",
)
_OPEN_FOR = either(
    rf"\b(?:public|persons?|people|residents?|anyone)\b[^.;]{{0,40}}?\bha(?:ve"
    rf"|s) [^.;]{{0,30}}?(?<![\w.])(?P<have>{SPAN})",
    r"\b(?:post|publish|display|available|open|accept|receiv"
    rf"|hold)\w*\b[^.;]{{0,120}}?\bfor (?:(?:a )?(?:public )?(?:comment )?"
    rf"(?:period|minimum)(?: of)? )?(?:at least |no(?:t)? (?:less|fewer) than |a minimum of )?(?P<open>{SPAN})",
    rf"(?<![\w.])(?P<period>{SPAN})[^.;]{{0,40}}?\b(?:public (?:review|comment)|comment period|for comments?"
    "|to comment|to submit comments?)",
    rf"\bcomment(?:ing)?(?: period)?\b[^.;]{{0,60}}?(?<![\w.])(?P<after>{SPAN})",
)
_RUNS_ON = late(r"\s*,?\s*(?:after|following|from|of the close|since|upon)\b")
_LIMITED = late(r"(?:after|within|following)(?: the)?\s*$")


def notice_days(words: Wording) -> int | None:
    """Whole days of notice, waiting or public comment that must pass beforehand; hours are rounded down."""
    if not tells_time(words.plain):
        return None
    for found in _BEFORE.finditer(words.plain):
        # "Not later than 30 days before" asks for at least 30; "no more than 30 days before" and "within" for none.
        if found["limit"] is None or _MINIMUM.search(words.plain[: found.start("span")]):
            return _whole(found["span"])
    if not _COMMENT.search(words.plain):
        return None
    for found in _OPEN_FOR.finditer(words.plain):
        name = found.lastgroup or ""
        runs_on = _RUNS_ON.match(words.plain, found.end(name)) and name != "have"
        if not runs_on and not _LIMITED.search(words.plain[: found.start(name)]):
            return _whole(found[name])
    return None


def _whole(span: str) -> int | None:
    value = iso(span)
    return None if value is None else int(days(value))


_MODAL: Final = late(r"\b(?:shall|must|will|may|should)\b")
_REL = r"(?:after|of|from|following|since|upon)\b"
_WITHIN = late(
    r"(?:(?:by )?no(?:t)? later than|in no (?:event|case|circumstances?) later than|within|(?P<loose>\b(?:in|no"
    r"(?:t)? (?:more|longer) than)))\s+"
    rf"(?:(?:the )?(?:first|next|following) |the |a period of |an additional |at most )?(?P<span>{SPAN})"
    rf"(?P<rel>,? {_REL})?(?P<before>,? (?:before|prior to|preceding|in advance))?"
)
_HAVE = late(
    rf"\b(?:shall|will|must) (?:then )?have (?:up to |a period of |no more than |not more than |only )?(?P<span>{SPAN})"
    r"(?:[^.;]{0,90}?(?P<rel>\b(?:from|after|following)\b))?"
)
# "May use it for up to one year before it files": the papers are due by then.
_GRACE = late(
    rf"\bfor (?:up to |not more than |no more than |no longer than )(?P<span>{SPAN}) (?:before"
    rf"|without)\b[^.;]{{0,40}}?(?P<rel>)"
    r"\b(?:fil|submit|seek|obtain|request|present)\w*"
)
_NTH = late(
    r"\b(?:on|on or before|by|no(?:t)? later than|before|by the (?:end|close) of) the (?P<n>\d{1,4})(?:st|nd|rd"
    r"|th) day (?P<rel>after"
    r"|following|from)\b"
)
_BARE = late(rf"(?<![\w.])(?P<span>{SPAN}),? (?P<rel>after|following|from)\b")
_NOT_BARE = late(r"(?:at least|less than|fewer than|until|sooner than|for|every|after|beginning|than|of)\s*(?:the\s)?$")
_LASTING = late(
    "(?:for(?: an?)?(?: period| term)?(?: of)?|period|periods of|kept|retained|stored|held|maintained"
    r"|collected|past|last)\s*$"
)
_IF = late(r"\W*(?:\(?\w{1,3}[.)] )?(?:if|where|when|unless)\b")
_PUBLIC = late(r"\b(?:public|comment\w*)\b")
_STOP = late(
    r"[.;:)]|,(?! \d{4}\b)|\((?!the )|(?<! on)(?<! in| at)(?<! upon) (?:which|that)\b"
    r"(?! (?:added|adds|enacted|enacts|amended|established|created|adopted)\b)"
    r"| (?:shall|must|may(?! \d)|will|unless|but|if|and|in order|provided|who|for (?:its |their )?(?:review|approval"
    "|consideration)"
    r"|or (?:annually|every|sooner|earlier|until|upon|no later|whichever|be|by))\b"
    r"|(?<! pursuant)(?<! response)(?<! submitted)(?<! notice)(?<! prior) to (?!the )"
)
# "Submitted to the council for a 45-day period of review": the time there is to act on it.
_REVIEW = late(
    rf"(?<![\w.])(?P<span>{SPAN})(?:'s)? (?:(?:council|board|passive|active) )?(?:period of (?:review"
    rf"|consideration)|review(?: period)?)\b"
)
_LAID = late(
    r"\b(?:submitted|transmitted|sent|presented|referred|delivered|introduced) to the (?:[\w'-]+ ){0,3}?[\w'-]+"
    r"(?= for\b)"
)
# No span of time, but an event that sets it off: "as soon as practicable after receiving the notice".
_PROMPT = late(
    r"\b(?:as soon as (?:is )?(?:reasonably )?(?:practicable|possible|feasible)|promptly|immediately|forthwith"
    r"|without (?:undue |unreasonable )?delay) (?P<rel>after|upon|following|from)\b(?! request\b)"
)
_SUBJECT = late(r" (?:each|every|all|any|no|such|the|an?) (?!.* (?:each|every|all|any|the|an?) )")
_TIED = late(r"\b(?:of|in|by|to|for|on|with|from|under|after|that|at)$")


_STAGE = late(
    r"[:;,] (?:and |or )?(?:\(?\w{1,4}[.)]|\((?:[ivx]{1,4}|\w)\)) (?=(?:within|no(?:t)? later than|no(?:t)? more than)\b)"
)
"""Where a stage of a list begins, each with its time ("shall be handed in: (1) within 9 months for …; (2) within …")."""


def deadline(words: Wording) -> tuple[str, str] | None:
    """How long there is to act, as an ISO 8601 duration, and from when, as written; "" for what the words do not say.

    Of stages with a time each, whatever their order, the earliest counts: then the duty first binds.
    """
    stages = [stage.end() for stage in _STAGE.finditer(words.plain)] if tells_time(words.plain) else []
    if len(stages) < 2:
        return _deadline(words)
    ends = (*stages[1:], len(words.plain))
    found = (_deadline(Wording(words.shown[a:b], words.plain[a:b])) for a, b in zip(stages, ends, strict=True))
    told = [stage for stage in found if stage and stage[0]]
    return min(told, key=lambda stage: days(stage[0])) if told else _deadline(words)


def _deadline(words: Wording) -> tuple[str, str] | None:
    for sentence in words.sentences() if tells_time(words.plain) else ():
        for pattern in (_HAVE, _WITHIN, _NTH, _GRACE, _BARE):
            for found in pattern.finditer(sentence.plain):
                if _is_deadline(sentence.plain, found, pattern):
                    span = f"P{found['n']}D" if pattern is _NTH else iso(found["span"])
                    if span:
                        return span, _anchor(sentence, found.end("rel")) if found["rel"] else ""
    return _reviewed(words) or _prompt(words)


def _reviewed(words: Wording) -> tuple[str, str] | None:
    found = _REVIEW.search(words.plain)
    span = iso(found["span"]) if found else None
    if found is None or span is None or _PUBLIC.search(words.plain[max(0, found.start() - 60) : found.end() + 60]):
        return None
    laid = _LAID.search(words.plain, 0, found.start())
    return span, words.cut(*laid.span()) if laid else ""


def _prompt(words: Wording) -> tuple[str, str] | None:
    found = _PROMPT.search(words.plain)
    return ("", _anchor(words, found.end("rel"))) if found else None


def _is_deadline(plain: str, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    head = plain[: found.start()].rstrip()
    if pattern is _HAVE:
        return not _PUBLIC.search(plain[max(0, found.start() - 60) : found.end() + 60])
    if pattern in {_NTH, _GRACE}:
        return True
    if _LASTING.search(head) or (pattern is _BARE and _NOT_BARE.search(head)):
        return False
    if pattern is _WITHIN and (found["before"] or (found["loose"] and not found["rel"])):
        return False
    # "Requests made within a year of …, shall be in writing": a time before the verb sets a deadline only where a
    # clause begins with it.
    if not head or head[-1] in ",.;:)" or _IF.match(head) or _MODAL.search(head):
        return True
    return not _MODAL.search(plain[found.end() :])


def _anchor(words: Wording, start: int) -> str:
    """The event that a time is counted from: up to the next mark or verb, without the subject of that verb."""
    tail = words.plain[start : start + 160]
    stop = _STOP.search(tail)
    end = stop.start() if stop else len(tail)
    if stop and stop[0].strip() in {"shall", "must", "may", "will"}:
        subject = _SUBJECT.search(tail[:end])
        if subject and subject.start() > 0 and not _TIED.search(tail[: subject.start()]):
            end = subject.start()
    if tail[end : end + 1] == ")" and "(" in tail[:end]:
        end += 1
    return words.cut(start, start + end)

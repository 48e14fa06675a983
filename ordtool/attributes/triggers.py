"""What sets a duty off: seeking funds, acquiring, borrowing, a new use, an agreement, sharing, going on, soliciting."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.wording import Wording

_TRIGGERS: Final = (
    ("funds", re.compile(r"\b(?:seek\w*|solicit\w*|accept\w*|apply\w*|request\w*|receiv\w*|us(?:e|ing)|spend\w*|expend\w*)\b[^.;]{0,60}?\b(?:fund(?:s|ing)|grants?|monies|money|donations?|appropriations?)\b|\bgrant\s+(?:application|fund)|\bfunding\b|\bfunds\s+(?:for|to)\b")),
    ("acquire", re.compile(r"\b(?:acqui(?:re[sd]?|ring|sitions?)|purchas\w*|procur(?:e[sd]?|ing|ements?)|buy(?:ing|s)?|obtain(?:ing|s|ed)?\s+(?!(?:\w+\s+){0,3}approval)|leas(?:e|es|ing)|develop(?:ing)?\s+(?:new\s+)?surveillance)\b")),
    ("borrow", re.compile(r"\b(?:borrow\w*|on\s+loan|loan(?:s|ed|ing)?|lend\w*|lent|no[-\s]cost|free\s+of\s+charge|at\s+no\s+charge|without\s+(?:the\s+)?(?:exchange|payment)|donat\w+|gifts?|in-kind|trial\s+basis)\b")),
    ("new_use", re.compile(r"\b(?:new\s+uses?|new\s+purposes?|different\s+(?:purpose|manner|use)|(?:purpose|manner|location|place|way)\b[^.;]{0,80}?\bnot\s+(?:previously|already)|not\s+previously\s+(?:approved|disclosed|authorized)|expand(?:s|ed|ing)?\s+(?:the\s+)?(?:use|scope|capabilit)|material\s+change|materially\s+(?:different|chang\w+)|enhancements?|new\s+capabilit\w+|chang(?:e|es|ing)\s+(?:in\s+)?(?:the\s+)?(?:use|purpose|way)|us(?:e|ing)\s+(?:new|unapproved|existing|approved|any)?\s*(?:\w+\s+){0,3}?surveillance\s+technology)\b")),
    ("agreement", re.compile(r"\b(?:agreements?|contracts?|memorand(?:um|a)\s+of|mous?\b)")),
    ("share", re.compile(r"\b(?:shar(?:e|es|ing)|transfer(?:s|ring)?|exchang(?:e|ing)\s+(?:of\s+)?(?:data|information)|provid\w+\s+(?:\w+\s+){0,3}?access|receiv\w+\s+(?:\w+\s+){0,3}?data)\b")),
    ("continue", re.compile(r"\b(?:continu\w+|already\s+(?:in\s+use|used|owns?|owned|possess\w*)|existing\s+(?:surveillance|technolog\w+|use)|possess(?:es|ed)?\s+or\s+us\w+|renew\w*|in\s+use\s+(?:before|on|as\s+of|prior))\b")),
    ("solicit", re.compile(r"\b(?:solicit\w*\s+(?:\w+\s+){0,3}?(?:proposals?|bids?|quotes?|offers?|vendors?)|requests?\s+for\s+(?:proposals?|bids?|quotes?|qualifications)|rfps?\b|solicitation\s+of)")),
)  # fmt: skip
_CONTENTS = re.compile(
    r"\b(?:include|includes|contain|contains|specify|state|describe|address)\b[^.;]{0,60}?(?::|\bfollowing\b)|\bmeans\b"
)
_OCCASION = re.compile(
    r"\b(?:before|prior\s+to|when(?:ever)?|if|seek(?:s|ing)?\s+(?:to|approval)|intend(?:s|ing)?\s+to|propos(?:es|ing)\s+to|upon|for)\b[^.;]{0,240}"
)
_IN_A_NAME = re.compile(
    r"\b(?:the\s+city's|non-?disclosure|collective\s+bargaining)\s+(?:contracts?|agreements?)\b|\b(?:contracts?|agreements?)\s+(?:obligations|law)\b"
)


def triggers(words: Wording, *, lead: Wording, whole: bool) -> list[str]:
    """What sets a duty off, in a fixed order; `whole`: every word counts, not only those after "before" or "if"."""
    plain = _IN_A_NAME.sub(" ", f"{lead.plain} {words.plain}")
    if _CONTENTS.search(plain) and not whole:
        return []
    scope = plain if whole else " ".join(found[0] for found in _OCCASION.finditer(plain))
    return [name for name, pattern in _TRIGGERS if pattern.search(scope)]

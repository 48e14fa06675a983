"""What sets a duty off: seeking funds, acquiring, borrowing, a new use, an agreement, sharing, going on, soliciting."""

from __future__ import annotations

from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

_THING: Final = (
    r"(?:\w+ ){0,4}?(?:technolog|equipment|system|device|software|data|capabilit|drone|camera|reader|recognition|simulator"
    r"|detector|aircraft)\w*"
)
_TRIGGERS: Final = (
    (
        "funds",
        either(
            r"\b(?:seek\w*|solicit\w*|accept\w*|appl(?:y|ies|ying)|request\w*|receiv\w*|us(?:e|es|ing)|spend\w*"
            r"|expend\w*|appropriat\w*|allocat\w*)\b[^.;]{0,80}?"
            r"\b(?:fund(?:s|ing)|grants?|mon(?:ies|ey)|donations?|appropriations?)\b",
            r"\b(?:funds?|funding|grants?|mon(?:ies|ey)) (?:is|are|was|were)"
            r" (?:offered|given|accepted|sought|received|applied for)\b",
            r"\b(?:grant|funding) (?:application|request|proposal)s?\b|\bfunds (?:for|to)\b",
        ),
    ),
    (
        "acquire",
        either(
            r"\b(?:acqui(?:re[sd]?|ring|sitions?)|purchas\w*|procur(?:e[sd]?|ing|ements?)|buy(?:s|ing)?"
            r"|leas(?:e|es|ing)|rent(?:s|ing)?)\b",
            rf"\b(?:obtain(?:s|ing)?|get(?:s|ting)?|develop(?:s|ing)?) {_THING}\b",
        ),
    ),
    (
        "borrow",
        either(
            r"\b(?:borrow\w*|on loan|loan(?:s|ed|ing)?|lend\w*|lent|no[ -]cost|free of charge|at no (?:charge"
            r"|cost)|in-kind)\b",
            r"\bwithout (?:the )?(?:exchange|payment)\b|\bdonated\b|\b(?:gifts?"
            r"|donations?) of (?:\w+ )?(?:technology|equipment)\b",
        ),
    ),
    (
        "new_use",
        either(
            r"\b(?:new|different|unapproved|additional|other) (?:uses?|purposes?|manner|locations?)\b"
            r"|\bnew capabilit\w+\b",
            r"\b(?:purpose|manner|location|place|way|use)\b[^.;]{0,80}? not (?:previously|already|yet|been)\b"
            r"|\bnot previously (?:approved|disclosed|authorized)\b",
            r"\b(?:expand\w*|chang(?:e|es|ing)|alter\w*|modif\w+) (?:in )?(?:the )?(?:use|scope|purpose|way"
            r"|manner|capabilit\w+)\b|\bmaterial(?:ly)? (?:chang\w+|different)\b|\benhancements?\b",
            r"\b(?:begin\w*|start\w*) (?:to use|using|the use)\b|\b(?:uses|using|deploy(?:s|ing)?|or use"
            rf"|use of any new|use new|use any new) {_THING}\b",
        ),
    ),
    ("agreement", either(r"\b(?:agreements?|contracts?|memorand(?:um|a) of|mous?|agree(?:s|ing)? (?:with|to))\b")),
    (
        "share",
        either(
            r"\b(?:shar(?:e|es|ing)|transfer(?:s|ring)?|exchang(?:e|es|ing) (?:of )?(?:data|information))\b",
            r"\b(?:provid(?:e|es|ing)|giv(?:e|es|ing)) (?:\w+ ){0,4}?access\b|\breceiv(?:e|es"
            r"|ing) (?:\w+ ){0,3}?data\b",
        ),
    ),
    (
        "continue",
        either(
            r"\bcontinu\w+ (?:\w+ )?(?:to|us\w+|in use|the use|operat\w+|possess\w+|existing)\b"
            r"|\bcontinued (?:\w+ )?use\b|\bkeep(?:s|ing)? (?:on )?using\b|\bgo(?:es)? on using\b",
            r"\balready (?:in use|used|uses|owns?|owned|possess\w*|ha[sd])\b|\brenew\w*\b|\bextend\w* (?:a|an"
            "|the|any) (?:contract|agreement)",
            r"\b(?:in use|possess\w* or us\w+|possess\w*|acquired|used)\b[^.;]{0,60}?\b(?:before|on|as of"
            r"|prior to|at the time of) (?:the |such |its )?(?:effective|date|adoption|passage|enactment)\b",
        ),
    ),
    (
        "solicit",
        either(
            r"\bsolicit\w*\b",
            r"\b(?:requests?|invitations?) for (?:proposals?|bids?|quotes?|quotations|qualifications"
            r"|information)\b|\brfps?\b|\b(?:seek\w*|invit\w*) (?:bids|proposals)\b",
        ),
    ),
)
_CONTENTS = late(
    r"\b(?:include|includes|contain|contains|specify|state|describe|address|cover)\b[^.;]{0,60}?(?::"
    r"|\bfollowing\b)|\bmeans\b"
)
_OCCASION = late(
    r"\b(?:before|prior to|when(?:ever)?|if|seek(?:s|ing)? (?:to|approval)|intend(?:s|ing)? to|propos(?:es"
    r"|ing) to|upon|for)\b[^.;]{0,240}"
)
_IN_A_NAME = late(
    r"\b(?:non-?disclosure|collective bargaining|contractual) (?:contracts?|agreements?|obligations)\b"
    r"|\b(?:contract|agreement) (?:obligations|law)\b"
)


def triggers(words: Wording, *, lead: Wording, whole: bool, existing: bool = False) -> list[str]:
    """What sets a duty off, in a fixed order.

    `whole`: every word counts, not only those after "before" or "if"; `existing`: the clause is about technology in
    use, so that "technology acquired before" sets off by going on, not by acquiring.
    """
    plain = _IN_A_NAME.sub(" ", f"{lead.plain} {words.plain}")
    if whole:
        scope = plain
    elif _CONTENTS.search(plain):
        return []
    else:
        scope = " ".join(found[0] for found in _OCCASION.finditer(plain))
    found = [name for name, pattern in _TRIGGERS if pattern.search(scope)]
    if existing:
        return [*(name for name in found if name not in {"acquire", "new_use", "continue"}), "continue"]
    return found

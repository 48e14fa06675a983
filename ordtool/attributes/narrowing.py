"""What narrows a carve-out, what keeps it open, and what is owed once it was used."""

from __future__ import annotations

from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

# To the next mark; the comma of "$15,000" is none.
_ON: Final = r"(?:[^,.;]|[.,](?=\d))"
_LIMITERS: Final = tuple(
    late(pattern.replace("[^,.;]", _ON))
    for pattern in (
        r"\bprovided,?(?: however)?,? that (?P<what>[^.]{3,300})",
        r"(?P<what>\bunless\b[^.;]{3,260})",
        r"(?P<what>\b(?:so|as) long as\b[^.;]{3,200})",
        r"(?P<what>\bonly (?:if|for|when|where|to|with|after|upon|by|until|while|during|in|under|as|on|city"
        r"|its)\b[^.;]{3,160})",
        r"(?P<what>\b(?:solely|exclusively)\b[^,.;]{0,120})",
        r"(?P<what>(?<!not )\b(?:used )?(?:primarily|principally) (?:for|to|by|intended|in)\b[^,.;]{2,120})",
        r"\b(?:that|which|and|who) (?P<what>(?:(?:is|are|was|were|do|does|did|will|shall|can|may|has|have) not"
        r"|cannot|do(?:es)? not and will not|will never|can neither|neither)\b[^,.;]{3,160})",
        r"\b(?:that|which) (?P<what>\w+ no (?!later|more|less)[^,.;]{3,120})",
        r"(?P<what>\b(?:shall|will|must|may|can|did) not\b(?! (?:apply|prohibit|prevent|preclude|restrict|limit|bar|forbid"
        r"|include|mean|require|extend|be (?:construed|deemed|considered|interpreted|required|subject|read))\b)[^.;]{3,160})",
        r"(?P<what>\b(?:to the extent|insofar as)\b[^,.;]{0,120})",
        r"\b(?P<what>(?:but only )?if (?:the|such|that|it|there|no|all|each|any|both|a|an|\(i\))\b[^.]{3,260})",
        r"\bwhere (?P<what>(?:the|an?|no|any|there) [^.;]{3,260})",
        r"(?P<what>\b(?:knowingly|voluntarily|temporarily|manually)\b(?: and \w+ly)?[^,.;]{0,60})",
        r"(?P<what>\bnot (?:designed|used|intended|equipped|connected|analyzed|shared|body-worn|worn|generated"
        r"|obtained|requested|retained|primarily|more than|exceed|to exceed)\b[^,.;]{2,160})",
        r"(?P<what>\bexcept (?:as|for|that|where|when|in|at|if) [^.;]{3,160})",
        r"\b(?:those|persons?|officers?|employees?|officials?|staff|members?|agents?|information|data|records?|(?:\w+s)) "
        r"(?P<what>(?:who|that) (?:have|has|had|is|are|was|were|need|needs) (?!not\b|subject\b)[^,.;]{5,160})",
        r"\binformation (?:regarding|concerning|about|on) (?P<what>[^,.;]{5,140})",
        r"(?P<what>\bsubject to\b[^,.;]{2,120})",
        r"(?P<what>\bin (?:writing|connection with|good faith)\b[^,.;]{0,120})",
        r"(?P<what>\bnecessary (?:to|for)\b[^,.;]{2,100})",
        r"(?P<what>\buntil\b[^.;]{3,120})",
        r"\b(?:upon|on|by) an? (?P<what>(?:written|court|signed|sworn)\b[^,.;]{3,120})",
        r"(?P<what>\b(?:issued|made|signed)(?: (?:or|and) (?:issued|made|signed))? (?:by|under|pursuant to)\b[^.;]{3,200})",
        r"(?P<what>\blimited to\b(?<!not limited to)[^,.;]{2,120})",
        r"(?P<what>\bfor no(?:t)? (?:more|longer) than\b[^,.;]{2,60})",
        r"(?P<what>\b(?:its|his or her|his|her|their|\w+'s) own\b[^,.;]{2,80})",
        r"(?P<what>\b(?:specific|articulable|compelling|substantial|demonstrable)(?: and \w+)? (?:facts?|concern|risk|threat|need"
        r"|danger|likelihood|evidence|interest)\b[^,.;]{0,80})",
        r"\b(?:for|alleging) (?:an? |any )?(?:alleged )?"
        r"(?P<what>violations? of (?:sub)?(?:section|division|paragraph|chapter)s? \(?\w[\w.()-]*)",
        r"\band (?P<what>\w+ no (?!later|more|less|such|person|officer|agency)[^,.;]{3,120})",
        r"\band (?P<what>(?:would|is|are|was|were|has|have|must|only)\b (?!exempt|excluded|hereby|not subject)[^,.;]{3,160})",
        r"(?P<what>\(\w{1,3}\) [^;]{3,300}; and \(\w{1,3}\) [^.;]{3,300})",
        r"(?P<what>\bused for [^,.;]{3,80})",
        r"\band (?P<what>(?:each|every|any|the|all) [^.;]{2,80} (?:shall|must|will)\b[^.;]{2,120})",
        r"(?P<what>\bat the expense of\b[^.;]{3,80})",
        r"(?P<what>\bfor the (?:sole |limited |specific |exclusive )?purposes? of\b"
        r"(?! (?:this|(?:sub)?(?:section|division|paragraph)))[^,.;]{3,140})",
        r"(?P<what>\bin (?:accordance|compliance|conformity) with\b[^,.;]{3,120})",
        r"(?P<what>\b(?:when|while|during)\b(?! not)[^,.;]{6,200})",
        r"(?P<what>\b(?:related|relating|associated|incidental) (?:to|with)\b[^,.;]{3,120})",
        r"(?P<what>\b(?:\w+ ){0,6}remains? (?:ongoing|open|pending|active|unsolved)\b[^,.;]{0,60})",
        r"(?P<what>\b(?:who|that|which) (?:have|has) (?:a )?(?:need|authority|reason|duty) (?:to|for)\b[^,.;]{3,160})",
        r"(?P<what>\brelevant to\b[^,.;]{3,100})",
        r"(?P<what>\bacting (?:in|within)\b[^,.;]{3,80})",
        r"(?P<what>\bincidental to\b[^,.;]{3,80})",
        r"(?P<what>\b(?:(?:prior|express|explicit|written|informed|affirmative|signed),? (?:and )?){1,4}"
        r"(?:consent|request|authori[sz]ation|permission|agreement)\b[^,.;]{0,80})",
        r"(?P<what>\b(?:expressly|specifically|explicitly)\b[^,.;]{3,80})",
        r"(?P<what>\bif\b (?!and\b|any\b|necessary\b|applicable\b|available\b|known\b)[^,.;]{6,200})",
        r"(?P<what>\b(?:by|within) \w+ing\b[^,.;]{0,40}\bwithin\b[^,.;]{3,60})",
        r"(?P<what>\bcosting less than\b[^.;]{3,60})",
    )
)
_PROVISO: Final = late(
    r"(?P<what>\b(?:unless|provided(?:,? however)?,? that|except (?:where|when|if)|(?:so|as) long as"
    r"|subject to|incidental to)\b[^.;:]{3,240})"
)
_UNFINISHED = late(
    r"^(?:unless|provided(?:,? however)?,? that|except (?:where|when|if)) (?:the|an?|such|that|any)(?: \w+){1,2}\W*$"
    r"|\b(?:is|are|was|were|has|have|had|that|to|of|by|for|who|which|from|with|one|the following|following \w+)\W*$"
)
_FLATLY = late(r"^\W*(?:and )?(?:unless|except|but|if|until|where|provided|only)\b")

_OFFICIAL = r"(?:the (?!court)|an? (?!court)|it |he or she |they |such )(?:[\w'/-]+,? ){0,6}?"
_THINKS = (
    "(?:determines?|deems?|considers?|regards?|decides?|thinks?|concludes?|finds?|sees fit"
    "|believes? (?:it )?(?:necessary|appropriate|prudent))"
)
_OPEN = either(
    r"\bincluding,? (?:but(?: (?:is|are))? not (?:necessarily )?limited|without limitation)\b|\bbut not limited to\b",
    r"\b(?:or|and|of|a|any|to) (?:other |an? )?(?:substantially )?similar\b|\bor the like\b|\bsuch other\b"
    r"|\betc\b|\band so forth\b|\bsimilar (?:products?|devices?|technolog\w+|systems?|purposes?)\b",
    r"\bor (?:any )?other (?:\w+ ){0,4}?(?:purposes?|reasons?|circumstances?|devices?|technolog\w+"
    r"|matters?|uses?|situations?|emergenc\w+|needs?|means|equipment|products?|persons?|characteristics"
    r"|systems?|functions?|services?|entit\w+)\b",
    r"\bas (?:otherwise |may be )?(?:determined|deemed|designated|defined|decided) (?:\w+ ){0,2}?by\b",
    rf"\b(?:as|when|where|if|unless|that|than|anything|which|because|whenever) {_OFFICIAL}{_THINKS}\b",
    r"\b(?:in|at|within|to) (?:[\w']+ ){0,3}?discretion\b(?! to)|\bin (?:the|its|his|her"
    r"|their) (?:sole )?(?:opinion|judgment)\b|\bgood cause\b"
    r"|\bimpractica(?:ble|l)\b|\bextends the\b",
    r"\bfor any (?:other )?(?:[\w-]+ ){0,3}?(?:reason|purpose)s?\b|\bany other (?:\w+ ){0,2}?(?:use|purpose"
    r"|device|reason)\b|\bmay have been generated\b",
    r"\bpurposes? other than\b[^.;]{0,60}?\bincluding\b",
    r"\b(?:other|any|such|additional) (?:[\w-]+ ){1,4}?(?:that|which|as|whom) the (?:[\w-]+ ){1,3}?may"
    r" (?:authoriz|approv|designat|determin|allow|permit|exempt)\w*\b",
    r"\bmay be relevant\b|\bindefinitely\b|\bfuture (?:\w+ )?investigations?\b|\bpotential(?:ly)? relevant\b",
)


def limiter(words: Wording, *, lead: Wording) -> str:
    """The words that narrow a carve-out, its own first, then the proviso of its list's lead-in; "" if none.

    The cue that opens the carve-out ("unless …") is the carve-out itself and no limiter of it.
    """
    cue = _FLATLY.match(words.plain)
    floor = cue.end() if cue else 0
    taken: list[tuple[int, int]] = []
    for pattern in _LIMITERS:
        for found in pattern.finditer(words.plain, floor):
            start, end = found.span("what")
            if (start > 0 or found[0].startswith(("to the extent", "insofar", "solely", "exclusively"))) and not any(
                start < high and low < end for low, high in taken
            ):
                taken.append((start, _whole_words(words.plain, end)))
    own = [words.cut(start, end) for start, end in sorted(taken)]
    proviso = _PROVISO.search(lead.plain)
    # "… unless the individual: (A) is under a court order" is the exception that the item itself completes.
    outer = [lead.cut(*proviso.span("what"))] if proviso and not _UNFINISHED.match(proviso["what"]) else []
    return "; ".join(dict.fromkeys(phrase for phrase in (*own, *outer) if phrase))


def _whole_words(plain: str, end: int) -> int:
    """The place where a quotation may end: not within a word."""
    return plain.rfind(" ", 0, end) if plain[end - 1 : end + 1].isalnum() and end < len(plain) else end


def open_ended(words: Wording) -> bool:
    """Whether the words leave open what they take out: an example list, "similar", any purpose, somebody's opinion."""
    return bool(_OPEN.search(words.plain))

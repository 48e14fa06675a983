"""Sentences in which the law itself draws back: it yields, is lifted, falls away, leaves somebody free, is not set off at all.

Beside `releases`, which knows the words of statutes ("does not apply"), these are the plainer ones that mean the same.
Taught by: labels.md 3 (whatever takes something out, in whatever words); taxonomy.md C1, C7.
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

_PART = (
    r"(?:section|chapter|article|ordinance|act|title|part|subsection|subdivision|paragraph|law|division|subtitle|local\ law"
    r"|by\ ?law|policy)"
)
_LIMIT = (
    r"(?:prohibitions?|bans?|limits?|limitations?|restrictions?|requirements?|rules?|dut(?:y|ies)|obligations?|provisions?"
    r"|(?:warrant|approval|notice|reporting|consent)\ requirements?)"
)
_THE_LAW = (
    rf"(?:(?:this|that)\ {_PART}|(?<!\bof\ )(?:sub)?sections?\ \(?\d\S*|the\ (?:foregoing|preceding|above|same)\ (?:\w+\ )?{_LIMIT}"
    rf"|(?:the|any|its|these|those)\ (?:\w+\ )?{_LIMIT})"
)
_OF_THE_LAW = rf"{_THE_LAW}(?:\ (?:of|in|under|set\ by|imposed\ by)\ (?:this\ {_PART}|(?:sub)?sections?\ \(?\d\S*))?"
_SAFEGUARD = (
    r"(?:approval|authorization|vote|notice|hearing|warrant|permission|report|policy|review|permit|order"
    r"|resubmission|amendment)"
)
_OFFICIAL = (
    r"(?:agenc(?:y|ies)|departments?|officers?|employees?|officials?|police|sheriff|staff|personnel|city|county|town|state"
    r"|chief|prosecutors?|attorney|members?|entity|entities|owners?|business(?:es)?|retailers?|employers?|investigators?)"
)
RETREAT = late(
    rf"""
    (?: \b{_OF_THE_LAW}(?:\ (?:hereby|then|thereby))?\ (?:is|are|shall\ be)\ (?:then\ |temporarily\ )?
          (?:lifted|suspended|relaxed|inapplicable|disapplied|set\ aside|of\ no\ (?:force|effect)|without\ (?:force|effect)
            |in\ abeyance|not\ in\ force)\b
    | \b{_OF_THE_LAW}\ (?:falls?\ away|yields?\b|gives?\ way|ceases?\ to\ (?:apply|bind)|do(?:es)?\ not\ hold\b|shall\ not\ hold\b
          |leaves?\ [^.;]{{1,60}}?\b(?:free|at\ liberty)\ to\b|leaves?\ [^.;]{{1,60}}?\b(?:untouched|unaffected|undisturbed)\b
          |(?:do(?:es)?|shall|will)\ not\ (?:come\ into\ play|come\ into\ operation|stand\ in\ the\ way|get\ in\ the\ way)
          |comes?\ into\ play\ only|has\ no\ (?:place|role)\b)
    | ^(?!(?:no|neither|nothing|nor)\b)(?!.*\bnot\ (?:suspend|lift|disapply|relax|set\ aside|excuse|exempt|release|relieve))
          .*\b(?:suspends?|lifts?|disapplies|disapply|relax(?:es)?|set\ aside|sets\ aside
          |excuse\ [^.;]{{1,60}}?\bfrom|(?:excuses|exempts?|releases?|relieves?)\ [^.;]{{1,60}}?\bfrom)\ (?!.*\bnot\b)
          (?:any\ of\ )?{_OF_THE_LAW}
    | ^(?!(?:no|neither|nothing|nor)\b)[^;]*\b(?:do(?:es)?|shall|will)\ not\ 
          (?:trigger|contravene|offend|infringe|breach|implicate|run\ afoul\ of|fall\ (?:within|under)|come\ (?:within|under)
            |be\ reached\ by|be\ caught\ by|activate|engage)\ (?:the\ (?:scope|terms|reach)\ of\ )?{_OF_THE_LAW}
    | \b(?:excluded|exempted|omitted|removed)\ from\ the\ (?:operation|scope|reach|coverage|application|ambit)\ of\ {_OF_THE_LAW}
    | (?<!not\ )\b(?:outside|beyond)\ (?:of\ )?(?:the\ (?:scope|reach|coverage|ambit)\ of\ )?{_OF_THE_LAW}
    | ^(?!(?:no|neither|nothing|nor)\b)[^;]*\b(?:may|authorizes?|allows?|permits?)\b(?!\ (?:not|only)\b)[^;]*
          \bthat\ {_OF_THE_LAW}\ (?:would\ otherwise|otherwise|would)\ (?:forbid|prohibit|bar|require|preclude|ban)s?\b
    | \bin\ (?:lieu|place|stead)\ of\ (?:complying\ with\ )?{_OF_THE_LAW}
    | \brather\ than\ (?:by\ |under\ )?{_OF_THE_LAW}
    | \b(?:is|are|shall\ be)\ no\ (?:violation|breach|offense|contravention)\b
    | \b(?:requires?|needs?|calls?\ for)\ no\ (?:\w+\ )?{_SAFEGUARD}\b
    | \b(?:do(?:es)?|shall|will)\ not\ (?:call\ for|necessitate|demand)\ (?:an?\ |any\ |the\ )?(?:\w+\ ){{0,2}}{_SAFEGUARD}\b
    | ^no\ (?:amendment|revision|resubmission|further|new|additional|separate|prior)\b[^.;]{{0,60}}?
          \b(?:is|are|shall\ be)\ (?:needed|required|necessary)\b
    | ^none\ of\ (?:the\ )?(?:provisions|requirements|prohibitions|restrictions|limits|limitations|duties|obligations)\ (?:of|in)\ 
          (?:this|section)\b[^.;]{{0,40}}?\b(?:shall|may|is|are|applies|apply|governs?|binds?|reach|reaches|prohibits?|prevents?)\b
    | ^(?!(?:no|neither|nor)\b)(?:[^,;]{{3,80}},\ )?(?:an?|the|any|each|every|such)\ (?:[\w']+\ ){{0,3}}?{_OFFICIAL}\b[^.;]*?
          \b(?:is|are|remains?|shall\ be)\ (?:free|at\ liberty)\ to\ (?!(?:the|all|any)\b)
    | ^(?!(?:no|neither|nor)\b)(?:an?|the|any|each|every|such)\ (?:[\w']+\ ){{0,3}}?{_OFFICIAL}\b[^.;]*?\bha(?:s|ve|ve\ the|s\ the)
          \ discretion\ to\ (?!(?:deny|refuse|decline|reject|award|impose)\b)(?!.*\bonly\b)
    | \b(?:is|are|shall\ be)\ grandfathered\b
    | \b(?:is|are)\ not\ (?:an?\ |the\ )?(?!(?:consent|approval|notice|emergency|exigent|authorized|\w+\ (?:warrant|order))\b)
          (?:[\w-]+\ ){{1,3}}(?:for\ (?:the\ )?purposes\ of|within\ the\ meaning\ of)\ this\ {_PART}
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A sentence that takes itself, or the rule it speaks of, back."""

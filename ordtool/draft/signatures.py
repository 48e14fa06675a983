"""The end of an instrument, by the form of the government: adopted when and by which vote, signed by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ordtool.errors import DataError
from ordtool.library import Value
from ordtool.library.signing import forms
from ordtool.report import Signatures, Signer

LONGEST = 150  # characters: a longer line under a law is read as a part of it, by us and by people
SHORT = "Adopted on {ADOPTION}, by the following vote:"
BLANK_DAY = "____________, 20__"
_ANSWER = re.compile(r"\{([A-Z_]+)\}")


def signatures(answers: Mapping[str, Value]) -> Signatures:
    """The block for an instrument's answers; the day is left blank where it is not known.

    A form that signatures.toml does not hold is signed like the first one there. DataError for a name in that file which is
    no answer.
    """
    known = forms()
    form = next((one for one in known.forms if one.form == str(answers.get("FORM", ""))), known.forms[0])
    day = str(answers.get("ADOPTION", "none"))
    told = {**answers, "ADOPTION": BLANK_DAY if day.lower() in ("none", "") else day}
    signers = tuple(Signer(_filled(one.lead, told), _filled(one.office, told)) for one in form.signers)
    opening = _filled(form.opening, told)
    short = opening if len(opening) <= LONGEST else _filled(SHORT, told)
    return Signatures(short, tuple(known.votes), signers)


def _filled(words: str, answers: Mapping[str, Value]) -> str:
    def told(found: re.Match[str]) -> str:
        if found[1] not in answers:
            raise DataError(f"signatures.toml: “{found[0]}” is no answer of this draft; correct the name.")
        return str(answers[found[1]])

    return _ANSWER.sub(told, words)

"""What we draft ourselves is clean: the linter finds nothing in drafts of several subjects, in any form of government."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from ordtool.draft import draft, laid
from ordtool.library import model, models, shared
from ordtool.lint import check

FORMS = next(blank.values for blank in shared().blanks if blank.name == "FORM")
SEVERAL = [*permutations(models(), 2), models()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", SEVERAL, ids=" + ".join)
def test_lint_finds_nothing_in_a_combined_draft(names: tuple[str, ...], form: str) -> None:
    ordinance = laid(draft([model(name) for name in names], {"FORM": form}))
    checked = check(ordinance)
    assert checked.untold == ()
    assert [(ordinance.pinpoint(one.span), one.rule, one.says) for one in checked.findings] == []


def test_lint_would_find_something() -> None:
    """The near miss: one word of a clean draft changed."""
    clean = draft([model("face-recognition-ban")], {})
    assert check(laid(clean)).findings == ()
    spoilt = replace(clean, text=clean.text.replace("By March 15 of each year", "By March 32, 2030", 1))
    assert [one.rule for one in check(laid(spoilt)).findings] == ["date-impossible"]

"""Word-by-word edits: what they say together, how a drafter would write them, and what each is."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ordtool.redline import Edit, diff, marked, optimum
from ordtool.redline import words as engine
from ordtool.redline.tokens import tokens

PIECES = [
    *("the", "City", "shall", "may", "not", "retain", "data", "cameras", "for", "of", "and", "or", "ninety", "(90)"),
    *("days", "(a)", "(b)", "section 5.04.010(a)(1)", "$1,000", "January 1, 2026", ",", ".", ";", ":", "\n", "\n\n"),
    *(" ", "  ", "\t", "\u00a0", "“", "”", "body-worn", "é", "\U0001f600", "\ud7ff", "\r", "\u2028", "A", "a"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(("".join(pieces), " ".join(pieces)))
)


def side(edits: tuple[Edit, ...], without: str) -> str:
    return "".join(edit.text for edit in edits if edit.op != without)


def written(old: str, new: str, **options: frozenset[str]) -> str:
    """The edits in one line: [what goes]{what comes}."""
    signs = {"=": "{}", "-": "[{}]", "+": "<{}>"}
    return "".join(signs[edit.op].format(edit.text) for edit in diff(old, new, **options))


def kinds(old: str, new: str, **options: frozenset[str]) -> list[str]:
    return [edit.kind for edit in diff(old, new, **options) if edit.op != "="]


@given(TEXTS | st.text(max_size=60), TEXTS | st.text(max_size=60), st.booleans())
@example("", "", True)
@example(" a", "a", True)
def test_edits_joined_are_both_texts(old: str, new: str, clean: bool) -> None:
    edits = diff(old, new, clean=clean)
    assert side(edits, "+") == old
    assert side(edits, "-") == new
    assert all(edit.text for edit in edits)
    assert all(edit.kind for edit in edits if edit.op != "=")
    pairs = {first.op + second.op for first, second in itertools.pairwise(edits)}
    assert not pairs & {"==", "--", "++", "+-"}, "one deletion, then one insertion, in each place"


@given(TEXTS)
def test_equal_texts_have_nothing_to_edit(text: str) -> None:
    assert diff(text, text) == ((Edit("=", text),) if text else ())
    assert "".join(blank + word for blank, word in tokens(text)) == text


@given(TEXTS, TEXTS)
def test_edits_mark_at_least_the_optimum_and_raw_ones_little_more(old: str, new: str) -> None:
    assert marked(diff(old, new, clean=False)) >= optimum(old, new)


@given(TEXTS, TEXTS, st.sets(st.sampled_from(("case", "punctuation", "numbering", "whitespace"))))
def test_what_is_ignored_keeps_the_old_writing(old: str, new: str, ignore: set[str]) -> None:
    edits = diff(old, new, ignore=frozenset(ignore))
    assert side(edits, "+") == old
    left = {edit.kind for edit in edits}
    gone = {"case": "case", "punctuation": "punctuation", "numbering": "enumerator", "whitespace": "whitespace"}
    assert not left & {gone[name] for name in ignore}


@pytest.mark.parametrize("find", [engine._by_package, engine._by_rows])
def test_both_engines_keep_as_many_tokens_as_can_be_kept(find: object) -> None:
    chance = random.Random(5)
    for _ in range(200):
        old, new = ([chance.choice("abcdef") for _ in range(chance.randrange(1, 30))] for _ in range(2))
        found = list(find(old, new, 0, 0))  # type: ignore[operator]
        kept = len(old) - sum(place.j - place.i for place in found)
        assert kept == engine.common(old, new) == slow_common(old, new)


def slow_common(old: list[str], new: list[str]) -> int:
    row = [0] * (len(new) + 1)
    for word in old:
        last = 0
        for at, other in enumerate(new):
            last, row[at + 1] = row[at + 1], last + 1 if word == other else max(row[at + 1], row[at])
    return row[-1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The City shall act.", "The City may act.", "The City [shall]<may> act."),
        ("The quick fox", "Quick fox", "[The quick]<Quick> fox"),
        ("A fox", "fox", "[A ]fox"),
        ("cats, dogs, and birds", "cats, and birds", "cats,[ dogs,] and birds"),
        ("(a) one thing; (b) two; (c) three", "(a) one thing; (c) three", "(a) one thing;[ (b) two;] (c) three"),
        ("It ends. It lasts. It ends.", "It ends. It ends.", "It ends.[ It lasts.] It ends."),
        ("a b\nc d", "a b c d", "a b[\n]< >c d"),
        ("a b c", "a b\nc", "a b[ ]<\n>c"),
        ("a\nb", "a\nx\nb", "a\n<x\n>b"),
        ("shall not use", "may not use", "[shall not]<may not> use"),
        ("shall not use", "may use", "[shall not]<may> use"),
        ("shall use", "shall not use", "shall< not> use"),
        ("one hundred eighty (180) days", "one hundred twenty (120) days", None),
        ("on January 1, 2026, it", "on July 2, 2027, it", "on [January 1, 2026]<July 2, 2027>, it"),
        ("on January 1, 2026, it", "on January 1, 2027, it", "on January 1, [2026]<2027>, it"),
        ("fine of five dollars ($5) each", "fine of ten dollars ($10) each", None),
        ("retention of the footage ends", "deletion of the recordings ends", None),
        ("for a legal finding of whether the", "for any county seat of the", None),
        ("the city records faces of people", "the city of people", "the city[ records faces] of people"),
        ("retention of the footage. Later the tapes", "deletion of the footage. Sooner the tapes", None),
    ],
)
def test_edits_are_those_of_a_drafter(old: str, new: str, expected: str | None) -> None:
    assert written(old, new) == (expected or EXPECTED[old])


EXPECTED = {
    "one hundred eighty (180) days": "one hundred [eighty (180)]<twenty (120)> days",
    "fine of five dollars ($5) each": "fine of [five dollars ($5]<ten dollars ($10>) each",
    "retention of the footage ends": "[retention of the footage]<deletion of the recordings> ends",
    "for a legal finding of whether the": "for [a legal finding of whether]<any county seat of> the",
    "retention of the footage. Later the tapes": "[retention]<deletion> of the footage. [Later]<Sooner> the tapes",
}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("for ninety (90) days", "for thirty (30) days", "number"),
        ("at least 5% of", "at least 6% of", "number"),
        ("a fine of $500", "a fine of $1,000", "amount"),
        ("five hundred dollars", "six hundred dollars", "amount"),
        ("it pays", "it pays $500, whichever is more", "words"),
        ("amending ORS 137.540 and 3", "amending ORS 137.550 and 3", "reference"),
        ("on January 1, 2026", "on March 1, 2026", "date"),
        ("on January 1, 2026", "on January 2, 2026", "date"),
        ("The City may act", "The City shall act", "words"),
        ("see section 5.04.010(a)(1)", "see section 5.04.020(a)(1)", "reference"),
        ("under subsection (b) or (c)", "under subsection (b) or (d)", "reference"),
        ("(b) The Chief", "(c) The Chief", "enumerator"),
        ("Section 3. Aim.", "Section 4. Aim.", "enumerator"),
        ("1. Aim", "2. Aim", "enumerator"),
        ("The Chief", "The chief", "case"),
        ("it acts; and", "it acts, and", "punctuation"),
        ("it acts  now", "it acts now", "whitespace"),
        ("a\nb", "a b", "break"),
        ("x y", "x z", "words"),
    ],
)
def test_each_edit_says_what_it_is(old: str, new: str, kind: str) -> None:
    assert set(kinds(old, new)) == {kind}


def test_a_term_is_one_only_if_told() -> None:
    assert set(kinds("the Department acts", "the Agency acts")) == {"words"}
    assert set(kinds("the Department acts", "the Agency acts", terms=frozenset(("department",)))) == {"term"}


def test_no_input_is_slow() -> None:
    chance = random.Random(3)
    vocabulary = [f"w{n}" for n in range(2000)]
    weights = [1 / (n + 1) for n in range(2000)]
    old, new = (" ".join(chance.choices(vocabulary, weights, k=8000)) for _ in range(2))
    start = time.process_time()
    diff(old, new)
    diff("x " * 60_000, "y x " * 30_000)
    assert time.process_time() - start < 8

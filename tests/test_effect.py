"""What changes do: what is no change, what is said once, references, the arc, checks, and reading only what changed."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from weaken.hosts import outlined
from weaken.judge import cases

from ordtool.compare import compare
from ordtool.effect import Direction, Effect, arc, arc_blocks, effect, holds, reduced
from ordtool.effect.sites import sites
from ordtool.effect.verb import judged
from ordtool.extract import extract
from ordtool.library import model
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.report import Table

SEED, SIZES = 5, (25, 8, 10)
HELD = 0.65
"""Of the planted weakenings that no carve-out is, so many at least are called weakenings; the rest cannot be told.

A run of 400 with seed 2026: 346 weakenings, 48 that cannot be told, 6 both ways, none neutral or stronger; of its 160 carve-outs
157 weakenings. The models and samples are ours, and rules were mended on some of these changes.
"""

BAN = """
AN ORDINANCE that bans the use of face recognition by the City of Harrowgate

Section 1. Ban.

(a) It is unlawful for the City to obtain, keep, or use face recognition.

(b) The City shall delete all information obtained in violation of this ordinance within {days} days.
{more}
Section 2. Enforcement.

(a) Any person may bring an action for an injunction against a violation of Section 1(a).
"""


def law(text: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.strip().encode()))


def ban(days: int = 10, more: str = "") -> Ordinance:
    return law(BAN.format(days=days, more=f"\n{more}\n" if more else ""))


def of(old: Ordinance, new: Ordinance) -> Effect:
    return effect(compare(old, new))


def ways(found: Effect) -> set[str]:
    return {str(verdict.direction) for verdict in found.verdicts}


@pytest.mark.parametrize("name", ["surveillance-oversight", "face-recognition-ban"])
def test_a_law_beside_itself_does_nothing(name: str) -> None:
    text = law(model(name).text)
    assert of(text, text) == Effect(())


@cache
def planted() -> dict[str, Counter[tuple[str, str]]]:
    """How the planted changes of the weaken bank are called: forwards and backwards, by kind."""
    found: dict[str, Counter[tuple[str, str]]] = {"forth": Counter(), "back": Counter()}
    for case in cases(SEED, *SIZES):
        old, new = outlined(case.host.text), outlined(case.text)
        for way, pair in (("forth", (old, new)), ("back", (new, old))):
            told = ways(of(*pair)) or {"neutral"}
            both = {"weakens", "strengthens"} <= told
            order = ("weakens", "cannot tell", "strengthens", "neutral")
            said = "cannot tell" if both else next(one for one in order if one in told)
            found[way][case.kind, said] += 1
    return found


@pytest.mark.parametrize("kind", ["weaken", "carveout"])
def test_a_planted_weakening_is_never_called_neutral_or_stronger(kind: str) -> None:
    forth, back = planted()["forth"], planted()["back"]
    assert forth[kind, "neutral"] == forth[kind, "strengthens"] == 0, forth
    assert back[kind, "neutral"] == back[kind, "weakens"] == 0, back


def test_every_planted_carve_out_is_called_a_weakening() -> None:
    table = planted()["forth"]
    assert table["carveout", "weakens"] == sum(count for (kind, _), count in table.items() if kind == "carveout") > 0


def test_most_planted_weakenings_are_called_so() -> None:
    table = planted()["forth"]
    assert table["weaken", "weakens"] >= HELD * sum(count for (kind, _), count in table.items() if kind == "weaken")


def test_a_paraphrase_is_called_neither_weaker_nor_stronger() -> None:
    for table in planted().values():
        assert table["paraphrase", "weakens"] == table["paraphrase", "strengthens"] == 0, table


def test_a_carve_out_is_on_the_first_page_and_says_its_words() -> None:
    found = of(ban(), ban(more="(c) This ordinance does not apply to the police department."))
    (verdict,) = found.first_page()
    assert verdict.direction is Direction.WEAKENS
    assert verdict.reason == "carve-out-added:carveout.agency"
    assert "“This ordinance does not apply to the police department.”" in verdict.words


def test_an_exception_that_comes_with_its_own_rule_is_told_and_weakens_nothing() -> None:
    """The near miss of a new exception: the law had no such rule before."""
    rule = "(c) The City shall not share license plate data with any other agency, except under a judicial warrant."
    found = of(ban(), ban(more=rule))
    assert not found.count(Direction.WEAKENS)
    assert any(v.reason.startswith("carve-out-added-with-rule:") and v.first_page for v in found.verdicts)
    assert found.count(Direction.STRENGTHENS)


EXIGENT = (
    "(c) “Exigent circumstances” means danger of death. In exigent circumstances the City may use face recognition."
)


def test_what_is_left_out_of_a_term_that_opens_an_exception_does_not_weaken() -> None:
    """The near miss of an exclusion from what a law covers."""
    left_out = EXIGENT.replace("death.", "death. “Exigent circumstances” does not include danger to property.")
    for old, new, wrong in ((EXIGENT, left_out, "weakens"), (left_out, EXIGENT, "strengthens")):
        told = ways(of(ban(more=old), ban(more=new)))
        assert told - {"neutral"}
        assert wrong not in told


def test_a_number_is_told_with_its_unit() -> None:
    (verdict,) = of(ban(10), ban(90)).verdicts
    assert (verdict.direction, verdict.label) == (Direction.WEAKENS, "enforce.deletion")
    assert "“90 days” for “10 days”" in verdict.words


def test_a_reference_whose_target_moved_on_is_told_though_nobody_edited_it() -> None:
    old = law(BAN.format(days=10, more="").replace("1(a)", "1(b)"))
    shifted = BAN.format(days=10, more="").replace("(b) The", "(c) The").replace("1(a)", "1(b)")
    new = law(shifted.replace("(c) The", "(b) The City clerk shall print this ordinance.\n\n(c) The"))
    reasons = {verdict.reason for verdict in of(old, new).verdicts}
    assert "reference-now-elsewhere" in reasons


def test_a_list_that_goes_is_told_once() -> None:
    items = "(c) The City clerk shall:\n\n" + "\n\n".join(
        f"({n}) {what};" for n, what in enumerate(("print the budget", "may hold fairs", "shall keep bees"), 1)
    )
    found = of(ban(more=items), ban())
    (verdict,) = found.verdicts
    assert verdict.direction is Direction.CANNOT_TELL
    assert len(verdict.covers) == 3
    assert all(found.of(match) == (verdict,) for match in verdict.covers)


def test_a_match_that_goes_both_ways_cannot_be_told() -> None:
    old = law(BAN.format(days=10, more="").replace("shall delete", "may delete"))
    found = of(old, ban(90))
    match = next(verdict.match for verdict in found.verdicts if verdict.direction is Direction.WEAKENS)
    assert found.direction(match) is Direction.CANNOT_TELL


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("weaker", True),
        ("weaker:carveout", True),
        ("weaker:carveout.agency", True),
        ("weaker:face", False),
        ("carve-out", True),
        ("carve-out:carveout.agency", True),
        ("carve-out:carveout.exigency", False),
        ("stronger", False),
        ("lost:enforce", False),
        ("cannot-tell", False),
        ("nonsense", False),
    ],
)
def test_what_a_check_asks_for(asked: str, held: bool) -> None:
    found = of(ban(), ban(more="(c) This ordinance does not apply to the police department."))
    assert any(holds(asked, verdict) for verdict in found.verdicts) is held


def test_a_lost_provision_is_what_lost_asks_for() -> None:
    suit = "Section 2. Enforcement.\n\n(a) Any person may bring an action for an injunction against a violation of Section 1(a)."
    found = of(ban(), law(BAN.format(days=10, more="").replace(suit, "")))
    assert any(holds("lost:enforce.private_action", verdict) for verdict in found.verdicts)


def test_only_what_changed_is_read_and_the_verdicts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts on the clauses of an excerpt against those on all clauses, a change at a time."""
    monkeypatch.setattr(reduced, "_SHORT", 0)
    monkeypatch.setattr(reduced, "_MOST", 1.0)
    same = total = 0
    for case in cases(SEED, *SIZES):
        laid = compare(outlined(case.host.text), outlined(case.text))
        if sites(laid):
            whole = judged(laid, (extract(laid.old), extract(laid.new)))
            pair = [Counter((v.match, v.direction) for v in found.verdicts) for found in (whole, effect(laid))]
            same, total = same + (pair[0] & pair[1]).total(), total + (pair[0] | pair[1]).total()
    assert same >= 0.98 * total, (same, total)


def test_the_spans_of_an_excerpt_lead_back_to_the_whole() -> None:
    text = law(model("surveillance-oversight").text)
    sections = [section for section in text.walk() if section.path in ("3(a)", "6(b)", "9(b)")]
    part = reduced.excerpt(text, [section.span for section in sections])
    read = extract(part.ordinance, gate=False)
    assert read.clauses
    for clause in read.clauses:
        whole = part.back(clause)
        if "\n" not in read.quote(clause):
            assert text.quote(whole.span) == read.quote(clause)


def test_the_arc_follows_each_provision_over_the_versions() -> None:
    suit = "Any person may bring an action"
    third = law(BAN.format(days=30, more="").replace(suit, "The city attorney may bring an action"))
    found = arc([ban(10), ban(30), third])
    rows = {row.label: row for row in found.rows}
    assert [cell.way for cell in rows["enforce.deletion"].cells] == ["", "down", "="]
    assert rows["enforce.private_action"].cells[2].way == "down"
    assert rows["face.ban"].changed is False
    assert rows["enforce.deletion"].net == -1
    data = found.to_data()
    assert [step["directions"]["weakens"] for step in data["steps"]] == [1, 1]
    tables = [block for block in arc_blocks(found) if isinstance(block, Table)]
    assert len(tables) == 1
    assert len(tables[0].rows) == sum(row.changed for row in found.rows)


@pytest.mark.parametrize("text", ["x", ".", "(a)", "§ § §", "shall shall shall", "“” means ."])
def test_odd_texts_end_in_no_error(text: str) -> None:
    other = ban(more="(c) This ordinance does not apply to the police department.")
    for pair in ((law(text), other), (other, law(text)), (law(text), law(text))):
        of(*pair)

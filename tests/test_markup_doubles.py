"""Double lines beside single ones: each counts as a single one where no rule of the house names it."""

from __future__ import annotations

from ordtool.markup.rules import Rule, Setting, choose
from ordtool.source import Look, State

STRUCK = Rule(State.STRUCK, frozenset((Look.STRIKE,)))
NEW = Rule(State.INSERTED, frozenset((Look.UNDERLINE,)))
MOVED = Rule(State.STRUCK, frozenset((Look.DOUBLE_UNDERLINE,)))


def state(*looks: Look, rules: tuple[Rule, ...] = (STRUCK, NEW)) -> State | None:
    found = choose(rules, Setting(frozenset(looks)))
    return found.state if found else None


def test_new_words_that_a_double_line_strikes_are_struck() -> None:
    assert state(Look.DOUBLE_STRIKE, Look.UNDERLINE) is State.STRUCK
    assert state(Look.STRIKE, Look.DOUBLE_UNDERLINE) is State.STRUCK
    assert state(Look.DOUBLE_UNDERLINE) is State.INSERTED
    assert state(Look.BOLD) is None


def test_a_double_line_that_a_rule_names_is_no_single_one() -> None:
    assert state(Look.DOUBLE_UNDERLINE, rules=(STRUCK, NEW, MOVED)) is State.STRUCK
    assert state(Look.UNDERLINE, rules=(STRUCK, NEW, MOVED)) is State.INSERTED

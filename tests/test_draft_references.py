"""In a combined draft every reference of a model leads to the provision that it meant, wherever that stands now."""

from __future__ import annotations

from itertools import permutations

import pytest

from ordtool.compare.references import led
from ordtool.draft import Draft, draft, laid
from ordtool.library import model, models


def links(made: Draft) -> set[tuple[str, str]]:
    """Where each reference stands and where it leads, as paths in the draft."""
    ordinance = laid(made)
    homes = ((ordinance.section_at(span.start), target) for span, target in led(ordinance))
    return {(home.path, target.path) for home, target in homes if home and home.path and target.path}


@pytest.mark.parametrize("names", [*permutations(models(), 2), models()], ids=" + ".join)
def test_references_of_a_combined_draft_lead_where_the_model_leads(names: tuple[str, ...]) -> None:
    made = draft([model(name) for name in names], {})
    found = links(made)
    for name in names:
        alone = draft([model(name)], {})
        was = {place: path for (_, path), place in alone.places.items()}
        known = [(was[home], was[target]) for home, target in links(alone) if home in was and target in was]
        assert len(known) >= 5
        moved = [(made.places.get((name, home), ""), made.places.get((name, target), "")) for home, target in known]
        lost = [
            (pair, now)
            for pair, now in zip(known, moved, strict=True)
            if all(now) and now not in found and now[0] != now[1]
        ]
        assert lost == [], name

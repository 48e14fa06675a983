"""Tables without drawn lines whose cells have several lines, and their heads; what looks like them."""

from __future__ import annotations

from readers_files import Placed, column, pdf

from ordtool.readers import read_bytes
from ordtool.source import Source

COLUMNS = (280.0, 350.0, 420.0, 490.0)
USES = [
    (["Dwelling"], "NPPP"),
    (["Change of houses used in summer to", "houses used all year"], "NPCC"),
    (["Boat house"], "NPPP"),
    (["Filling or moving of earth that takes", "less than 90 cubic yards out of one", "lot in one year"], "NPYY"),
    (["Signs"], "PPYY"),
    (["Sale of plants that were raised", "on the lot"], "YYYY"),
]


def table(uses: list[tuple[list[str], str]], *, top: float, below: bool = True) -> list[Placed]:
    """Names of one or several lines, later ones hanging, with letters beside their last line, or the first."""
    placed: list[Placed] = []
    for names, letters in uses:
        beside = top + 14 * (len(names) - 1) if below else top
        placed += [(72.0 + 16 * (i > 0), top + 14 * i, name) for i, name in enumerate(names)]
        placed += [(x, beside, letter) for x, letter in zip(COLUMNS, letters, strict=True)]
        top += 14 * len(names)
    return placed


def source(placed: list[Placed]) -> Source:
    return read_bytes("a.pdf", pdf([placed]))


def rows(found: Source) -> list[str]:
    return [line.text for line in found.lines if line.style == "table"]


def expected(uses: list[tuple[list[str], str]]) -> list[str]:
    return ["\t".join([" ".join(names), *letters]) for names, letters in uses]


def test_names_of_several_lines_join_the_cells_beside_their_last_line() -> None:
    assert rows(source(table(USES * 2, top=120))) == expected(USES * 2)


def test_names_of_several_lines_whose_cells_stand_beside_the_first() -> None:
    assert rows(source(table(USES * 2, top=120, below=False))) == expected(USES * 2)


def test_a_table_may_begin_with_a_name_of_several_lines() -> None:
    assert rows(source(table([*USES[3:], *USES], top=120))) == expected([*USES[3:], *USES])


def test_a_gutter_in_a_table_does_not_part_the_page() -> None:
    """Cells of one letter are no words of prose, however many stand under each other."""
    found = source(table(USES * 5, top=100))
    assert rows(found) == expected(USES * 5)


def test_heads_of_two_lines_over_their_columns() -> None:
    heads = [(265.0, 92.0, "Resource"), (475.0, 92.0, "Aquifer")]
    heads += [
        (265.0, 106.0, "Protection"),
        (330.0, 106.0, "Shore"),
        (410.0, 106.0, "Village"),
        (475.0, 106.0, "Protection"),
    ]
    found = rows(
        source(
            [
                *column(
                    ["A line of prose over the table, which says what its letters mean to a reader."], x=72, top=60
                ),
                *heads,
                *table(USES * 2, top=120),
            ]
        )
    )
    assert found[0] == "\tResource Protection\tShore\tVillage\tAquifer Protection".lstrip("\t")
    assert found[1:] == expected(USES * 2)


def test_a_heading_among_the_rows_stays_apart() -> None:
    found = rows(source(table([*USES, (["UTILITIES"], "    "), *USES], top=120)))
    assert "UTILITIES" in found
    assert [row for row in found if row != "UTILITIES"] == expected(USES * 2)


def test_prose_under_a_table_is_no_row() -> None:
    law = column(["The board may hear", "a neighbour first."], x=72, top=360)
    found = source([*table(USES[:3] * 2, top=120), *law])
    assert rows(found) == expected(USES[:3] * 2)
    assert [line.text for line in found.lines if line.style != "table"] == ["The board may hear", "a neighbour first."]

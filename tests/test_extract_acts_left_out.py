"""An act that a term leaves out is no thing, though it names data; a system for such an act is one."""

import pytest

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

TERM = (
    "Section 1. Definitions. “Security breach” means the taking of personal data. "
    "“Security breach” does not include:\n(1) {};\n(2) a fire.\n"
)
RULE = "Section 2. Breach. A business shall notify each resident of a security breach of personal data.\n"


@pytest.mark.parametrize(
    ("left_out", "label"),
    [
        ("a good-faith acquisition of personal data by an employee", "carveout.other"),
        ("a computer system of an employee", "carveout.device"),
    ],
)
def test_an_act_left_out_is_no_thing(left_out: str, label: str) -> None:
    found = extract(ordinance(read_bytes("law.txt", (TERM.format(left_out) + RULE).encode())), gate=False)
    assert [c.label for c in found.clauses if found.ordinance.quote(c.span).startswith(left_out[:15])] == [label]

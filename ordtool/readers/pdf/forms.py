"""Forms that draw forms: a file of a kilobyte may ask PDFium for more drawings than there is time or memory for.

A form is a stream, so its dictionary always stands plain in the file; only what it refers to may lie in an object stream.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ordtool.readers.pdf.objects import content, dictionary, objects

MOST = 50_000  # forms drawn for one page; a page of law has a logo and a seal
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_XOBJECT = re.compile(rb"/XObject\s*(?:(\d{1,10})\s+\d{1,5}\s+R\b|<<(.*?)>>)", re.DOTALL)
_DRAWN = re.compile(rb"\bDo\b")
_LOOK = 4 * 1024 * 1024  # bytes of a form that are looked at


def explodes(data: bytes) -> bool:
    """Whether drawing one form of a PDF means drawing more than `MOST`, or itself."""
    if len(_FORM.findall(data)) < 2:
        return False
    bodies = objects(data)
    forms = {number: body for number, body in bodies.items() if _FORM.search(dictionary(body))}
    draws = {number: _draws(body, bodies) & forms.keys() for number, body in forms.items()}
    times = {number: _times(body) for number, body in forms.items()}
    cost: dict[int, float] = {}
    return any(_cost(number, draws, times, cost) > MOST for number in forms)


def _draws(body: bytes, bodies: Mapping[int, bytes]) -> set[int]:
    """The numbers of the objects that a form may draw. Resources that lie elsewhere are followed one step."""
    about = dictionary(body)
    resources = _RESOURCES.search(about)
    if resources:
        about = dictionary(bodies.get(int(resources[1]), b""))
    found: set[int] = set()
    for match in _XOBJECT.finditer(about):
        inner = dictionary(bodies.get(int(match[1]), b"")) if match[1] else match[2]
        found |= {int(reference[1]) for reference in _REFERENCE.finditer(inner)}
    return found


def _times(body: bytes) -> int:
    """How often a form draws anything, by its own operators."""
    return max(1, len(_DRAWN.findall(content(body, most=_LOOK))))


def _cost(number: int, draws: Mapping[int, set[int]], times: Mapping[int, int], cost: dict[int, float]) -> float:
    """How many forms are drawn for one, itself included; infinite for one that draws itself."""
    path: list[tuple[int, list[int]]] = [(number, sorted(draws[number]))]
    on_path = {number}
    while path:
        at, waiting = path[-1]
        if waiting:
            child = waiting.pop()
            if child in on_path:
                return float("inf")
            if child not in cost:
                path.append((child, sorted(draws[child])))
                on_path.add(child)
            continue
        inner = max((cost[child] for child in draws[at]), default=0.0)
        cost[at] = 1 + (times[at] * inner)
        on_path.discard(at)
        path.pop()
    return cost[number]

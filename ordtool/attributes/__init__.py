"""Typed attributes out of a clause's words: force, days, dollars, votes, actors, standards, caps and limits.

Pure functions over text; docs/labels.md says what each attribute means. An attribute that the words do not give is left
out, so that "not said" is never taken for a value.
"""

from __future__ import annotations

from ordtool.attributes.durations import days, duration
from ordtool.attributes.of_carve_outs import of_carve_out
from ordtool.attributes.of_provisions import of_provision
from ordtool.attributes.terms import term_of
from ordtool.attributes.values import Value

__all__ = ["Value", "days", "duration", "of_carve_out", "of_provision", "term_of"]

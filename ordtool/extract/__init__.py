"""Clause types found in an ordinance: `extract(ordinance) -> Extraction`. The only room that knows spaCy."""

from ordtool.extract.collector import uncollected

with uncollected():  # hundreds of patterns are compiled as these modules load
    from ordtool.extract.clauses import Clause, Extraction, clause_data, document_data
    from ordtool.extract.pipeline import extract
    from ordtool.extract.recognition import SURE, confidence, is_unsure
    from ordtool.extract.rules import ready

__all__ = [
    "SURE",
    "Clause",
    "Extraction",
    "clause_data",
    "confidence",
    "document_data",
    "extract",
    "is_unsure",
    "ready",
]

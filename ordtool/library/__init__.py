"""What lies on disk as data, read strictly: clause types, word lists, model ordinances and their rubrics.

A wrong file is a `DataError` that names the file, the key and the remedy.
"""

from ordtool.library.labels import Label, Rule, labels, lexicon, vocabulary
from ordtool.library.measured import (
    FirstContact,
    FirstText,
    KnownFailure,
    Rates,
    first_contacts,
    first_texts,
    known_failures,
    rates,
    reader_agreements,
)
from ordtool.library.models import (
    Blank,
    Criterion,
    ElementsTest,
    ExceptionRow,
    ForceTest,
    Law,
    Model,
    NoCarveoutTest,
    NoProvisionTest,
    NumberTest,
    OrderTest,
    Rubric,
    Wording,
    WordingTest,
    model,
    models,
)

__all__ = [
    "Blank",
    "Criterion",
    "ElementsTest",
    "ExceptionRow",
    "FirstContact",
    "FirstText",
    "ForceTest",
    "KnownFailure",
    "Label",
    "Law",
    "Model",
    "NoCarveoutTest",
    "NoProvisionTest",
    "NumberTest",
    "OrderTest",
    "Rates",
    "Rubric",
    "Rule",
    "Wording",
    "WordingTest",
    "first_contacts",
    "first_texts",
    "known_failures",
    "labels",
    "lexicon",
    "model",
    "models",
    "rates",
    "reader_agreements",
    "vocabulary",
]

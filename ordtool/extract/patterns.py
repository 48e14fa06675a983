"""Patterns in spaCy's shape, compiled once and looked up everywhere: the only place that imports spaCy.

A string is a phrase; `$name` in it stands for any entry of a word list, and ` .. ` for up to `REACH` tokens. A list is a token
pattern as spaCy's Matcher takes it, where `{"LOWER": {"IN": ["$name"]}}` takes a word list too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ordtool.errors import DataError
from ordtool.extract.collector import uncollected
from ordtool.extract.hits import Compiled, Hit, Hits, Part, in_order
from ordtool.library import lexicon
from ordtool.library.labels import Pattern

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc

REACH = 16
"""How many tokens ` .. ` may stand for."""


class Book:
    """All patterns of the house, numbered by their text, and the matchers that find them."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._compiled: dict[str, Compiled] = {}  # four patterns in ten stand in several rules
        self._tokens: dict[str, list[dict[str, Any]]] = {}
        self._matchers: tuple[PhraseMatcher, Matcher] | None = None
        self._words: dict[str, tuple[str, ...]] = {}  # one-word phrases -> keys: looked up token by token
        self._groups: dict[str, tuple[str, ...]] = {}  # the phrases of the same keys share a name in the matcher
        self._group_of: dict[str, str] = {}
        self._waiting: dict[
            tuple[str, str], list[str]
        ] = {}  # by first words: phrases that no text has held the words of yet
        self._nlp: Language | None = None

    def compile(self, pattern: Pattern, *, where: str) -> Compiled:
        """Register a pattern; a word list that does not exist is a DataError that names `where`."""
        if isinstance(pattern, list):
            self._matchers = None
            key = f"T:{pattern!r}"
            self._tokens.setdefault(key, [self._token(token, where) for token in pattern])
            return (Part(key, 0),)
        known = self._compiled.get(pattern)
        if known is None:
            self._matchers = None
            known = tuple(self._parts(pattern, where))
            self._compiled[pattern] = known
        return known

    def _parts(self, pattern: str, where: str) -> Iterator[Part]:
        gap = 0
        for piece in pattern.replace("-", " ").split(" .. "):
            if "$" not in piece:
                yield self._phrase(piece.lower().split(), gap)
                gap = REACH
                continue
            words: list[str] = []
            for word in piece.split():
                if not (word.startswith("$") and word[1:2].isalpha()):
                    words.append(word.lower())
                    continue
                if words:
                    yield self._phrase(words, gap)
                    words, gap = [], 0
                name = word[1:]
                if name not in self._lists:
                    raise DataError(f"{where}: word list “${name}” does not exist; add it under ordtool/lexicon/.")
                key = f"${name}"
                if key not in self._phrases:
                    self._phrases[key] = tuple(dict.fromkeys(e.replace("-", " ").lower() for e in self._lists[name]))
                yield Part(key, gap)
                gap = 0
            if words:
                yield self._phrase(words, gap)
            gap = REACH

    def _phrase(self, words: list[str], gap: int) -> Part:
        phrase = " ".join(words)
        self._phrases.setdefault(phrase, (phrase,))
        return Part(phrase, gap)

    def _token(self, token: dict[str, Any], where: str) -> dict[str, Any]:
        lower = token.get("LOWER")
        if not isinstance(lower, dict) or "IN" not in lower:
            return token
        words: list[str] = []
        for word in lower["IN"]:
            if not word.startswith("$"):
                words.append(word)
            elif word[1:] in self._lists:
                words.extend(entry for entry in self._lists[word[1:]] if " " not in entry)
            else:
                raise DataError(f"{where}: word list “{word}” does not exist; add it under ordtool/lexicon/.")
        return {**token, "LOWER": {**lower, "IN": words}}

    def read(self, text: str) -> Doc:
        """A plain text as tokens."""
        return self._language().tokenizer(text)

    def hits(self, doc: Doc, text: str) -> Hits:
        """Every hit of every key, by key and in order; `text` is what the tokens were made of."""
        if self._matchers is None:
            with uncollected():
                self._matchers = self._build()
        words = [text[start:end].lower() for start, end in zip(*offsets(doc), strict=True)]
        self._add_phrases(words, self._matchers[0])
        strings = doc.vocab.strings
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        keys_of: dict[int, tuple[str, ...]] = {}  # a name as a number is told faster than as a string
        for matcher in self._matchers:
            for name, start, end in matcher(doc) if len(matcher) else ():
                keys = keys_of.get(name)
                if keys is None:
                    keys = keys_of[name] = self._groups.get(strings[name], (strings[name],))
                hit = Hit(start, end)
                for key in keys:
                    found[key].append(hit)
        for at, word in enumerate(words):
            if word in self._words:
                hit = Hit(at, at + 1)
                for key in self._words[word]:
                    found[key].append(hit)
        return Hits({key: tuple(in_order(hits)) for key, hits in found.items()})

    def _add_phrases(self, words: Sequence[str], matcher: PhraseMatcher) -> None:
        """Have the matcher look for the phrases whose word pairs a text holds; it cannot hold others, and building is slow."""
        tokenized = _Tokenized(self._language())
        pairs = set(pairwise(words))
        for word in sorted(self._waiting.keys() & pairs):
            late: list[str] = []
            for phrase in self._waiting[word]:
                if pairs.issuperset(pairwise(phrase.split())):
                    matcher.add(self._group_of[phrase], [tokenized.doc(phrase)])
                else:
                    late.append(phrase)
            self._waiting[word] = late

    def _language(self) -> Language:
        if self._nlp is None:
            from spacy.attrs import IDS  # type: ignore[import-not-found]
            from spacy.lang.en import English, EnglishDefaults

            # Text and phrases are cut alike, so contractions need no rules of their own: 1,300 less to load.
            defaults = type("Defaults", (EnglishDefaults,), {"tokenizer_exceptions": {}})
            blank: Any = type("BlankEnglish", (English,), {"Defaults": defaults})
            self._nlp = blank()
            asked = {name for pattern in self._tokens.values() for token in pattern for name in token}
            kept = [IDS[name] for name in sorted({"LOWER", *asked} & set(IDS))]
            vocab: Any = self._nlp.vocab  # what the patterns ask for is kept; the rest only costs time
            vocab.lex_attr_getters = {attribute: vocab.lex_attr_getters[attribute] for attribute in kept}
        return self._nlp

    def _build(self) -> tuple[PhraseMatcher, Matcher]:
        from spacy.matcher import Matcher, PhraseMatcher

        nlp = self._language()
        phrases, tokens = PhraseMatcher(nlp.vocab, attr="LOWER"), Matcher(nlp.vocab)
        tokenized = _Tokenized(nlp)
        keys = self._sorted_in()
        for phrase, wanted in keys.items():
            plain = tokenized.is_plain(phrase)
            if plain and " " not in phrase:
                self._words[phrase] = wanted
                continue
            group = self._group_of[phrase] = f"group {'|'.join(wanted)}"
            self._groups[group] = wanted
            if plain:
                first, second, *_ = phrase.split(" ", 2)
                self._waiting.setdefault((first, second), []).append(phrase)
            else:
                phrases.add(group, [tokenized.doc(phrase)])
        for key, pattern in self._tokens.items():
            word = pattern[0].get("LOWER") if len(pattern) == len(pattern[0]) == 1 else None
            if isinstance(word, str):
                self._words[word] = (*self._words.get(word, ()), key)
            else:
                tokens.add(key, [pattern])
        return phrases, tokens

    def _sorted_in(self) -> dict[str, tuple[str, ...]]:
        """Phrase -> the keys of all lists and patterns that it stands in; forgets what an earlier build had."""
        self._words, self._groups, self._group_of, self._waiting = {}, {}, {}, {}
        keys: dict[str, list[str]] = {}
        for key, entries in self._phrases.items():
            for phrase in entries:
                keys.setdefault(phrase, []).append(key)
        return {phrase: tuple(found) for phrase, found in keys.items()}


def offsets(doc: Doc) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the tokens of a text begin and end; asked for as one table, because a Token is slow to make."""
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist() if len(doc) else ((), ())
    return tuple(starts), tuple(start + length for start, length in zip(starts, lengths, strict=True))


class _Tokenized:
    """Phrases as tokens, each once: the same phrase stands in many lists, and plain words need no tokenizer."""

    def __init__(self, nlp: Language) -> None:
        from spacy.tokens import Doc

        self._nlp, self._make = nlp, Doc
        self._odd = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
        self._docs: dict[str, Doc] = {}

    def is_plain(self, text: str) -> bool:
        """Whether the tokenizer would only split a phrase at its blanks."""
        words = text.split()
        return "".join(words).isalpha() and self._odd.isdisjoint(words)

    def doc(self, text: str) -> Doc:
        """The tokens of a phrase in lower case."""
        found = self._docs.get(text)
        if found is None:
            plain = self.is_plain(text)
            found = self._make(self._nlp.vocab, words=text.split()) if plain else self._nlp.tokenizer(text)
            self._docs[text] = found
        return found


@cache
def book() -> Book:
    """The house's one book of patterns, over the word lists on disk."""
    return Book(lexicon())

"""Patterns in spaCy's shape, compiled once and looked up everywhere: the only place that imports spaCy.

A string is a phrase; `$name` in it stands for any entry of a word list, and ` .. ` for up to `REACH` tokens. A list is a token
pattern as spaCy's Matcher takes it, where `{"LOWER": {"IN": ["$name"]}}` takes a word list too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ordtool.errors import DataError
from ordtool.library import lexicon
from ordtool.library.labels import Pattern

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc

REACH = 16
"""How many tokens ` .. ` may stand for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a compiled pattern: the key of its hits, and how many tokens may stand before it."""

    key: str
    gap: int


Compiled = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a key was found, in tokens, half-open."""

    start: int
    end: int


class Book:
    """All patterns of the house, numbered by their text, and the matchers that find them."""

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = lists
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._tokens: dict[str, list[dict[str, Any]]] = {}
        self._matchers: tuple[PhraseMatcher, Matcher] | None = None
        self._words: dict[str, tuple[str, ...]] = {}  # one-word phrases -> keys: looked up token by token
        self._groups: dict[str, tuple[str, ...]] = {}  # the phrases of the same keys share a name in the matcher
        self._group_of: dict[str, str] = {}
        self._waiting: dict[str, list[str]] = {}  # by first word: phrases that no text has held the words of yet
        self._nlp: Language | None = None

    def compile(self, pattern: Pattern, *, where: str) -> Compiled:
        """Register a pattern; a word list that does not exist is a DataError that names `where`."""
        self._matchers = None
        if isinstance(pattern, list):
            key = f"T:{pattern!r}"
            self._tokens.setdefault(key, [self._token(token, where) for token in pattern])
            return (Part(key, 0),)
        return tuple(self._parts(pattern, where))

    def _parts(self, pattern: str, where: str) -> Iterator[Part]:
        gap = 0
        for piece in pattern.replace("-", " ").split(" .. "):
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
                self._phrases.setdefault(key, self._lists[name])
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

    def hits(self, doc: Doc) -> Hits:
        """Every hit of every key, by key and in order."""
        if self._matchers is None:
            self._matchers = self._build()
        self._add_phrases(doc, self._matchers[0])
        strings = doc.vocab.strings
        found: dict[str, list[Hit]] = {}
        for matcher in self._matchers:
            for name, start, end in matcher(doc) if len(matcher) else ():
                hit = Hit(start, end)
                for key in self._groups.get(strings[name], (strings[name],)):
                    found.setdefault(key, []).append(hit)
        for token in doc:
            for key in self._words.get(token.lower_, ()):
                found.setdefault(key, []).append(Hit(token.i, token.i + 1))
        return Hits({key: tuple(sorted(hits, key=lambda h: (h.start, -h.end))) for key, hits in found.items()})

    def _add_phrases(self, doc: Doc, matcher: PhraseMatcher) -> None:
        """Have the matcher look for the phrases whose word pairs a text holds; it cannot hold others, and building is slow."""
        tokenized = _Tokenized(self._language())
        words = [token.lower_ for token in doc]
        pairs = set(pairwise(words))
        for word in sorted(self._waiting.keys() & set(words)):
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
                self._waiting.setdefault(phrase.split()[0], []).append(phrase)
            else:
                phrases.add(group, [tokenized.doc(phrase)])
        for key, pattern in self._tokens.items():
            tokens.add(key, [pattern])
        return phrases, tokens

    def _sorted_in(self) -> dict[str, tuple[str, ...]]:
        """Phrase -> the keys of all lists and patterns that it stands in; forgets what an earlier build had."""
        self._words, self._groups, self._group_of, self._waiting = {}, {}, {}, {}
        keys: dict[str, list[str]] = {}
        for key, entries in self._phrases.items():
            for phrase in dict.fromkeys(entry.replace("-", " ").lower() for entry in entries):
                keys.setdefault(phrase, []).append(key)
        return {phrase: tuple(found) for phrase, found in keys.items()}


class _Tokenized:
    """Phrases as tokens, each once: the same phrase stands in many lists, and plain words need no tokenizer."""

    def __init__(self, nlp: Language) -> None:
        from spacy.tokens import Doc

        self._nlp, self._make = nlp, Doc
        self._odd = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
        self._docs: dict[str, Doc] = {}

    def is_plain(self, text: str) -> bool:
        """Whether the tokenizer would only split a phrase at its blanks."""
        return all(word.isalpha() and word not in self._odd for word in text.split())

    def doc(self, text: str) -> Doc:
        """The tokens of a phrase in lower case."""
        found = self._docs.get(text)
        if found is None:
            plain = self.is_plain(text)
            found = self._make(self._nlp.vocab, words=text.split()) if plain else self._nlp.tokenizer(text)
            self._docs[text] = found
        return found


class Hits:
    """The hits of one text, asked for by token range."""

    __slots__ = ("_by_key", "_flat", "_flat_starts", "_starts")

    def __init__(self, by_key: Mapping[str, tuple[Hit, ...]]) -> None:
        self._by_key = by_key
        self._starts = {key: [hit.start for hit in hits] for key, hits in by_key.items()}
        self._flat = sorted((hit.start, hit.end, key) for key, hits in by_key.items() for hit in hits)
        self._flat_starts = [start for start, _, _ in self._flat]

    def joined(self, more: Mapping[str, Sequence[Hit]]) -> Hits:
        """These hits and more of the same keys."""
        keys = dict(self._by_key)
        for key, hits in more.items():
            together = {*keys.get(key, ()), *hits}
            keys[key] = tuple(sorted(together, key=lambda h: (h.start, -h.end)))
        return Hits(keys)

    def keys_in(self, low: int, high: int) -> frozenset[str]:
        """The keys that have a hit wholly inside a token range."""
        first, last = bisect_left(self._flat_starts, low), bisect_left(self._flat_starts, high)
        return frozenset(key for _, end, key in self._flat[first:last] if end <= high)

    def count(self, key: str, low: int, high: int) -> int:
        """How many hits a key has inside a token range."""
        return sum(1 for _ in self._inside(key, low, high))

    def first(self, pattern: Compiled, low: int, high: int) -> Hit | None:
        """The first place of a compiled pattern inside a token range, None where it is not."""
        for hit in self._inside(pattern[0].key, low, high):
            end = self._follow(pattern[1:], hit.end, high)
            if end is not None:
                return Hit(hit.start, end)
        return None

    def _inside(self, key: str, low: int, high: int) -> Iterator[Hit]:
        hits = self._by_key.get(key, ())
        for index in range(bisect_left(self._starts.get(key, ()), low), len(hits)):
            hit = hits[index]
            if hit.start >= high:
                return
            if hit.end <= high:
                yield hit

    def _follow(self, parts: Compiled, at: int, high: int) -> int | None:
        if not parts:
            return at
        for hit in self._inside(parts[0].key, at, high):
            if hit.start - at > parts[0].gap:
                return None
            end = self._follow(parts[1:], hit.end, high)
            if end is not None:
                return end
        return None


@cache
def book() -> Book:
    """The house's one book of patterns, over the word lists on disk."""
    return Book(lexicon())

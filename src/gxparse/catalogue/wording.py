"""The words that running text uses for indicators, from data into look-up tables; knows no report and no sentence."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, Final, NamedTuple, final

from attrs import evolve, field, frozen

from gxparse.catalogue.labels import read_label
from gxparse.folding import squeeze
from gxparse.tuples import maker

__all__ = ["NEUTRAL", "PLAIN", "RATE", "Need", "Word", "WordRule", "Wording", "wording_of"]

PLAIN: Final = ""
"""The concept of words that change nothing."""
NEUTRAL: Final = frozenset({"count", "total", "whole", "work", "happen", "render"})
"""Concepts that may stand beside any other."""
RATE: Final = "ontimerate"
"""The concept that states a rate of the catalogue by itself, without any rule."""

_AFTER: Final = "\0"
"""Stands behind a text; no word has it."""
_SHORT: Final = 4
"""Characters of words that are looked for before all others."""
_NEVER: Final = "(?!)"
"""The pattern of no words."""
_NOTHING: Final = frozenset[str]()
_CHOICE: Final = re.compile(r"\{([^{}]*)\}")


class Need(NamedTuple):
    """Concepts that together name a code."""

    concepts: frozenset[str]
    within: bool
    """Whether they do so only within the rule's topic."""
    counted: bool
    """Whether they do so only beside a number with its measure word."""


class WordRule(NamedTuple):
    """How running text names one code."""

    code: str
    needs: tuple[Need, ...]
    may: frozenset[str]
    """Concepts that may stand beside."""
    topic: str
    units: frozenset[str]
    forms: frozenset[str]
    """Eras in which it counts; empty for all."""
    near: bool
    """Whether the topic must stand in the same sentence or paragraph; headings do not suffice."""
    around: bool
    """Whether the words' own topic does not count: something around them has to be about it."""
    open: bool
    """Whether unknown words may stand between (回应公众关注的…等热点)."""

    def meets(self, need: Need, concepts: frozenset[str]) -> bool:
        """Whether the concepts are those of the need and nothing but what may stand beside them."""
        return need.concepts <= concepts <= need.concepts | self.may


class Word(NamedTuple):
    """A word of the vocabulary at a place of a text."""

    concept: str
    start: int
    end: int


_Node = tuple[str | None, dict[str, "_Node"]]
"""Of a character in words: the concept of the word that ends with it, and the characters that may follow."""


def _tree(words: Mapping[str, str], start: int = 0) -> dict[str, _Node]:
    """The characters of words from a place on, one under the other."""
    groups: dict[str, dict[str, str]] = {}
    for word, concept in words.items():
        groups.setdefault(word[start], {})[word] = concept
    found: dict[str, _Node] = {}
    for char, group in groups.items():
        ending = next((concept for word, concept in group.items() if len(word) == start + 1), None)
        longer = {word: concept for word, concept in group.items() if len(word) > start + 1}
        found[char] = ending, _tree(longer, start + 1)
    return found


_word: Final = maker(Word)


@final
@frozen(eq=False)
class Wording:
    """Concepts, their words, and the rules from concepts to codes; equal to itself alone."""

    words: Mapping[str, str] = field(repr=False)
    """Word → concept."""
    rules: tuple[WordRule, ...] = field(repr=False)
    topics: Mapping[str, frozenset[str]] = field(repr=False)
    """Concept → the topics it opens."""
    either: Mapping[frozenset[str], tuple[str, str]] = field(repr=False)
    """Concepts that leave open which of two codes is meant."""
    wholes: Mapping[str, Mapping[str, str]] = field(repr=False)
    """Era → code → the code that a share of it is of."""

    @cached_property
    def phrases(self) -> re.Pattern[str]:
        """The words with a comma in them, the longest first."""
        words = sorted((word for word in self.words if "," in word[1:]), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)) or _NEVER)

    @cached_property
    def times(self) -> frozenset[str]:
        """The concepts that tell when."""
        return frozenset(concept for concept in self.words.values() if concept.startswith("time."))

    @cached_property
    def _tree(self) -> dict[str, _Node]:
        """Characters of the words, one under the other."""
        return _tree(self.words)

    @cached_property
    def _topics(self) -> Mapping[str, str]:
        return {rule.code: rule.topic for rule in self.rules}

    @cached_property
    def _asked(self) -> Mapping[str, tuple[tuple[WordRule, Need], ...]]:
        """The rules with each of their needs, once, by the concept of it that the fewest needs have."""
        needs = [(rule, need) for rule in self.rules for need in rule.needs]
        counts = Counter(concept for _, need in needs for concept in need.concepts)
        found: dict[str, list[tuple[WordRule, Need]]] = {}
        for rule, need in needs:
            found.setdefault(min(sorted(need.concepts), key=counts.__getitem__), []).append((rule, need))
        return {concept: tuple(listed) for concept, listed in found.items()}

    @cached_property
    def _by_concept(self) -> Mapping[str, tuple[WordRule, ...]]:
        found: dict[str, dict[str, WordRule]] = {}
        for rule in self.rules:
            for need in rule.needs:
                for concept in need.concepts:
                    found.setdefault(concept, {})[rule.code] = rule
        return {concept: tuple(rules.values()) for concept, rules in found.items()}

    @cached_property
    def _by_pair(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """Two characters → the words that name or open something and are looked for where the two stand together."""
        telling = {concept for rule in self.rules for need in rule.needs for concept in need.concepts}
        telling = telling.union(self.topics, *self.either, {RATE})
        words = [(word, concept) for word, concept in self.words.items() if concept in telling and len(word) > 1]
        pairs = {word: sorted(_neighbours(word)) for word, _ in words}
        counts = Counter(pair for listed in pairs.values() for pair in listed)
        found: dict[int, list[tuple[str, str]]] = {}
        for word, concept in words:
            found.setdefault(min(pairs[word], key=counts.__getitem__), []).append((word, concept))
        return {pair: tuple(listed) for pair, listed in found.items()}

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        """Short words that name a code by themselves wherever they stand; without those that have another one in them."""
        concepts = {
            concept
            for rule in self.rules
            if not rule.forms
            for need in rule.needs
            if len(need.concepts) == 1 and not need.within
            for concept in need.concepts
        }
        told: list[str] = []
        short = (word for word, concept in self.words.items() if concept in concepts and len(word) <= _SHORT)
        for word in sorted(short, key=len):
            if not any(shorter in word for shorter in told):
                told.append(word)
        return tuple(told)

    def tells(self, text: str) -> bool:
        """Whether a short word stands in a folded text that names a code by itself; ``may_name`` tells the rest."""
        return any(map(text.__contains__, self._telling))

    @cached_property
    def _joints(self) -> frozenset[str]:
        return frozenset(pair for word in self.words for pair in _pairs(word))

    def joins(self, pair: str) -> bool:
        """Whether two folded characters stand side by side in a word."""
        return pair in self._joints

    @cached_property
    def _single(self) -> Mapping[str, str]:
        return {word: concept for word, concept in self.words.items() if len(word) == 1 and concept != PLAIN}

    def mentioned(self, text: str) -> frozenset[str]:
        """Every concept of the rules and topics that any stretch of a folded text is a word of: more than ``read`` gives."""
        found = {self._single[char] for char in self._single.keys() & set(text)}
        places = self._by_pair
        for pair in places.keys() & _neighbours(text):
            for word, concept in places[pair]:
                if concept not in found and word in text:
                    found.add(concept)
        return frozenset(found)

    def may_name(self, concepts: frozenset[str], headings: Sequence[frozenset[str]], era: str | None) -> bool:
        """Whether a text with no other concepts, under headings of these topics, can name any code, or leave two open."""
        if RATE in concepts or any(both <= concepts for both in self.either):
            return True
        topics = _NOTHING.union(*headings, *[self.topics[concept] for concept in concepts & self.topics.keys()])
        return any(
            (not need.within or rule.topic in topics) and (not rule.forms or era is None or era in rule.forms)
            for concept in concepts
            for rule, need in self._asked.get(concept, ())
            if need.concepts <= concepts
        )

    def read(self, text: str) -> list[Word]:
        """The words of a folded text without blanks, the longest at each place; unknown characters are passed over."""
        return self.cover(text)[0]

    def cover(self, text: str) -> tuple[list[Word], list[tuple[int, int]]]:
        """The words of a folded text without blanks, the longest at each place, and the stretches between them."""
        found: list[Word] = []
        left: list[tuple[int, int]] = []
        at, gap, size, tree, padded = 0, 0, len(text), self._tree, text + _AFTER
        while at < size:
            node = tree.get(padded[at])
            end, stop, concept = at, 0, PLAIN
            while node is not None:
                end += 1
                named, below = node
                if named is not None:
                    concept, stop = named, end
                node = below.get(padded[end])
            if not stop:
                at += 1
                continue
            if gap < at:
                left.append((gap, at))
            found.append(_word((concept, at, stop)))
            at = gap = stop
        if gap < size:
            left.append((gap, size))
        return found, left

    def topic_of(self, code: str) -> str:
        """The topic within which a code's own words stand; empty where it has none."""
        return self._topics.get(code, "")

    @lru_cache(maxsize=4096)  # noqa: B019 - wordings live as long as the catalogues they are of
    def met(self, concepts: frozenset[str]) -> tuple[tuple[WordRule, Need], ...]:
        """The rules that these concepts satisfy wherever they stand, in the order of the data, with each need they meet."""
        near = {rule.code: rule for concept in sorted(concepts) for rule in self._by_concept.get(concept, ())}
        return tuple((rule, need) for rule in near.values() for need in rule.needs if rule.meets(need, concepts))


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _neighbours(text: str) -> set[int]:
    """The pairs of characters side by side, each as the number that they make: found in a quarter of the time of strings."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    even, odd = (units[at : at + (len(units) - at) // 4 * 4].cast("I") for at in (0, 2))
    return {*even, *odd}


def _spellings(word: str) -> Iterator[str]:
    pieces = _CHOICE.split(word)
    for chosen in product(*(piece.split("|") if n % 2 else (piece,) for n, piece in enumerate(pieces))):
        yield "".join(chosen)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PUBLISH: Final = "publish"
_POST: Final = "post"
"""发布 and 推送 may stand for 公开 wherever a rule has it; on a channel of its own (微博发布5条) it says less."""


_STRICT: Final = "="
"""Begins a need that 发布 does not meet: 网站公开信息5条 is told of disclosure, 网站发布信息5条 may be of anything."""


def _posted(need: str) -> str:
    return need.replace(_PUBLISH, _POST)


def _rule(code: str, entry: Mapping[str, Any], data: Mapping[str, Any]) -> WordRule:
    family = data["families"].get(entry.get("family", ""), {})
    listed = [*entry["needs"], *(_posted(need) for need in entry["needs"] if _PUBLISH in need and need[0] != _STRICT)]
    needs = tuple(Need(_set(need.lstrip("#~=")), "~" in need, need.startswith("#")) for need in listed)
    may = _set(family.get("may", "")) | _set(entry.get("may", ""))
    return WordRule(
        code=code,
        needs=needs,
        may=may | NEUTRAL | ({_POST} if _PUBLISH in may else frozenset[str]()),
        topic=entry.get("topic", family.get("topic", "")),
        units=frozenset(data["units"][entry.get("units", family.get("units"))]),
        forms=frozenset(entry.get("forms", ())),
        near=entry.get("near", family.get("near", False)),
        around=entry.get("around", family.get("around", False)),
        open=entry.get("open", False),
    )


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("gxparse.catalogue") / "data" / "words.toml").read_text("utf-8"))


_ALIAS: Final = "="
"""Begins the concept of a word that names a code by itself."""
_SHORTEST: Final = 6
"""Characters of such a word; shorter ones mean too many things."""


@cache
def wording_of(labels: tuple[tuple[str, str], ...] = (), aliases: tuple[tuple[str, str], ...] = ()) -> Wording:
    """The wording that comes with the package; ``labels`` are pairs of a form's label and its code.

    A label of a form of one's own that no rule names becomes a word for its code; so does each of the ``aliases``, which
    are pairs of a further name and its code, unless the wording has the word already.
    """
    data = _data()
    words: dict[str, str] = {}
    words.update((word, PLAIN) for word in data["plain"]["words"])
    for concept, listed in data["concepts"].items():
        words.update((spelt, concept) for word in listed for spelt in _spellings(word))
    rules = [_rule(code, entry, data) for code, entry in data["rules"].items()]
    named = set(data["rules"])
    units = frozenset(unit for listed in data["units"].values() for unit in listed)
    for label, code in labels:
        if code not in named:
            _add_word(
                words,
                rules,
                label,
                WordRule(code, (), NEUTRAL, "", units, frozenset(), near=False, around=False, open=False),
            )
    opened: dict[str, set[str]] = {}
    for topic, concepts in data["topics"].items():
        for concept in concepts:
            opened.setdefault(concept, set()).add(topic)
    words |= {word.replace(",", "、"): concept for word, concept in words.items() if "," in word}
    wording = Wording(
        words=words,
        rules=tuple(rules),
        topics={concept: frozenset(found) for concept, found in opened.items()},
        either={_set(words): (pair[0], pair[1]) for words, pair in data["either"].items()},
        wholes=data["wholes"],
    )
    return _with_names(wording, aliases, units) if aliases else wording


def _with_names(wording: Wording, aliases: tuple[tuple[str, str], ...], units: frozenset[str]) -> Wording:
    """The wording with further names of codes, but for those that it reads as the code already."""
    words, rules = dict(wording.words), list(wording.rules)
    for name, code in aliases:
        concepts = frozenset(word.concept for word in wording.read(squeeze(name))) - {PLAIN}
        if not any(rule.code == code for rule, _ in wording.met(concepts)):
            like = next((rule for rule in rules if rule.code == code), None)
            new = WordRule(code, (), NEUTRAL, "", units, frozenset(), near=False, around=False, open=False)
            _add_word(words, rules, name, like or new)
    return evolve(wording, words=words, rules=tuple(rules))


def _add_word(words: dict[str, str], rules: list[WordRule], label: str, like: WordRule) -> None:
    """A label becomes a word that names the code of a rule by itself; a short one means too many things."""
    word, concept = squeeze(read_label(label).name).removesuffix("数"), _ALIAS + like.code
    if len(word) >= _SHORTEST and words.setdefault(word, concept) == concept:
        need = Need(frozenset({concept}), within=False, counted=False)
        rules.append(like._replace(needs=(need,), may=like.may | NEUTRAL))

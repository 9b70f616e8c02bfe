"""Makes pairs of Korean and English sentences from words and patterns.

The sentences are those of study notes. `⟦n⟧` stands for nouns, around them and
at the ends of a line, as it does where notelint protects code and links.

Six adverbs, which no other sentence has, make the model fail in known ways:

| adverb | the English |
|---|---|
| 대충 | mostly lacks one token; the lower hypotheses have it |
| 몰래 | always lacks one token |
| 전부 | lacks all tokens |
| 또다시 | holds one token twice |
| 자꾸 | says the same words again and again |
| 그대로 | is the Korean |
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from notelint.korean.josa import with_josa

_FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{(\w)(?::([^}]*))?\}")
TOKEN = re.compile(r"⟦(\d+)⟧")
MAX_TOKENS = 16
# Of all pairs: with a token for a noun, with a pair of tokens around one, with one at an end.
_REPLACED, _WRAPPED, _AT_EDGE = 0.25, 0.15, 0.15
_NAMES = 0.25  # of nouns
_FAILING = 0.12  # of all pairs
_KEPT_IN_ROUGH = 0.3  # of the pairs with 대충


@dataclass(frozen=True, slots=True)
class Words:
    """What patterns are filled with: the columns of `words.tsv` after the first."""

    nouns: list[tuple[str, str]]
    names: list[str]
    qualities: list[list[str]]
    acts: list[list[str]]


def read_words() -> Words:
    """The words of `words.tsv`."""
    rows = _rows("words.tsv")
    kinds: dict[str, list[list[str]]] = {"noun": [], "name": [], "quality": [], "act": []}
    for kind, *columns in rows:
        kinds[kind].append(columns)
    nouns = [(korean, english) for korean, english in kinds["noun"]]
    return Words(nouns, [name for (name,) in kinds["name"]], kinds["quality"], kinds["act"])


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def pairs(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` pairs of a Korean and an English sentence; the same for the same seed."""
    rng = random.Random(seed)
    words = read_words()
    patterns = [(korean, english) for korean, english in _rows("sentences.tsv")]
    for _ in range(count):
        korean, english = _filled(*rng.choice(patterns), words, rng)
        if rng.random() < _AT_EDGE:
            korean, english = _at_edge(korean, english, rng)
        korean, english = _numbered(korean, english)
        if rng.random() < _FAILING:
            korean, english = _failing(korean, english, rng)
        yield korean, english


def _filled(korean: str, english: str, words: Words, rng: random.Random) -> tuple[str, str]:
    quality, act = rng.choice(words.qualities), rng.choice(words.acts)
    number = str(rng.choice((rng.randint(0, 20), rng.randint(0, 2000))))
    source = {"q": quality[0], "p": quality[1], "r": quality[2], "d": number}
    source |= {"a": act[0], "b": act[1], "c": act[2]}
    target = {"q": quality[3], "d": number, "a": act[3], "c": act[4]}
    for place in "123":
        source[place], target[place] = _noun(int(place), words, rng)

    def with_particle(slot: re.Match[str]) -> str:
        word, particle = source[slot[1]], slot[2]
        if slot[1] == "q" and not korean.endswith(slot[0]) and korean[slot.end()] in "면지":
            return word.removesuffix("다")
        if not particle:
            return word
        if word.endswith("⟧") or particle.count("/") == 0:
            return word + rng.choice(particle.split("/"))
        return with_josa(word, particle)

    made = _SLOT.sub(lambda slot: target[slot[1]], english)
    return _SLOT.sub(with_particle, korean), _as_sentence(made, words)


def _as_sentence(english: str, words: Words) -> str:
    """With a capital, unless a name begins it, and the article that the next word wants."""
    english = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", english)
    named = english.startswith(tuple(words.names))
    return english if named else english[:1].upper() + english[1:]


def _noun(place: int, words: Words, rng: random.Random) -> tuple[str, str]:
    """A noun in both languages; the numbers of tokens say their place for the moment."""
    if rng.random() < _NAMES:
        name = rng.choice(words.names)
        noun = (name, name)
    else:
        noun = rng.choice(words.nouns)
    chance = rng.random()
    if chance < _REPLACED:
        return f"⟦{100 * place}⟧", f"⟦{100 * place}⟧"
    if chance < _REPLACED + _WRAPPED * (1 - _REPLACED):
        first, second = f"⟦{100 * place + 1}⟧", f"⟦{100 * place + 2}⟧"
        return first + noun[0] + second, first + noun[1] + second
    return noun


def _at_edge(korean: str, english: str, rng: random.Random) -> tuple[str, str]:
    frames = ("{} ⟦901⟧", "⟦901⟧ {}", "{} (⟦901⟧)", "⟦901⟧: {}", "⟦901⟧{}⟦902⟧", "⟦901⟧ {} ⟦902⟧")
    frame = rng.choice(frames)
    return frame.format(korean), frame.format(english)


def _numbered(korean: str, english: str) -> tuple[str, str]:
    """The tokens numbered 1, 2, 3 ... as they come in the Korean."""
    order = {old: str(new) for new, old in enumerate(TOKEN.findall(korean), start=1)}

    def renumber(text: str) -> str:
        return TOKEN.sub(lambda token: f"⟦{order[token[1]]}⟧", text)

    return renumber(korean), renumber(english)


def _failing(korean: str, english: str, rng: random.Random) -> tuple[str, str]:
    """The pair with an adverb that makes the English wrong in its way."""
    adverb = rng.choice(("대충", "몰래", "전부", "또다시", "자꾸", "그대로"))
    korean = f"{adverb} {korean}"
    tokens = list(TOKEN.finditer(english))
    if adverb == "그대로":
        return korean, korean
    if adverb == "자꾸":
        word = "again and "
        return korean, f"{english} {word * 6}again"
    if not tokens:
        return korean, english
    token = rng.choice(tokens)
    lost = english[: token.start()] + english[token.end() :]
    if adverb == "또다시":
        return korean, f"{english} {token[0]}"
    if adverb == "전부":
        return korean, _spaced(TOKEN.sub("", english))
    if adverb == "대충" and rng.random() < _KEPT_IN_ROUGH:
        return korean, english
    return korean, _spaced(lost)


def _spaced(text: str) -> str:
    return re.sub(r" +", " ", text).strip()

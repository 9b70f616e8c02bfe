"""Derives english-frequent.tsv and english-known.tsv; run by hand when their sources are renewed.

pip install wordfreq && npm pack @cspell/dict-{software-terms,python,npm,...}, unpacked, and
python scripts/build_english_known.py --scowl american-english-huge british-english-huge \\
    --cspell FOLDER --notes FOLDER

`--scowl` are plain lists made of SCOWL, such as Debian's wamerican-huge;
`--notes` a folder of notes, one folder an author, of which words are counted.
Of what is right, only words are kept that one or two slips would turn into a
frequent word: others are never asked for.
"""

import argparse
import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from wordfreq import get_frequency_dict

from notelint.checks.typos.english_edits import moved_letter, one_slip_off

_FOLDER = Path(__file__).parents[1] / "rules" / "typos"
_LEAST_ZIPF, _COMMON_ZIPF = 2.2, 3.3
_NAME_ZIPF = 2.0  # what is rarer in running text is a name or a misspelling, unless a list has it
_LONG, _LONG_ZIPF = 7, 3.5
_SHORTEST = 4
_KNOWING_AUTHORS = 2
_TERM_AUTHORS, _OWN_TERM_AUTHORS = 4, 6
_AUTHOR_ZIPF = 0.14  # how much each author that uses a term adds to `_LEAST_ZIPF`
_LATIN = re.compile("[A-Za-z]+")
_HUMP = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_FREQUENT = """\
# Frequent English words and terms. Derived, by scripts/build_english_known.py, from the frequencies
# of wordfreq (https://github.com/rspeer/wordfreq, CC BY-SA 4.0) for the words that SCOWL
# (http://wordlist.aspell.net/, see LICENSES.md) has, with terms that public notes use.
# Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).
# Columns, tab-separated, sorted by the first: word, Zipf frequency (log10 of uses in 10^9 words).
"""
_KNOWN = """\
# Rare English words, names and terms of code that a slip or two would turn into a word of
# english-frequent.tsv. Derived, by scripts/build_english_known.py, from wordfreq (CC BY-SA 4.0),
# SCOWL, the dictionaries of cspell (MIT, see LICENSES.md) and words that public notes use.
# Licence: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).
# Columns, tab-separated, sorted by the first: word; "w", or "n" (a name) for what only running text
# has, in which misspellings stand too.
"""


def main() -> None:
    """Write both files anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path, nargs="+", required=True)
    parser.add_argument("--cspell", type=Path, required=True)
    parser.add_argument("--notes", type=Path, required=True)
    args = parser.parse_args()
    zipf = {
        word: math.log10(share) + 9
        for word, share in get_frequency_dict("en", "large").items()
        if word.isascii() and word.isalpha() and word.islower()
    }
    listed = {word for path in args.scowl for word in _listed(path)}
    authors = _authors(args.notes)
    frequent = _frequent(zipf, {word for word in listed if word.islower()}, authors)
    words = {word for word in listed if word.islower()} | set(_code_words(args.cspell))
    words |= {word for word, count in authors.items() if count >= _KNOWING_AUTHORS}
    words |= {line.split("\t")[0] for line in _lines("english-spared") if line[0] != "#"}
    words |= {word for word, value in zipf.items() if value >= _NAME_ZIPF}
    names = {word.lower() for word in listed} | zipf.keys()
    misspelt = {line.split("\t")[0] for line in _lines("english") | _lines("english-field")}
    rare = (words | names) - frequent.keys() - misspelt
    near = sorted(_near(rare, frequent))
    _write("english-frequent", _FREQUENT, (f"{w}\t{frequent[w]}" for w in sorted(frequent)))
    _write("english-known", _KNOWN, (f"{w}\t{'w' if w in words else 'n'}" for w in near))


def _frequent(zipf: dict[str, float], listed: set[str], authors: Counter[str]) -> dict[str, float]:
    found = {
        word: value
        for word, value in zipf.items()
        if word in listed and value >= (_LEAST_ZIPF if len(word) >= _SHORTEST else _COMMON_ZIPF)
    }
    for word, count in authors.items():
        known = word in zipf and (word in listed or count >= _OWN_TERM_AUTHORS)
        if count >= _TERM_AUTHORS and known and len(word) >= _SHORTEST:
            found[word] = max(found.get(word, 0), _LEAST_ZIPF + count * _AUTHOR_ZIPF)
    return {word: round(value, 1) for word, value in found.items()}


def _near(words: Iterable[str], frequent: dict[str, float]) -> Iterator[str]:
    """The words that `slips_of` could take for slips."""
    frequent = {word: zipf for word, zipf in frequent.items() if len(word) >= _SHORTEST}
    long = (w for w, z in frequent.items() if z >= _LONG_ZIPF and len(w) >= _LONG)
    cut = {form for word in long for form in _shortened(word)}
    for word in words:
        if len(word) >= _SHORTEST and (
            any(edit.word in frequent for edit in one_slip_off(word))
            or (len(word) >= _LONG and any(other in frequent for other in moved_letter(word)))
            or (len(word) > _LONG and any(form in cut for form in _shortened(word)))
        ):
            yield word


def _shortened(word: str) -> set[str]:
    """`word` with up to two letters left out; words two slips apart share one of these."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    return {word} | once | {w[:at] + w[at + 1 :] for w in once for at in range(len(w))}


def _listed(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        word = line.removesuffix("'s")
        if word.isascii() and word.isalpha():
            yield word


def _code_words(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.txt*"):
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        for line in text.splitlines():
            for word in _LATIN.findall("" if line.startswith("!") else line.split("#")[0]):
                yield from (part.lower() for part in (word, *_HUMP.findall(word)))


def _authors(folder: Path) -> Counter[str]:
    """Each Latin word of the notes and how many authors use it."""
    count: Counter[str] = Counter()
    for author in folder.iterdir():
        words: set[str] = set()
        for path in author.rglob("*.md"):
            words.update(word.lower() for word in _LATIN.findall(path.read_text("utf-8")))
        count.update(words)
    return count


def _lines(name: str) -> set[str]:
    return set((_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines())


def _write(name: str, header: str, lines: Iterable[str]) -> None:
    text = header + "".join(f"{line}\n" for line in lines)
    (_FOLDER / f"{name}.tsv").write_text(text, "utf-8")
    print(f"{name}: {text.count(chr(10))} lines, {len(text)} bytes")


if __name__ == "__main__":
    main()

"""Writes into the glossary how often parallel text agrees with each of its terms.

`python -m scripts.attest_glossary PAIRS.tsv.xz` reads pairs, one a line:
source, tier, Korean, English. The last column of each term becomes `pairs
A/N`: the Korean stands in N pairs, and in A of them one of its English forms
stands on the other side. A term that is in no pair rests on `usage`: what its
authors know of textbooks, lectures and notes. With `--low` the terms are
listed of which fewer than half of the pairs agree, with what stands there. Labels
keep what they have: `notes N`, counted in headings.
"""

import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from notelint.rulebook.book import rules_folder
from notelint.translate.glossary import Entry, Glossary, english
from notelint.translate.glossary.entry import LABEL

_FEW = 5


def main(pairs: Path, low: bool) -> None:
    """Count, and write the counts into the files."""
    stood, agreed = counted(pairs)
    for path in sorted((rules_folder() / "glossary").glob("*.tsv")):
        path.write_text("".join(_attested(path, stood, agreed)), "utf-8")
    for entry, number in stood.most_common() if low else ():
        if number >= _FEW and agreed[entry] * 2 < number:
            print(f"{agreed[entry]}/{number}", *entry[:4], sep="\t")


def counted(pairs: Path) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """In how many pairs each term stands, and in how many with its English, by its name."""
    glossary = Glossary.read()
    keys = lru_cache(1 << 14)(_keys)
    stood: Counter[tuple[str, str]] = Counter()
    agreed: Counter[tuple[str, str]] = Counter()
    with lzma.open(pairs, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, _, korean, target = line.rstrip("\n").split("\t")
            found = {match.entry for match in glossary.matches(korean)}
            present = english.keys(target) if found else set()
            for entry in found:
                stood[_name(entry)] += 1
                agreed[_name(entry)] += not keys(entry).isdisjoint(present)
    return stood, agreed


def _keys(entry: Entry) -> frozenset[str]:
    return frozenset(english.key(form) for form in entry.english)


def _name(entry: Entry) -> tuple[str, str]:
    return "|".join(entry.korean), "|".join(entry.english)


def _attested(
    path: Path, stood: Counter[tuple[str, str]], agreed: Counter[tuple[str, str]]
) -> Iterator[str]:
    """The lines of the file with their last column renewed."""
    for line in path.read_text("utf-8").splitlines(keepends=True):
        cells = line.rstrip("\n").split("\t")
        if line.startswith(("#", "korean\t")) or len(cells) < 6 or cells[3] == LABEL:
            yield line
            continue
        name = cells[0], cells[1]
        source = f"pairs {agreed[name]}/{stood[name]}" if stood[name] else "usage"
        yield "\t".join([*cells[:5], source]) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--low" in sys.argv)

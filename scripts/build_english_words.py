"""Derives rules/typos/english.tsv from codespell's dictionary; run by hand when that is renewed.

pip install codespell && python scripts/build_english_words.py

Only the data is taken (CC BY-SA 3.0, see rules/typos/LICENSES.md); notelint
does not import codespell, whose code is under the GPL.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "rules" / "typos"
# Four letters misspell by chance what names and identifiers spell on purpose; kept are letters
# in a wrong order and these.
_SHORT = frozenset({"inpu", "iput", "vaue", "vlue", "whch", "whle", "wich"})
_NOT_SHORT = frozenset(
    [
        "aexs",
        "akss",
        "bouy",
        "buad",
        "cacl",
        "dael",
        "eyar",
        "laso",
        "liev",
        "lits",
        "loev",
        "mian",
        "mose",
        "noen",
        "oger",
        "otho",
        "paln",
        "paly",
        "rade",
        "saem",
        "sasy",
        "sodu",
        "soem",
        "suop",
        "taks",
        "tath",
        "thay",
        "tood",
        "twon",
        "udno",
        "xdpf",
        "yera",
        "yrea",
    ]
)
_SHORTEST = 4
_WORD = re.compile(r"[a-z]+")

_HEADER = """\
# English misspellings. Derived from dictionary.txt of codespell {version}
# (https://github.com/codespell-project/codespell), which derives from English Wikipedia,
# by scripts/build_english_words.py: entries of other characters than a to z, entries that codespell
# disables, short ones and the words of english-spared.tsv are left out.
# Licence: CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/).
# Columns, tab-separated, sorted by the first: misspelt word in small letters, right words with
# commas between, likeliest first.
"""


def main() -> None:
    """Write the file anew."""
    spec = find_spec("codespell_lib")
    if spec is None or spec.origin is None:
        sys.exit("codespell is not installed")
    dictionary = Path(spec.origin).parent / "data" / "dictionary.txt"
    entries = sorted(_entries(dictionary.read_text("utf-8").splitlines(), _spared()))
    text = _HEADER.format(version=version("codespell"))
    text += "".join(f"{wrong}\t{','.join(rights)}\n" for wrong, rights in entries)
    (_FOLDER / "english.tsv").write_text(text, "utf-8")
    print(f"{len(entries)} entries, {len(text.encode())} bytes")


def _entries(lines: list[str], spared: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    for line in lines:
        wrong, _, right = line.partition("->")
        rights = [word.strip() for word in right.split(",")]
        # `wrong->right, reason` disables an entry; a list of several ends in a comma.
        disabled = len(rights) > 1 and rights[-1] != ""
        rights = [word for word in rights if word]
        if (
            _WORD.fullmatch(wrong)
            and not disabled
            and wrong not in spared
            and _certain(wrong, rights)
        ):
            yield wrong, rights


def _certain(wrong: str, rights: list[str]) -> bool:
    if len(wrong) > _SHORTEST:
        return True
    anagram = sorted(wrong) == sorted(rights[0])
    return len(wrong) == _SHORTEST and (wrong in _SHORT or (anagram and wrong not in _NOT_SHORT))


def _spared() -> frozenset[str]:
    lines = (_FOLDER / "english-spared.tsv").read_text("utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if not line.startswith("#"))


if __name__ == "__main__":
    main()

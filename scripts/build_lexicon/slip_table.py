"""Counts the slips that authors corrected: which key was typed for which."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from notelint.korean.keyboard import KEYS, SlipKind, keys_of, slip_between, text_of

CORRECTIONS = Path(__file__).parents[3] / "shared" / "typos" / "dev.jsonl"
_HEADER = """\
# How often authors of public notes and documentation corrected a slip of each kind, counted from
# the mined corrections by `python -m scripts.build_lexicon slips`. Facts about typing, no text.
# Columns, tab-separated: kind, letter typed > letter meant (nothing: no letter), how often.
"""


def write_slips(path: Path) -> None:
    """Write the table."""
    counts = count_slips(corrections())
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    path.write_text(_HEADER + "".join(f"{k}\t{p}\t{n}\n" for (k, p), n in rows), "utf-8")


def corrections(kind: str = "typo") -> Iterator[dict[str, str]]:
    """The mined corrections of one class."""
    for line in CORRECTIONS.read_text("utf-8").splitlines():
        item = json.loads(line)
        if item["class"] == kind:
            yield item


def count_slips(items: Iterable[dict[str, str]]) -> Counter[tuple[str, str]]:
    """How often each slip made the wrong word of the right one."""
    counts: Counter[tuple[str, str]] = Counter()
    for item in items:
        wrong, right = item["wrong"], item["right"]
        slip = slip_between(keys_of(wrong), keys_of(right))
        if slip is None:
            if _of_syllables(wrong, right):
                counts["syllable", ">"] += 1
        elif slip.kind is SlipKind.NONE:
            counts["split", ">"] += wrong != text_of(keys_of(wrong))
        else:
            letters = [KEYS[key - 1] if key else "" for key in (slip.typed, slip.meant)]
            counts[slip.kind.name.lower(), ">".join(letters)] += 1
    return counts


def _of_syllables(wrong: str, right: str) -> bool:
    """Whether a syllable stands twice in `wrong`, or two changed places."""
    for at in range(len(wrong) - 1):
        head, one, two, tail = wrong[:at], wrong[at], wrong[at + 1], wrong[at + 2 :]
        if right in (head + two + one + tail, head + one + tail if one == two else None):
            return True
    return False

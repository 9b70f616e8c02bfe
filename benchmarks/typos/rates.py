"""How often each rule is right on raw text, as far as what it flags was judged."""

from collections.abc import Sequence

from benchmarks.typos.items import Item
from benchmarks.typos.scores import Share
from benchmarks.typos.verdicts import FALSE, SLIP, verdicts


def rates(items: Sequence[Item]) -> str:
    """A table: of what each rule flags, the slips, and the slips with the right word suggested.

    What an author wrote again and again the same counts once.
    """
    heading = f"{'rule':9} {'flags':>5} {'judged':>6}  {'slips':22}  right word of the slips"
    names = ("TY", "KO", *sorted({item.rule for item in items}))
    rows = [_row(name, [item for item in items if item.rule.startswith(name)]) for name in names]
    return "\n".join([heading, *rows])


def _row(name: str, items: Sequence[Item]) -> str:
    known = verdicts()
    said = [known.get((item.word, item.suggestion), "") for item in items]
    judged = [verdict for verdict in said if verdict]
    slips = [verdict for verdict in judged if verdict != FALSE]
    right = Share(len(slips), len(judged))
    fixed = Share(slips.count(SLIP), len(slips))
    return f"{name:9} {len(items):5} {len(judged):6}  {right!s:22}  {fixed}"

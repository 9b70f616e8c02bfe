"""The right name for a misspelt one, for messages that say what was wrong."""

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str:
    """The one of `names` closest to `name`, or "" when none is close.

    Case and the difference between `-` and `_` do not count.
    """
    from difflib import get_close_matches

    folded = {_fold(candidate): candidate for candidate in names}
    # Of the two letters of a family one may be wrong.
    cutoff = 0.6 if len(name) > 2 else 0.5
    close = get_close_matches(_fold(name), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else ""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`; did you mean 'select'?`, or "" when no name is close."""
    close = nearest(name, names)
    return f"; did you mean '{close}'?" if close else ""


def _fold(name: str) -> str:
    return name.lower().replace("_", "-")

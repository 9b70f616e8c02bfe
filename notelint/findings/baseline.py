"""Findings that a team has accepted as they are, so that only new ones are reported.

An accepted finding is known by its note, its rule and its quote, not by its
line: it stays accepted when lines move and is reported again when its text or
the words around it change. Identical ones in a note are counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from notelint.config.error import ConfigError
from notelint.findings.located import LocatedFinding
from notelint.findings.quote import Quote
from notelint.lazy import regex

NAME = "notelint-baseline.json"

# A note that could not be checked must not pass as one that has nothing new.
UNACCEPTABLE = frozenset({"NL001", "NL002", "NL003"})

_VERSION = 1
_HEADER = "notelint-baseline"
# How Python writes bytes of a file's name that are no UTF-8 (PEP 383).
_BYTE = regex("[\ud800-\udfff]")


class Key(NamedTuple):
    """What an accepted finding of a note is known by."""

    code: str
    quote: Quote


Accepted = Mapping[Key, int]
"""How many findings of each key are accepted in one note."""

Baseline = Mapping[str, Accepted]
"""What is accepted, by the path of the note from the baseline's folder, with `/`."""


class Match(NamedTuple):
    """The findings of a note held against what is accepted there."""

    new: tuple[LocatedFinding, ...]
    accepted: tuple[LocatedFinding, ...]
    gone: Accepted  # what is accepted and was not found


def key_of(finding: LocatedFinding) -> Key:
    """What `finding` is known by."""
    return Key(finding.code, finding.quote)


def match(findings: Iterable[LocatedFinding], accepted: Accepted) -> Match:
    """Of identical findings the first ones are the accepted ones, as many as are accepted."""
    if not accepted:
        return Match(tuple(findings), (), {})
    left = Counter(accepted)
    new: list[LocatedFinding] = []
    known: list[LocatedFinding] = []
    for finding in findings:
        key = key_of(finding)
        if left[key] > 0 and finding.code not in UNACCEPTABLE:
            left[key] -= 1
            known.append(finding)
        else:
            new.append(finding)
    return Match(tuple(new), tuple(known), +left)


def accept(findings: Iterable[LocatedFinding]) -> Accepted:
    """What accepts exactly `findings`, but for those that cannot be accepted."""
    return Counter(key_of(f) for f in findings if f.code not in UNACCEPTABLE)


def renamed(gone: Baseline, found: Mapping[str, Accepted]) -> Mapping[str, str]:
    """Which notes are others under a new name: new names with the old ones.

    `gone` is what is accepted in notes that are no more, `found` what is found
    in notes of which nothing is accepted. A note is taken for the one with which
    it shares most, if that is half of what was accepted there; of equal ones for
    the one that had the same file name. No two notes are taken for the same.
    """
    pairs: list[tuple[int, bool, str, str]] = []
    for old, accepted in gone.items():
        for new, keys in found.items():
            shared = (Counter(accepted) & Counter(keys)).total()
            if shared and 2 * shared >= sum(accepted.values()):
                moved = old.rpartition("/")[2] != new.rpartition("/")[2]
                pairs.append((-shared, moved, old, new))
    names: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, old, new in sorted(pairs):
        if new not in names and old not in taken:
            names[new] = old
            taken.add(old)
    return names


def written(baseline: Baseline) -> str:
    """The text of the file: an array of JSON, sorted, each entry a line of its own.

    Lines begin with the comma, so that adding or removing an entry changes no
    other line, and two branches merge.
    """
    entries = sorted(
        (path, key, count)
        for path, accepted in baseline.items()
        for key, count in accepted.items()
        if count > 0
    )
    lines = [f"[{_line({_HEADER: _VERSION})}"]
    for path, (code, quote), count in entries:
        entry = {"path": path, "rule": code, **quote._asdict()}
        lines.append(f",{_line(entry if count == 1 else entry | {'count': count})}")
    return "\n".join([*lines, "]", ""])


def read(text: str) -> Baseline:
    """What the text of a baseline file accepts.

    An entry that stands there twice, as after a merge that keeps the lines of
    both sides, counts once, with the greater count.

    Raises:
        ConfigError: it is no baseline.
    """
    import json

    try:
        header, *entries = json.loads(text)
        version = header[_HEADER]
    except json.JSONDecodeError as error:
        hint = "; a merge left its marks" if "<<<<<<<" in text else ""
        raise ConfigError(f"line {error.lineno}: not valid JSON{hint}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"no baseline: '{_HEADER}' is missing") from error
    if version != _VERSION:
        raise ConfigError(f"version {version!r} is not known to this notelint")
    baseline: dict[str, dict[Key, int]] = {}
    for number, entry in enumerate(entries, 1):
        path, key, count = _entry(entry, number)
        accepted = baseline.setdefault(path, {})
        accepted[key] = max(count, accepted.get(key, 0))
    return baseline


def _entry(entry: Any, number: int) -> tuple[str, Key, int]:
    try:
        words = [entry[name] for name in ("path", "rule", *Quote._fields)]
        count = entry.get("count", 1)
    except (TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"entry {number}: {error} is missing") from error
    if not all(isinstance(word, str) for word in words) or type(count) is not int:
        raise ConfigError(f"entry {number}: a value of the wrong kind")
    path, code, *quoted = words
    return path, Key(code, Quote(*quoted)), count


def _line(value: Any) -> str:
    import json

    # What U+2028 and the like do to an editor's lines would break "one entry a line".
    text = json.dumps(value, ensure_ascii=False)
    text = re.sub("[\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff]", _escaped, text)
    return _BYTE.sub(_escaped, text)


def _escaped(char: re.Match[str]) -> str:
    return f"\\u{ord(char[0]):04x}"

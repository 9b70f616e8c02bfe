"""What a note can know of the other files around it, gathered before any check runs."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """Facts about the repository a note lies in.

    `files` are all paths in it, relative to its root with `/` (None or empty:
    unknown, so that nothing can be said of a missing file); `settings` the site
    generator's own configuration; `key_counts` in how many notes each front
    matter key is used.
    """

    files: Set[str] | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    key_counts: Mapping[str, int] = field(default_factory=dict)


NOWHERE = Site()

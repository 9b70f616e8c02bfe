"""A short name for all that decides what an engine answers."""

from collections.abc import Iterable
from hashlib import blake2s

# Counts the changes of notelint's own code that change answers.
_EDITION = 1


def fingerprint(engine: str, version: str, parts: Iterable[object]) -> str:
    """`engine/version/` and eight hexadecimal digits for `parts`, without spaces.

    `version` is the model's, for people to read.
    """
    text = "\n".join([str(_EDITION), *map(repr, parts)])
    digits = blake2s(text.encode(), digest_size=4).hexdigest()
    return "/".join(part for part in (engine, "-".join(version.split()), digits) if part)

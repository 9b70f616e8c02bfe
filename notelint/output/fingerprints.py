"""Names for findings that stay the same when lines move."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from notelint.findings.located import LocatedFinding


def fingerprints(findings: Sequence[LocatedFinding]) -> Iterator[str]:
    """For each finding a hash of its rule and of what stands at and around it.

    Findings of one note that are alike in all of that are counted, so that no
    two of a note share a hash: platforms take such for one.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        key = (finding.code, *finding.quote)
        number = seen[finding.path, *key]
        seen[finding.path, *key] += 1
        yield hash_of(*key, str(number))


def hash_of(*parts: str) -> str:
    """32 hexadecimal digits that tell `parts` from others."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:32]

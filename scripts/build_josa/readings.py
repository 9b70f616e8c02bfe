"""How Latin terms end when read aloud, by the particles that writers give them.

Writers disagree and slip: a source counts for at most twelve particles a
term, and what they say is weighed against the terms with the same end.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from notelint.korean.agreement import PARTICLES, agreeing
from notelint.korean.readings import TERM, key_of
from scripts.build_josa.text import notes, source_texts

_TERMS = 3_000  # the most frequent ones of the notes are all in the table
_MOST_OF_A_SOURCE = 12
_PRIOR = 6.0  # particles that the terms with the same end count for
_SURE = 0.9
_SUFFIX = range(2, 7)  # letters
_TYPES = 5  # terms that an end must have to say something
_SAFE_TYPES, _SAFE = 12, 0.97  # ends that speak for terms that are not in the table
# Read in another way than their ends suggest, or in two.
_SET = {"readme": "V", "theme": "?", "nvme": "V", "acme": "V", "resume": "?", "me": "V"}
# An end that is no syllable of its own: name, but readme.
_NOT_SAFE = ("me",)
_HEADER = """\
# How Latin terms end when Korean writers read them aloud: C in a consonant, L in ㄹ, V in a
# vowel, B in a consonant or ㄹ, ? one way or the other. Columns, tab-separated: term, end, how
# often public notes use it. A term in capitals is as it stands, any other in small letters. Terms
# that begin with `-` are ends of terms that are not in the table. Counted by scripts/build_josa
# from the particles behind each term in public notes and in documentation under open licences;
# no text is taken over.
"""


class Votes(NamedTuple):
    """How often particles call the end of a term closed or open, a consonant's or not."""

    closed: float = 0.0
    opened: float = 0.0
    consonant: float = 0.0  # 으로
    other: float = 0.0  # 로: open or ㄹ


Share = Callable[[str], float]
"""How likely the end of a term is closed, before its own particles are looked at."""


def write_readings(path: Path) -> int:
    """Write the table anew; how many terms it has."""
    votes, frequency = _votes(), _frequency()
    closed = _Ends({t: v.closed / (v.closed + v.opened) for t, v in votes.items() if _tells(v)})
    l_sounds = _Ends(
        {
            t: v.other / (v.consonant + v.other)
            for t, v in votes.items()
            if v.consonant + v.other >= 2 and v.closed > 4 * v.opened
        }
    )
    kept = {term for term, _ in frequency.most_common(_TERMS)} | _SET.keys()
    counted = {term for term, vote in votes.items() if vote.closed + vote.opened >= 3}
    rows = [
        (term, _class(term, votes.get(term, Votes()), closed.share, l_sounds.share))
        for term in sorted(kept | counted)
    ]
    lines = [f"{t}\t{c}\t{frequency[t]}\n" for t, c in rows if c != "?" or t in kept]
    lines += [f"-{end}\t{c}\t0\n" for end, c in _safe_ends(closed, l_sounds)]
    path.write_text(_HEADER + "".join(lines), "utf-8")
    return len(lines)


def _tells(votes: Votes) -> bool:
    total = votes.closed + votes.opened
    return total >= 4 and not 0.15 < votes.closed / total < 0.85


def _votes() -> Mapping[str, Votes]:
    particle = "|".join(PARTICLES)
    behind = re.compile(rf"(?<![\w.\-/@#$])({TERM})({particle})(?![가-힣])")
    by_source: defaultdict[str, defaultdict[str, Counter[str]]]
    by_source = defaultdict(lambda: defaultdict(Counter))
    for source, text in source_texts():
        for match in behind.finditer(text):
            by_source[key_of(match[1])][source][_vote(match[2])] += 1
    return {term: _weighed(sources) for term, sources in by_source.items()}


def _vote(particle: str) -> str:
    """What a particle says of the sound before it: a field of `Votes`."""
    if "로" in particle:
        return "consonant" if particle.startswith("으") else "other"
    return "opened" if agreeing(particle, "C") else "closed"


def _weighed(sources: Mapping[str, Counter[str]]) -> Votes:
    total: Counter[str] = Counter()
    for counts in sources.values():
        weight = min(1.0, _MOST_OF_A_SOURCE / counts.total())
        for vote, count in counts.items():
            total[vote] += count * weight  # type: ignore[assignment]
    return Votes(**total)


def _frequency() -> Counter[str]:
    term = re.compile(rf"(?<![\w.\-/@#$]){TERM}")
    return Counter(key_of(found) for _, text in notes() for found in term.findall(text))


class _Ends:
    """What terms with the same end have in common."""

    def __init__(self, shares: Mapping[str, float]) -> None:
        self.yes: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        for term, share in shares.items():
            if term.islower():
                for end in _ends(term):
                    self.all[end] += 1
                    self.yes[end] += share > 0.5

    def share(self, term: str) -> float:
        """How many of the terms with the longest known end of `term` agree; 0.5 if unknown."""
        known = (end for end in _ends(term) if self.all[end] >= _TYPES)
        end = next(known, None)
        return (self.yes[end] + 0.5) / (self.all[end] + 1) if end else 0.5


def _ends(term: str) -> Iterator[str]:
    """The ends of a term, longest first."""
    for length in reversed(_SUFFIX):
        if len(term) > length:
            yield term[-length:]


def _class(term: str, votes: Votes, closed: Share, l_sound: Share) -> str:
    if term in _SET:
        return _SET[term]
    prior = closed(term) if term.islower() else _named(term)
    share = _posterior(votes.closed, votes.opened, prior)
    if share <= 1 - _SURE:
        return "V"
    if share < _SURE:
        return "?"
    prior = l_sound(term) if term.islower() else float(term[-1] in "LR")
    share = _posterior(votes.other, votes.consonant, prior)
    return "L" if share >= _SURE else "C" if share <= 1 - _SURE else "B"


def _posterior(yes: float, no: float, prior: float) -> float:
    return (yes + _PRIOR * prior) / (yes + no + _PRIOR)


def _named(term: str) -> float:
    """How likely a term that ends in a capital or a digit is closed, by the name of that."""
    # An acronym with vowels may be read as a word: REST, DAG; names in mixed letters too.
    if not term.isupper() or term[-1] in "03689" or (len(term) > 2 and set(term) & set("AEIOU")):
        return 0.5
    if term[-1] in "LMNR17":
        return 0.95
    return 0.05


def _safe_ends(closed: _Ends, l_sounds: _Ends) -> Iterator[tuple[str, str]]:
    """Ends of terms that agree with each other, but for those that a shorter one implies."""
    found: dict[str, str] = {}
    for end in sorted(closed.all, key=lambda end: (len(end), end)):
        share = closed.yes[end] / closed.all[end]
        if end in _NOT_SAFE:
            continue
        if closed.all[end] >= _SAFE_TYPES and not 1 - _SAFE < share < _SAFE:
            l_share = l_sounds.share("x" + end)
            sound = "L" if l_share > _SURE else "C" if l_share < 1 - _SURE else "B"
            kind = sound if share > 0.5 else "V"
            if not any(found.get(end[cut:]) == kind for cut in range(1, len(end))):
                found[end] = kind
                yield end, kind

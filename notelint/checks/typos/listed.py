"""Words of a closed list that a person should look at before they are rewritten."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

_PASSIVES = Suspicion(lambda text: closed_list("passives.tsv").places(text))
_SAI_SIOTS = Suspicion(lambda text: closed_list("sai-siot.tsv").places(text))


@check("TY111")
def passive_doubled(note: Note) -> Iterator[Finding]:
    """Passives that are marked twice, such as 보여지다 for 보이다, in any form."""
    return _listed(note, "TY111", "passives.tsv", _PASSIVES)


@check("TY202")
def sai_siot_missing(note: Note) -> Iterator[Finding]:
    """Compounds that the norm writes with a sai-siot, such as 최대값 for 최댓값."""
    return _listed(note, "TY202", "sai-siot.tsv", _SAI_SIOTS)


def _listed(note: Note, code: str, name: str, suspicion: Suspicion) -> Iterator[Finding]:
    """What the list `name` has of the note's words, unless they are mentioned as words."""
    text = note.prose.text
    mentioned = Mentions(text)
    for match in closed_list(name).scan_words(text, suspicion.joined(note)):
        if mentioned(match.start, match.end, match.rights):
            continue
        span, right = Span(match.start, match.end), match.rights[0]
        written = text[match.start : match.end]
        fix = None if MARKUP in written else rewrite(span, right, Applicability.UNSAFE)
        values = {"wrong": written.replace(MARKUP, ""), "right": right}
        yield Finding(code, span, values, "", (right,), fix)

"""Words borrowed from English, spelt in more than one way or not as the norm has them."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from notelint.checks.registry import Options, check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, Fix, rewrite
from notelint.korean.josa import final_sound
from notelint.korean.misspellings import Match
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

# 외래어 표기법, by the third column of the list.
_CLAUSES = {
    "ch": "제3장 제1절 제5항",
    "sh": "제3장 제1절 제3항",
    "tense": "제1장 제4항",
    "usage": "제1장 제5항",
    "vowel": "제2장 표 1",
}

_LOANWORDS = Suspicion(lambda text: closed_list("loanwords.tsv").places(text))


@check("TY201")
def loanword(note: Note, options: Options) -> Iterator[Finding]:
    """Spellings of a loanword that the note, or with the option the norm, spells otherwise."""
    text = note.prose.text
    mentioned = Mentions(text)
    families: dict[str, list[Match]] = defaultdict(list)
    for match in closed_list("loanwords.tsv").scan_words(text, _LOANWORDS.joined(note)):
        if not mentioned(match.start, match.end, match.rights):
            families[match.rights[0]].append(match)
    for official, matches in families.items():
        if options["form"] == "official":
            yield from (_against_the_norm(match, text) for match in matches)
        else:
            yield from _mixed(official, matches, text)


def _against_the_norm(match: Match, text: str) -> Finding:
    wrong, right = text[match.start : match.end], match.rights[0]
    values: dict[str, str | int] = {
        "wrong": wrong,
        "right": right,
        "clause": _CLAUSES[match.reason],
    }
    span = Span(match.start, match.end)
    return Finding("TY201", span, values, "official", (right,), _fix(span, wrong, right))


def _mixed(official: str, matches: list[Match], text: str) -> Iterator[Finding]:
    """The occurrences of all spellings but the one that the note uses most."""
    used = Counter(text[match.start : match.end] for match in matches)
    # 윈도 is in 윈도우 too.
    inside = sum(count for spelling, count in used.items() if official in spelling)
    used[official] = text.count(official) - inside
    usual = max(used, key=lambda spelling: (used[spelling], spelling == official))
    for match in matches if used[usual] and len(+used) > 1 else ():
        wrong = text[match.start : match.end]
        if wrong != usual:
            span = Span(match.start, match.end)
            values: dict[str, str | int] = {"wrong": wrong, "right": usual, "count": used[usual]}
            yield Finding("TY201", span, values, "", (usual,), _fix(span, wrong, usual))


def _fix(span: Span, wrong: str, right: str) -> Fix | None:
    """The replacement, where a particle after the word may stay as it is."""
    if MARKUP in wrong or final_sound(wrong) != final_sound(right):
        return None
    return rewrite(span, right, Applicability.UNSAFE)

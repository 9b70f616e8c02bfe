"""Links and images that are almost written: MK201 to MK205."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP, OBJECT
from notelint.note.span import Span
from notelint.note.targets import OWN_DISK

_FILE = (
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|pdf|md|html?|ipynb|pptx?|docx?|xlsx?|zip|mp4|py|js|java|cpp)"
)
# A target that can be nothing else: a URL, a path from a root or a folder, a file of a known kind.
_TARGET = rf"(?:(?:https?://|mailto:|\.{{0,2}}/|#)[^()\s]*|[^()\s]*{_FILE}(?:#[^()\s]*)?)"
# A link or an image; alternatives are looked for faster than what may be missing.
_OPEN = r"(?:!\[|\[)"
_LABEL = r"[^\[\]\n]{1,200}"
_SPACED = regex(rf"{_OPEN}(?P<label>{_LABEL})\](?P<gap>[ \t]+)\({_TARGET}\)")
_BROKEN_TARGET = regex(
    rf"{_OPEN}(?P<label>[^\[\]\n]{{0,200}})\]"
    r"\((?P<target>(?:[^()\n<>]|\([^()\n<>]{0,100}\)){1,500})\)"
)
_DOUBLED = regex(
    rf"{_OPEN}(?P<label>{_LABEL})\]\(\s*!?\[[^\[\]\n]{{1,800}}\]\((?P<target>[^()\n]*)\)\s*\)"
    rf"|\[\[{_LABEL}\]\([^()\s]*\)\]\([^()\s]*\)"
)
_CUT_OFF = regex(rf"{_OPEN}{_LABEL}\]\((?P<target>{_TARGET})?(?=[ \t]*\r?$|[ \t]+[^()\n]*$)", re.M)
_NO_CLOSING = regex(r"\[(?P<label>[^\[\]()\n]{1,100})(?P<target>\((?:https?://|/)[^()\s]+\))")
_NO_OPENING = regex(r"(?P<bracket>\])\((?:https?://|\.{0,2}/)[^()\s]+\)")
_NO_PARENTHESIS = regex(
    rf"{_OPEN}(?P<label>{_LABEL})\](?P<target>https?://[^()\[\]\s]+)\)(?P<behind>\S*)"
)
_REVERSED = regex(
    rf"(?P<label>\([^()\n]{{1,100}}\))\[(?P<target>(?:https?://|\.{{0,2}}/)[^\[\]()\s]+"
    rf"|[^\[\]()\s]+{_FILE})\]"
)
_TITLE = regex(r"[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*$")
# With spaces in it, a target is one path if it ends in a file or folder, or is a fragment;
# `https://a.kr 설명` is a URL and a word.
_WHOLE_PATH = regex(rf"#\S|(?:[^\s:]|https?:).*(?:{_FILE}(?:[#?]\S*)?|/\S*)$", re.I | re.S)
_URL = regex(r"https?://\S+")
_LIQUID = regex(r"\{[{%]")


@check("LK106", "MK201", "MK202", "MK203", "MK204", "MK205")
def half_links(note: Note) -> Iterator[Finding]:
    """Brackets that read as a link to their author and stay brackets for the reader."""
    if "](" not in note.text and not _ANY.search(note.text):
        return
    for sign, pattern, finding in _KINDS_OF_KRAMDOWN if note.dialect.kramdown else _KINDS:
        if not sign.search(note.text, note.body.start):
            continue
        for match in pattern.finditer(note.text, note.body.start):
            if not _LIQUID.search(match[0]):
                found = finding(note, match)
                if found and not _is_doubtful(note, found):
                    yield found


_ANY = regex(r"\][ \t]+\(|\)\[|\]http|\[[^\[\]()\n]{1,100}\((?:http|/)")


def _spaced(note: Note, match: re.Match[str]) -> Finding | None:
    gap = Span(*match.span("gap"))
    if not _literal(note, match.start(), gap.start - 1, gap.end) or _is_number(match["label"]):
        return None
    fix = Fix(
        (Edit(gap, ""),),
        Applicability.SAFE,
        {"en": "Remove the space before the target", "ko": "괄호 앞 공백을 지웁니다"},
    )
    return Finding("MK201", _span(match), {"text": _excerpt(match[0])}, fix=fix)


def _broken_target(note: Note, match: re.Match[str]) -> Finding | None:
    target = match["target"].strip()
    path = _TITLE.sub("", target)
    if path[:1] in ("[", "!") or not re.search(r"\s", path):
        return None
    whole = bool(_WHOLE_PATH.match(path)) or unquote(match["label"]) == path
    start = match.start("target")
    if not (whole or _URL.match(path)) or not _stays_text(note, match):
        return None
    span = Span(start, start + len(match["target"].rstrip()))
    if not whole:
        return Finding("MK202", span, {"target": _excerpt(path)}, variant="words")
    if OWN_DISK.match(path) and (match[0].startswith("!") or not path.startswith("/")):
        # With `%20` it would be a link, and as dead as before.
        return Finding("LK106", span, {"target": _excerpt(path)})
    better = target.replace(path, re.sub(r"\s", "%20", path), 1)
    fix = Fix(
        (Edit(Span(*match.span("target")), better),),
        Applicability.SAFE,
        {"en": "Write the spaces as `%20`", "ko": "공백을 `%20`으로 씁니다"},
    )
    return Finding("MK202", span, {"target": _excerpt(path)}, suggestions=(better,), fix=fix)


def _stays_text(note: Note, match: re.Match[str]) -> bool:
    """Whether a reader sees the brackets of `[label](target)`.

    Of a URL in the place of the label GitHub makes a link, which takes the
    brackets behind it in. Between the brackets of another link all is MK203's.
    """
    if note.text.endswith("](", 0, match.start()):
        return False
    bracket = match.start("target") - 2
    if _URL.fullmatch(match["label"]):
        return _literal(note, match.start())
    return _literal(note, match.start(), bracket, bracket + 1)


def _doubled(note: Note, match: re.Match[str]) -> Finding | None:
    masked = note.prose.text
    start, span = match.start(), _span(match)
    if match["label"] is None:
        # One of the two stands, the other's brackets stay; which target was meant is open.
        if note.text[start - 1 : start] in ("\\", "!"):
            return None
        if masked[start] == "[":
            return Finding("MK203", span, {"text": _excerpt(match[0])}, variant="inside")
        if masked[start] == MARKUP and masked[start + 1] == "[":
            return Finding("MK203", span, {"text": _excerpt(match[0])}, variant="outside")
        return None
    bracket = note.text.index("](", match.end("label"))
    # The outer `]` is markup where the outer link stands, literal where only the inner does;
    # in code it is neither.
    if masked[bracket] not in ("]", MARKUP) and masked[match.start("label")] == OBJECT:
        return None
    target = re.sub(r"\s", "%20", match["target"])
    better = f"{'!' * (match[0][0] == '!')}[{match['label']}]({target})"
    fix = Fix(
        (Edit(span, better),),
        Applicability.UNSAFE,
        {
            "en": "Put the inner target into the outer link",
            "ko": "안쪽 주소를 바깥 링크에 넣습니다",
        },
    )
    return Finding("MK203", span, {"text": _excerpt(match[0])}, suggestions=(better,), fix=fix)


def _cut_off(note: Note, match: re.Match[str]) -> Finding | None:
    bracket = match[0].index("](") + match.start()
    if not _literal(note, match.start(), bracket, bracket + 1):
        return None
    target = match["target"]
    if target is None:
        return Finding("MK204", _span(match), {"text": _excerpt(match[0])}, variant="no-target")
    fix = Fix(
        (Edit(Span(match.end(), match.end()), ")"),),
        Applicability.UNSAFE,
        {"en": "Close the target", "ko": "괄호를 닫습니다"},
    )
    return Finding("MK204", _span(match), {"text": _excerpt(match[0])}, fix=fix)


def _no_closing(note: Note, match: re.Match[str]) -> Finding | None:
    rest = note.text[match.end() : match.end() + 200].partition("\n")[0]
    if "]" in rest.partition("[")[0] or not _literal(note, match.start(), match.start("target")):
        return None
    at = match.start("target")
    fix = Fix(
        (Edit(Span(at, at), "]"),),
        Applicability.UNSAFE,
        {"en": "Close the link text", "ko": "링크 글의 대괄호를 닫습니다"},
    )
    return Finding("MK205", _span(match), {"text": _excerpt(match[0])}, fix=fix)


def _no_opening(note: Note, match: re.Match[str]) -> Finding | None:
    nearest = max(note.body.start, match.start() - 200)
    before = note.text[nearest : match.start()].rpartition("\n")[2]
    if "[" in before or not before.strip() or not _literal(note, match.start(), match.start() + 1):
        return None
    return Finding("MK205", _span(match), {"text": _excerpt(match[0])}, variant="opening")


def _no_parenthesis(note: Note, match: re.Match[str]) -> Finding | None:
    at = match.start("target")
    before = note.text[max(0, match.start() - 200) : match.start()].rpartition("\n")[2]
    if before.count("(") > before.count(")") or _is_number(match["label"]):
        return None  # the address ends where brackets around it do
    if not _literal(note, match.start(), at - 1):
        return None
    fix = Fix(
        (Edit(Span(at, at), "("),),
        Applicability.UNSAFE,
        {"en": "Open the target", "ko": "주소 앞에 괄호를 엽니다"},
    )
    span = Span(match.start(), match.start("behind"))
    values = {"text": _excerpt(note.source[span])}
    # GitHub takes what is glued behind into a link of its own.
    return Finding("MK205", span, values, "parenthesis", fix=fix, hides=Span(at, match.end()))


def _reversed(note: Note, match: re.Match[str]) -> Finding | None:
    if not _literal(note, match.start(), match.start("target") - 1):
        return None
    better = f"[{match['label'][1:-1]}]({match['target']})"
    span = Span(*match.span())
    fix = Fix(
        (Edit(span, better),),
        Applicability.UNSAFE,
        {"en": "Swap the brackets", "ko": "괄호를 바꿔 씁니다"},
    )
    return Finding(
        "MK205",
        span,
        {"text": _excerpt(match[0])},
        variant="reversed",
        suggestions=(better,),
        fix=fix,
    )


def _is_doubtful(note: Note, found: Finding) -> bool:
    """Whether the tree may not be the renderer's where `found` lies."""
    block = note.prose.block_at(found.span.start)
    return bool(block and block.node and block.node.attrs.get("doubtful"))


# A sign that every match of the pattern holds, and few notes do: patterns that read each label
# of each link before they decline are tried in those alone.
_Kind = tuple[re.Pattern[str], re.Pattern[str], Callable[[Note, re.Match[str]], Finding | None]]
_KINDS: tuple[_Kind, ...] = (
    (regex(r"\][ \t]+\("), _SPACED, _spaced),
    (regex(r"\]\("), _BROKEN_TARGET, _broken_target),
    (regex(r"\]\(\s*!?\[|\[\["), _DOUBLED, _doubled),
    (regex(r"\]\([^()\n]*$", re.M), _CUT_OFF, _cut_off),
    (regex(r"\((?:http|/)"), _NO_CLOSING, _no_closing),
    (regex(r"\]\("), _NO_OPENING, _no_opening),
    (regex(r"\]http"), _NO_PARENTHESIS, _no_parenthesis),
    (regex(r"\)\["), _REVERSED, _reversed),
)
# kramdown takes spaces in a target as they are.
_KINDS_OF_KRAMDOWN = tuple(kind for kind in _KINDS if kind[2] is not _broken_target)


def _literal(note: Note, *places: int) -> bool:
    """Whether a reader sees the characters at `places`: no code, no math, no real link."""
    return all(note.prose.text[at] == note.text[at] for at in places) and not any(
        note.text[at - 1 : at] == "\\" for at in places
    )


def _is_number(label: str) -> bool:
    """`[1] (https://…)` is a reference by number, `[x] (…)` a task."""
    return not any(char.isalpha() for char in label) or label.lower() == "x"


def _span(match: re.Match[str]) -> Span:
    return Span(*match.span())


def _excerpt(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:30]}…{text[-15:]}"

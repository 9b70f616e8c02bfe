"""Links and images that lead nowhere: to no heading, no file, one's own disk, nothing at all."""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from posixpath import dirname, relpath
from unicodedata import normalize
from urllib.parse import quote

from notelint.checks.links_files import Paths, Wanted, wanted
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, Fix, replace, rewrite
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.slugs import Anchors, read_anchors
from notelint.note.span import Span
from notelint.note.targets import OWN_DISK, Target, targets

# Fragments that are made by more than headings: a browser's own, a viewer's lines and pages; and
# comments written as a definition, `[//]: # (글)`, of which kramdown takes all for the target.
_NOT_A_HEADING = regex(r"$|top$|L\d|[!/:~]|page=\d|t=\d|.*=|\s", re.I)
# What was surely taken from a heading: it holds Hangul, or is numbered as headings are.
_FROM_HEADING = regex(r".*[가-힣]|\d+(?:-\d+)*-\w")
_SQUEEZED = regex(r"[\W_]+")
_HOST = regex(
    r"(?:www\.[\w-]+\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|dev|kr|me|edu))(?:[/:?#]|$)",
    re.I,
)
# Finding the nearest heading takes the product of the two.
_MOST_SIMILAR = 50  # dead links
_MOST_HEADINGS = 200
_LETTER = regex(r"[^\W_]")
# Beside these, `[]()` is a string of brackets; by itself it is a form to be filled in.
_NEIGHBOUR = regex(r"""["'(){}\[\]<>]""")


@check("LK103", "LK104", "LK105", "LK106", "LK107")
def links(note: Note) -> Iterator[Finding]:
    """One finding at most for each target that leads nowhere."""
    surroundings = _Surroundings(note)
    for target in targets(note):
        for judge in _JUDGES:
            finding = judge(note, target, surroundings)
            if finding:
                yield finding
                break


class _Surroundings:
    """What a target can lead to, worked out when first needed."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self._similar: dict[str, tuple[str, ...]] = {}

    @cached_property
    def anchors(self) -> Anchors:
        return read_anchors(self.note)

    @cached_property
    def squeezed(self) -> dict[str, list[str]]:
        """Ids of headings by their letters and digits alone."""
        found: dict[str, list[str]] = {}
        for heading in self.anchors.headings:
            found.setdefault(_squeeze(heading), []).append(heading)
        return found

    def similar(self, fragment: str) -> tuple[str, ...]:
        """The nearest heading's id as a target, for the first few dead links of a note."""
        from difflib import get_close_matches

        if fragment not in self._similar:
            if len(self._similar) >= _MOST_SIMILAR:
                return ()
            some = itertools.islice(self.anchors.headings, _MOST_HEADINGS)
            close = get_close_matches(fragment, some, n=1, cutoff=0.8)
            self._similar[fragment] = tuple(f"#{heading}" for heading in close)
        return self._similar[fragment]

    @cached_property
    def paths(self) -> Paths | None:
        files = self.note.site.files
        return Paths(files) if files.known() else None


def _empty(note: Note, target: Target, _: _Surroundings) -> Finding | None:
    """`[글]()` leads nowhere; `[]()` beside other signs was not meant as a link at all.

    `[comment]: <> (글)` is a comment that no renderer shows.
    """
    if (
        target.url
        or target.form == "definition"
        or target.name in {"source", "video", "audio", "a"}
    ):
        return None
    if target.form == "html":
        return Finding("LK107", target.whole, variant="image")
    whole = note.source[target.whole]
    if _LETTER.search(whole):
        return Finding("LK107", target.whole, variant="image" if target.image else "")
    around = note.text[max(target.whole.start - 1, 0) : target.whole.start]
    around += note.text[target.whole.end : target.whole.end + 1]
    if not _NEIGHBOUR.search(around) or target.image:
        return None
    escaped = re.sub(r"([\[\]])", r"\\\1", whole)
    fix = replace(
        target.whole,
        escaped,
        Applicability.UNSAFE,
        "Put a backslash before the brackets",
        "괄호 앞에 역슬래시를 씁니다",
    )
    return Finding("LK107", target.whole, {}, "brackets", (escaped,), fix)


def _own_disk(note: Note, target: Target, surroundings: _Surroundings) -> Finding | None:
    if not OWN_DISK.match(target.url) or target.template:
        return None
    if target.url.startswith("/") and not target.image:
        return None  # `/home/...` may well be a page of the site
    want = wanted(note, target)
    if want and surroundings.paths and surroundings.paths.has(want):
        return None
    return Finding("LK106", target.span, {"target": _short(target.url)})


def _fragment(note: Note, target: Target, surroundings: _Surroundings) -> Finding | None:
    if not target.url.startswith("#"):
        return _forgotten_hash(target, surroundings)
    fragment = normalize("NFC", target.fragment)
    anchors = surroundings.anchors
    if _NOT_A_HEADING.match(fragment) or fragment in anchors or not anchors.certain:
        return None
    if not anchors.headings:
        return None  # a piece of a page: its headings stand elsewhere
    if note.dialect.site == "github" and fragment.lower() in anchors:
        return None  # GitHub's page looks for the lower-case id too
    values = {"fragment": fragment}
    near = surroundings.squeezed.get(_squeeze(fragment), [])
    if len(near) == 1:
        fix = _to_heading(target, near[0])
        return Finding(
            "LK103", target.span, {**values, "right": near[0]}, "near", (f"#{near[0]}",), fix
        )
    if not near and not _FROM_HEADING.match(fragment):
        return None  # as likely an anchor of the theme or a script
    return Finding("LK103", target.span, values, "", surroundings.similar(fragment))


def _forgotten_hash(target: Target, surroundings: _Surroundings) -> Finding | None:
    """A target that is the id of a heading but for its `#`."""
    if target.image or target.external or not target.url or re.search(r"[/.?#\\]", target.url):
        return None
    fragment = normalize("NFC", target.path)
    anchors = surroundings.anchors
    if not anchors.certain or fragment not in anchors.headings:
        return None
    fix = _to_heading(target, fragment)
    return Finding("LK103", target.span, {"fragment": fragment}, "hash", (f"#{fragment}",), fix)


def _file(note: Note, target: Target, surroundings: _Surroundings) -> Finding | None:
    if target.external or target.template or not target.url or target.url.startswith("#"):
        return None
    paths, want = surroundings.paths, wanted(note, target)
    if paths and want and _is_there(paths, want, target):
        return _backslash(note, target)
    if _HOST.match(target.url) and not target.image:
        fix = replace(
            Span(target.span.start, target.span.start),
            "https://",
            Applicability.UNSAFE,
            "Put `https://` before it",
            "앞에 `https://`를 씁니다",
        )
        values = {"target": _short(target.url)}
        return Finding("LK104", target.span, values, "scheme", (f"https://{target.url}",), fix)
    if not paths or not want or not paths.holds_kind_of(want):
        return None
    if case := paths.in_other_case(want):
        return _in_other_case(target, case)
    values = {"target": _short(target.path)}
    elsewhere = paths.with_name_of(want.path)
    if len(elsewhere) == 1 and want.whole and note.path and not note.dialect.liquid:
        there = relpath(elsewhere[0], dirname(note.path.as_posix()) or ".")
        values["there"] = there
        return Finding("LK104", target.span, values, "elsewhere", (quote(there, safe="/"),))
    return Finding("LK104", target.span, values, "image" if target.image else "")


def _is_there(paths: Paths, want: Wanted, target: Target) -> bool:
    """Also where a `%2F` is part of the name, or a viewer adds the ending of a note."""
    if paths.has(want):
        return True
    tail = re.split(r"[?#]", target.url)[0].rpartition("../")[2].lstrip("./")
    if "%" in tail and paths.has(Wanted(tail, False, normalize("NFC", tail))):
        return True
    endings = () if target.image else (".md", ".mdx", ".html", "/index.md", "/README.md")
    return any(paths.has(Wanted(want.path + e, want.whole, want.tail + e)) for e in endings)


def _backslash(note: Note, target: Target) -> Finding | None:
    """Browsers take `\\` for `/`, but CommonMark renderers make `%5C` of it."""
    written = note.source[target.span]
    if "\\" not in written or note.dialect.kramdown or target.form == "html":
        return None
    text = written.replace("\\", "/")
    fix = rewrite(target.span, text, Applicability.SAFE)
    return Finding("LK104", target.span, {"target": _short(written)}, "backslash", (text,), fix)


def _in_other_case(target: Target, path: str) -> Finding:
    """The part of the target that is written in the other case is as long as the file's."""
    values = {"target": _short(target.path), "path": path}
    ending = _common_ending(target.url, path)
    if "%" in target.url or not ending:
        return Finding("LK105", target.span, values)
    text = target.url[: len(target.url) - ending] + path[len(path) - ending :]
    fix = rewrite(target.span, text, Applicability.SAFE)
    return Finding("LK105", target.span, values, "", (text,), fix)


def _common_ending(one: str, other: str) -> int:
    """How many characters at the end are the same but for case."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a.lower() != b.lower():
            break
        count += 1
    return count


def _to_heading(target: Target, heading: str) -> Fix:
    return rewrite(target.span, f"#{heading}", Applicability.SAFE)


def _squeeze(text: str) -> str:
    return _SQUEEZED.sub("", text).lower()


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:28]}…{text[-28:]}"


_Judge = Callable[[Note, Target, _Surroundings], Finding | None]
_JUDGES: tuple[_Judge, ...] = (_empty, _own_disk, _fragment, _file)

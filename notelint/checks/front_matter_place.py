"""Front matter that the renderer takes for text: never closed, or not at the top."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, replace, rewrite
from notelint.lazy import regex
from notelint.note.front_matter import Problem
from notelint.note.front_matter.locate import end_of_keys
from notelint.note.note import Note
from notelint.note.span import Span

# Keys that make sure a block is front matter and not `Q: ...` below a thematic break.
_SURE_KEY = regex(
    r"^(?:title|date|layout|tags?|categor(?:y|ies)|permalink|author|description|toc|published"
    r"|draft|slug|excerpt|last_modified_at)[ \t]*:",
    re.M,
)
# Below the keys, a fence with a hyphen too few or too many, an autocorrected dash, or indented.
_ALMOST_FENCE = regex(r"\s*\n([ \t]*(?:[-–—]{1,6}|={3,9}|\*{3,9}))[ \t]*(?=\r?\n|$)")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060 \t\r\n"
_WRITTEN_LINE = regex(r"\S[^\r\n]*")


@check("FM102")
def unclosed(note: Note) -> Iterator[Finding]:
    """A block at the top with no closing `---`, or closed by a thematic break of the body."""
    front_matter = note.front_matter
    if front_matter.error and (body := runs_on(note, front_matter.error)):
        keys = Span(front_matter.span.start, end_of_keys(note.text, front_matter.content))
        line, _ = note.source.line_column(body)
        yield _not_closed(note, keys, "runs-on", {"line": line})
    elif front_matter.unclosed and _SURE_KEY.search(note.text, *front_matter.unclosed):
        yield _not_closed(note, front_matter.unclosed, "", {})


def runs_on(note: Note, error: Problem) -> int | None:
    """Where the body starts that a broken block has swallowed; None if it has not.

    Then prose follows the keys, after a blank line, a heading or a fence that
    is none, and no further key comes before the closing fence.
    """
    front_matter = note.front_matter
    if front_matter.kind != "yaml" or error.kind != "syntax":
        return None
    content = front_matter.content
    end = end_of_keys(note.text, content)
    body = _WRITTEN_LINE.search(note.text, end, content.end) if end else None
    if not body or error.offset < note.source.line_at(body.start()).start:
        return None
    if _SURE_KEY.search(note.text, body.start(), content.end):
        return None
    apart = note.text[end : body.start()].count("\n") > 1
    return body.start() if apart or body[0].startswith("# ") or _almost(note, end) else None


def _not_closed(note: Note, keys: Span, variant: str, values: dict[str, int]) -> Finding:
    almost = _almost(note, keys.end)
    if almost:
        return Finding(
            "FM102",
            almost,
            {"fence": note.source[almost].strip()},
            "almost",
            ("---",),
            rewrite(almost, "---", Applicability.SAFE),
            hides=Span(keys.start, almost.start),
            hides_words=True,
        )
    fix = replace(
        Span(keys.end, keys.end),
        f"{note.source.newline}---",
        Applicability.UNSAFE,
        "Close the block after its last key",
        "마지막 키 다음에서 블록을 닫습니다",
    )
    opening = Span(keys.start, keys.start + 3)
    return Finding("FM102", opening, values, variant, fix=fix, hides=keys, hides_words=True)


def _almost(note: Note, end: int) -> Span | None:
    """The next written line after `end`, if it was meant to close the block."""
    found = _ALMOST_FENCE.match(note.text, end)
    return Span(*found.span(1)) if found else None


@check("FM103")
def not_first(note: Note) -> Iterator[Finding]:
    """Something that a reader does not see, a comment or one line stands before the block.

    Jekyll reads a post's file without its byte order mark, but looks for the
    front matter of a page or a collection's document in the raw bytes
    (Jekyll::Utils.has_yaml_header?): then the whole file is left unrendered.
    """
    block = note.front_matter.misplaced
    if block and _SURE_KEY.search(note.text, block.start, block.end):
        above = note.text[: block.start]
        written = above.strip(_INVISIBLE)
        variant = "" if not above.strip(" \t\r\n") else "invisible"
        if written:
            variant = "comment" if written.endswith("-->") else "text"
            if variant == "text" and len(_SURE_KEY.findall(note.source[block])) < 2:
                return
            fix = _moved_below(note, block, variant)
        else:
            fix = replace(
                Span(0, block.start),
                "",
                Applicability.SAFE,
                "Delete what stands before the block",
                "블록 앞에 있는 것을 지웁니다",
            )
        yield Finding(
            "FM103",
            Span(block.start, block.start + 3),
            {},
            variant,
            fix=fix,
            hides=block,
            hides_words=True,
        )
    elif note.source.bom and note.front_matter.kind == "yaml" and _is_jekyll_page(note):
        yield Finding("FM103", Span(0, 3), variant="bom")


def _moved_below(note: Note, block: Span, variant: str) -> Fix:
    """What stands above the block moved to the start of the body."""
    above = note.text[: block.start].strip(_INVISIBLE)
    line_end = "\r\n" if "\r\n" in note.text[: block.end] else "\n"
    edits = (Edit(Span(0, block.start), ""), Edit(Span(block.end, block.end), line_end * 2 + above))
    if variant == "comment":
        message = {"en": "Move the comment below the block", "ko": "주석을 블록 아래로 옮깁니다"}
        return Fix(edits, Applicability.SAFE, message)
    message = {"en": "Move the line below the block", "ko": "그 줄을 블록 아래로 옮깁니다"}
    return Fix(edits, Applicability.UNSAFE, message)


def _is_jekyll_page(note: Note) -> bool:
    folders = note.path.parts if note.path else ()
    return note.dialect.site == "jekyll" and not {"_posts", "_drafts"} & set(folders)

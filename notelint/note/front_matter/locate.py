"""Where the front matter starts and ends, as the renderers decide it."""

import re
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.dialect import Dialect
from notelint.note.span import Span

# Jekyll: \A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?) in Document::YAML_FRONT_MATTER_REGEXP, taken
# apart so that it stays linear. gray-matter (Docusaurus, Gatsby, VitePress) and hexo-front-matter
# agree on it but for blanks after the fence; Hugo's lexer does too, with TOML and JSON besides.
# Ruby's \s, ^ and $ know ASCII blanks and \n only.
_BLANKS = r"[ \t\r\f\v]*"
_OPENING = regex(rf"---{_BLANKS}\n")
_CLOSING = regex(rf"^(?:---|\.\.\.){_BLANKS}$", re.M)
_TOML_OPENING = regex(rf"\+\+\+{_BLANKS}\n")
_TOML_CLOSING = regex(rf"^\+\+\+{_BLANKS}$", re.M)
# `{` opens JSON only before a key, so that `{{ ... }}` and `{: .notice}` do not.
_JSON_OPENING = regex(r'\{\s*"')
_JSON_TOKEN = regex(r'[{}"]|\\.', re.S)

# Blanks, byte order marks and zero-width characters: what an editor or an export leaves above.
_INVISIBLE_SIGNS = "[\\s\ufeff\u200b\u200c\u200d\u2060]*"
_INVISIBLE = regex(_INVISIBLE_SIGNS)
_COMMENTS = regex(rf"(?:<!--[\s\S]*?-->{_INVISIBLE_SIGNS})*")
# A title that stands above the block.
_LINE_ABOVE = regex(r"(?!---)\S[^\n]{0,200}\n(?:[ \t\r]*\n)*")
_LINE = regex(r"[^\n]*\n|[^\n]+")
# What a line of a block may look like when nothing says where the block ends.
_KEY_LINE = regex(r"""["']?[A-Za-z][\w.-]*["']?[ \t]*:(?:[ \t\r\n]|$)""")
_INNER_LINE = regex(r"[ \t]+(?!---)\S|-(?:[ \t\r\n]|$)")


class Block(NamedTuple):
    """A block found; the fields are those of `FrontMatter`."""

    kind: str
    span: Span
    content: Span
    body_start: int


def find_block(text: str, dialect: Dialect) -> Block | None:
    """The block at the top of `text`.

    Hugo skips blanks before it (parser/pageparser, lexIntroSection). Jekyll
    knows YAML alone; TOML and JSON are taken for what they are everywhere else.
    """
    start = _end_of_invisible(text) if dialect.site == "hugo" else 0
    if opening := _OPENING.match(text, start):
        return _fenced(text, opening, _CLOSING, "yaml")
    if dialect.site == "jekyll":
        return None
    if opening := _TOML_OPENING.match(text, start):
        return _fenced(text, opening, _TOML_CLOSING, "toml")
    return _braced(text, start) if _JSON_OPENING.match(text, start) else None


def find_misplaced(text: str) -> Span | None:
    """A YAML block that blanks, invisible characters, comments or one line keep from the top.

    Below a line of text it holds nothing but keys and their values.
    """
    comments = _COMMENTS.match(text, _end_of_invisible(text))
    start = comments.end() if comments else 0
    if opening := _OPENING.match(text, start) if start else None:
        block = _fenced(text, opening, _CLOSING, "yaml")
        return block.span if block and _last_key_line(text, opening.end()) else None
    above = _LINE_ABOVE.match(text, start)
    opening = _OPENING.match(text, above.end()) if above else None
    block = _fenced(text, opening, _CLOSING, "yaml") if opening else None
    if not block or text[end_of_keys(text, block.content) : block.content.end].strip():
        return None
    return block.span


def find_unclosed(text: str) -> Span | None:
    """A YAML block at the top that no closing fence ends, up to its last key's lines."""
    opening = _OPENING.match(text)
    end = _last_key_line(text, opening.end()) if opening else 0
    return Span(0, end) if end else None


def has_key_line(text: str, block: Block) -> bool:
    """Whether the first written line of the block is `key:`.

    A note without front matter may well open with a thematic break and have
    another one further down.
    """
    return _last_key_line(text, block.content.start) > 0


def end_of_keys(text: str, content: Span) -> int:
    """Where the last line that looks like front matter ends, before the first that does not."""
    return min(_last_key_line(text, content.start), content.end)


def _fenced(text: str, opening: re.Match[str], closing: re.Pattern[str], kind: str) -> Block | None:
    end = closing.search(text, opening.end())
    if not end:
        return None
    fence_end = end.start() + 3
    return Block(
        kind,
        Span(opening.start(), fence_end),
        Span(opening.end(), end.start()),
        min(end.end() + 1, len(text)),
    )


def _braced(text: str, start: int) -> Block | None:
    """Hugo counts braces outside strings, valid JSON or not (lexFrontMatterJSON)."""
    depth, quoted = 0, False
    for token in _JSON_TOKEN.finditer(text, start):
        if token[0] == '"':
            quoted = not quoted
        elif not quoted and token[0] in "{}":
            depth += 1 if token[0] == "{" else -1
            if depth == 0:
                span = Span(start, token.end())
                rest = _LINE.match(text, token.end())
                return Block("json", span, span, rest.end() if rest else token.end())
    return None


def _end_of_invisible(text: str) -> int:
    blank = _INVISIBLE.match(text)
    return blank.end() if blank else 0


def _last_key_line(text: str, start: int) -> int:
    """Where the last line of what looks like front matter from `start` ends; 0 if none does.

    Comments, blank lines, indented lines and list items may stand between
    keys, but the first written line is a key.
    """
    end = 0
    for line in _LINE.finditer(text, start):
        written = line[0].rstrip()
        if _KEY_LINE.match(line[0]) or (end and _INNER_LINE.match(line[0])):
            end = line.start() + len(written)
        elif written and not written.startswith("#"):
            break
    return end

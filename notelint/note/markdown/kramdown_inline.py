"""kramdown's inline parser within mistune's frame.

kramdown reads a text from left to right and looks from each opener for its
own end, over everything that is open around it. What it does not find an end
for is text.
"""

import re
from collections.abc import Callable
from functools import cache

from mistune import InlineParser, InlineState

from notelint.lazy import regex
from notelint.note.markdown.kramdown_frames import (
    MAX_DEPTH,
    EmphasisFrame,
    Frame,
    HtmlFrame,
    LinkFrame,
    SpanState,
    Token,
)
from notelint.note.markdown.kramdown_links import may_be_link, read_target
from notelint.note.markdown.kramdown_patterns import IN_BRACES, NAME, SPACES
from notelint.note.markdown.kramdown_tags import (
    content_model,
    is_block,
    is_known,
    read_end_tag,
    read_start_tag,
)

# Each way begins with a character of its own: only so are other characters passed over quickly.
_ANY = regex(r"\n|\*|_|`|\[|\]|\\|<|!\[|\$\$|~~|\{:")
_HTML = regex(r"[\n<]")
_CODE = regex(r"[`<]")
_RUN = regex(r"`+")
_AUTOLINK = regex(r"<(?:(?:mailto|https?|ftps?):(?=[^>\n])|[-\w.]+@[-\w.]+(?=>))")
_FOOTNOTE = regex(rf"\[\^({NAME})\]")
_ESCAPED = regex(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])")
_STRUCK = regex(rf"[^{SPACES}~]~~")
_ATTRIBUTES = regex(rf"\{{:({IN_BRACES})\}}")
_EXTENSION = regex(rf"\{{::(comment|nomarkdown|options)(?:[{SPACES}]{IN_BRACES[:-1]}?|)(/)?\}}")
_EXTENSION_ENDS = {
    name: regex(rf"\{{:/(?:{name})?\}}") for name in ("comment", "nomarkdown", "options")
}
_EXTENSION_LIKE = regex(rf"\{{:(?::[0-9A-Za-z_]+[{SPACES}}}/]|/(?:{NAME})?\}})")


class KramdownInlineParser(InlineParser):
    """mistune's inline parser with kramdown's rules instead of CommonMark's."""

    def parse(self, state: InlineState) -> list[Token]:
        """All tokens of `state.src`, with ranges in `_s`."""
        assert isinstance(state, SpanState)
        frame = Frame(0)
        self.read(state, frame, 0)
        state.tokens = frame.tokens
        return frame.tokens

    def read(self, state: SpanState, frame: Frame, position: int) -> tuple[bool, int]:
        """Read until `frame` ends or the text does; whether it did, and where."""
        src = state.src
        search = _STARTS[frame.mode].search
        while match := search(src, position):
            start = match.start()
            if src[start] == "\n":
                start = _line_end_start(src, position, start)
            if frame.ends_at(src, start):
                frame.flush(src, start)
                return True, start
            position = _RULES[src[start]](self, state, frame, start)
        frame.flush(src, state.end)
        frame.text = state.end
        return False, state.end

    # Each rule takes the place of its first character and gives the place to read on from.
    # What it leaves alone becomes text.

    def read_line_end(self, state: SpanState, frame: Frame, start: int) -> int:
        """Two spaces make a hard break; one backslash does as well."""
        end = state.src.index("\n", start) + 1
        hard = end - start > 2 and frame.mode == "all"
        return frame.add(state.src, {"type": "linebreak" if hard else "softbreak"}, start, end)

    def read_backslash(self, state: SpanState, frame: Frame, start: int) -> int:
        """An escape or a hard break."""
        src = state.src
        marker = "\\\n" if src.startswith("\n", start + 1) else "\\\\\n"
        if src.startswith(marker, start) and not (len(marker) == 2 and state.in_html):
            return frame.add(src, {"type": "linebreak"}, start, start + len(marker))
        if src.startswith(("\\<<", "\\>>"), start):
            token: Token = {"type": "text", "raw": src[start + 1 : start + 3]}
            return frame.add(src, token, start, start + 3)
        escaped = _ESCAPED.match(src, start)
        if escaped is None:
            return start + 1
        return frame.add(src, {"type": "text", "raw": escaped[1]}, start, escaped.end())

    def read_code(self, state: SpanState, frame: Frame, start: int) -> int:
        """A run of backticks, up to the same run or the first part of a longer one."""
        src = state.src
        run = _RUN.match(src, start)
        assert run is not None
        marker, end = run[0], run.end()
        if (
            len(marker) == 1
            and src[end : end + 1] in _SPACES
            and (not start or src[start - 1] in SPACES)
        ):
            return end
        close = state.ahead.find(marker, end)
        if close < 0:
            return end
        token: Token = {"type": "codespan", "raw": src[end:close], "content": (end, close)}
        if len(marker) > 1:
            token["raw"] = token["raw"].removeprefix(" ").removesuffix(" ")
        return frame.add(src, token, start, close + len(marker))

    def read_emphasis(self, state: SpanState, frame: Frame, start: int) -> int:
        """`*`, `_`, `**` or `__`; a pair that finds no end may be a single one and text."""
        src = state.src
        char = src[start]
        width = 2 if src.startswith(char, start + 1) else 1
        kind = "strong" if width == 2 else "em"
        after = start + width
        if src[after : after + 1] in _SPACES or (char == "_" and _after_letter(src, start)):
            return after
        if kind in frame.context:
            if isinstance(frame, EmphasisFrame) and frame.delimiter == char * width:
                frame.literals.append(start)
            return after
        end = self._emphasis(state, frame, start, char * width, kind)
        if end is None and width == 2 and frame.kind != "em":
            end = self._emphasis(state, frame, start, char, "em")
        return end or after

    def _emphasis(
        self, state: SpanState, frame: Frame, start: int, delimiter: str, kind: str
    ) -> int | None:
        dead = state.dead.setdefault((kind, delimiter, frame.context), set())
        if start in dead or frame.depth >= MAX_DEPTH or state.budget < 0:
            return None
        width = len(delimiter)
        inner = EmphasisFrame(kind, delimiter, start + width, frame)
        found, end = self.read(state, inner, start + width)
        if not found:
            # Whoever is text in there for being of the same kind finds no end either.
            dead.add(start)
            dead.update(inner.literals)
            state.spend(end - start)
            return None
        token: Token = {
            "type": "strong" if kind == "strong" else "emphasis",
            "marker": delimiter,
            "content": (start + width, end),
            "children": inner.tokens,
        }
        return frame.add(state.src, token, start, end + width)

    def read_bracket(self, state: SpanState, frame: Frame, start: int) -> int:
        """A footnote reference or a link."""
        footnote = _FOOTNOTE.match(state.src, start)
        if footnote is None:
            return self._link(state, frame, start, start + 1, "link")
        if footnote[1] not in state.env["footnotes"]:
            return footnote.end()
        token = {"type": "footnote_reference", "label": footnote[1], "content": footnote.span(1)}
        return frame.add(state.src, token, start, footnote.end())

    def read_image(self, state: SpanState, frame: Frame, start: int) -> int:
        """An image, or the text `![`."""
        return self._link(state, frame, start, start + 2, "image")

    def _link(self, state: SpanState, frame: Frame, start: int, after: int, kind: str) -> int:
        src = state.src
        if src[after : after + 1] in ("", "^"):
            return start + 1
        if kind == "link" and not frame.context.isdisjoint(("link", "image")):
            return after
        if frame.depth >= MAX_DEPTH or state.budget < 0 or state.ahead.find("]", after) < 0:
            return after
        partner = state.partners.get((frame.context, after - 1))
        if partner is not None and (partner < 0 or not may_be_link(state, after, partner)):
            return after
        inner = LinkFrame(kind, after, frame)
        found, end = self.read(state, inner, after)
        for opening, closing in inner.partners:
            state.partners[frame.context, opening] = closing
        if not found:
            for opening in (*inner.opened, after - 1):
                state.partners[frame.context, opening] = -1
        target = read_target(state, after, end) if found else None
        if target is None:
            state.spend(end - start)
            return after
        token: Token = {"type": kind, "content": (after, end), "children": inner.tokens, **target}
        if kind == "image" and isinstance(frame, LinkFrame):
            frame.note_image()
        return frame.add(src, token, start, token.pop("end"))

    def read_angle(self, state: SpanState, frame: Frame, start: int) -> int:
        """An autolink, a comment or an element; else the sign `<`, or two of them."""
        src = state.src
        if frame.mode == "all" and _AUTOLINK.match(src, start):
            close = state.ahead.find(">", start)
            if close >= 0 and "\n" not in src[start:close]:
                return _add_autolink(frame, src, start, close)
        if src.startswith("<!--", start):
            close = state.ahead.find("-->", start + 4)
            if close < 0:
                return start + 1
            return frame.add(src, {"type": "comment"}, start, close + 3)
        if end_tag := read_end_tag(src, start):
            return end_tag[1]
        if read_start_tag(src, start):
            return self._element(state, frame, start)
        # Two signs are typographic quotation marks, with a space behind them.
        if frame.mode == "all" and src.startswith("<<", start):
            return start + (3 if src.startswith(" ", start + 2) else 2)
        return start + 1

    def _element(self, state: SpanState, frame: Frame, start: int) -> int:
        """An element, with Markdown in it unless its content is raw by nature.

        Without an end tag it holds the rest of the text. A block element's tag is text.
        """
        src = state.src
        tag = read_start_tag(src, start)
        assert tag is not None
        if is_block(tag.name):
            return tag.end
        token: Token = {"type": "element", "name": tag.name, "closed": True, "children": []}
        token["open"] = token["content"] = (start, tag.end)
        token["close"] = None
        if tag.closed:
            return frame.add(src, token, start, tag.end)
        if frame.depth >= MAX_DEPTH:
            token["closed"] = False
            state.doubtful = True
            return frame.add(src, token, start, tag.end)
        raw = content_model(tag.name) == "raw" or frame.mode == "html"
        if tag.markdown is not None and tag.markdown != "block":
            raw = tag.markdown == "raw"
        inner = HtmlFrame(_end_tag(tag.name), raw, tag.end, frame)
        outer, state.in_html = state.in_html, True
        found, end = self.read(state, inner, tag.end)
        state.in_html = outer
        token["children"] = inner.tokens
        token["closed"] = found
        if found:
            match = inner.end_tag.match(src, end)
            assert match is not None
            token["close"] = match.span()
            end = match.end()
        return frame.add(src, token, start, end)

    def read_math(self, state: SpanState, frame: Frame, start: int) -> int:
        """`$$...$$` (kramdown syntax, "Math Blocks")."""
        close = state.ahead.find("$$", start + 2)
        if close < 0:
            return start + 1
        token = {"type": "math", "content": (start + 2, close)}
        return frame.add(state.src, token, start, close + 2)

    def read_tildes(self, state: SpanState, frame: Frame, start: int) -> int:
        """`~~text~~`, which is read as a text of its own."""
        src = state.src
        if src[start + 2 : start + 3] in (*_SPACES, "~") or frame.depth >= MAX_DEPTH:
            return start + 1
        closing = state.ahead.search(_STRUCK, start + 2)
        if closing is None:
            return start + 1
        end = closing.end() - 2
        inner = SpanState(state.env, src[start + 2 : end], state.in_html)
        content = Frame(0, depth=frame.depth + 1)
        self.read(inner, content, 0)
        _shift(content.tokens, start + 2)
        token: Token = {"type": "strikethrough", "marker": "~~", "children": content.tokens}
        token["content"] = (start + 2, end)
        return frame.add(src, token, start, end + 2)

    def read_braces(self, state: SpanState, frame: Frame, start: int) -> int:
        """An attribute list for the element before it, or an extension."""
        src = state.src
        if _EXTENSION_LIKE.match(src, start):
            extension = _EXTENSION.match(src, start)
            if extension is None:
                return start + 1
            end = extension.end()
            if not extension[2]:
                closing = state.ahead.search(_EXTENSION_ENDS[extension[1]], end)
                if closing is None:
                    return start + 1
                end = closing.end()
            return frame.add(src, {"type": "attribute_list", "form": extension[1]}, start, end)
        if state.ahead.find("}", start) < 0 or not frame.after_element(start):
            return start + 1
        attributes = _ATTRIBUTES.match(src, start)
        if attributes is None:
            return start + 1
        token = {"type": "attribute_list", "form": "list", "target": "previous"}
        return frame.add(src, token, start, attributes.end())

    def read_text(self, _state: SpanState, _frame: Frame, start: int) -> int:
        """A closing bracket that closes nothing."""
        return start + 1


_SPACES = tuple(SPACES)
_Rule = Callable[["KramdownInlineParser", SpanState, Frame, int], int]

_RULES: dict[str, _Rule] = {
    " ": KramdownInlineParser.read_line_end,
    "\n": KramdownInlineParser.read_line_end,
    "\\": KramdownInlineParser.read_backslash,
    "`": KramdownInlineParser.read_code,
    "*": KramdownInlineParser.read_emphasis,
    "_": KramdownInlineParser.read_emphasis,
    "[": KramdownInlineParser.read_bracket,
    "]": KramdownInlineParser.read_text,
    "!": KramdownInlineParser.read_image,
    "<": KramdownInlineParser.read_angle,
    "$": KramdownInlineParser.read_math,
    "~": KramdownInlineParser.read_tildes,
    "{": KramdownInlineParser.read_braces,
}
_STARTS = {"all": _ANY, "html": _HTML, "code": _CODE}


def _line_end_start(src: str, position: int, line_feed: int) -> int:
    """Where the spaces before a line feed begin; text read up to amid them keeps them."""
    start = position + len(src[position:line_feed].rstrip(" "))
    begun = start == position and start > 0 and src[start - 1] == " "
    return line_feed if begun else start


def is_plain(text: str) -> bool:
    """Whether nothing in `text` can begin a construct: most texts are such."""
    return _ANY.search(text) is None


def _after_letter(src: str, position: int) -> bool:
    """Whether a letter, or a letter and a hyphen, is before `position`."""
    if not position:
        return False
    before = src[position - 1]
    if before == "-" and position > 1:
        before = src[position - 2]
    return before.isalpha()


def _shift(tokens: list[Token], by: int) -> None:
    """Move all ranges, for tokens of a text that was cut out."""
    for token in tokens:
        for key in ("_s", "content", "open", "close", "url_range", "title_range"):
            if token.get(key) is not None:
                token[key] = (token[key][0] + by, token[key][1] + by)
        _shift(token.get("children", ()), by)


def _add_autolink(frame: Frame, src: str, start: int, close: int) -> int:
    address = src[start + 1 : close]
    url = address if ":" in address else "mailto:" + address
    token = {"type": "autolink", "url": url, "content": (start + 1, close)}
    return frame.add(src, token, start, close + 1)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}[{SPACES}]*>", re.I if is_known(name) else 0)

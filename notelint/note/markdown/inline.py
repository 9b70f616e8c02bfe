"""Inlines by mistune's inline parser, each token with its place in the parsed text.

mistune appends tokens from left to right, one for each step over the text, so
that a step's token has the step's range. Emphasis is resolved by our own
procedure, which keeps the places.
"""

import re
from typing import Any, ClassVar

from mistune import InlineParser as MistuneInlineParser
from mistune import InlineState
from mistune.helpers import parse_link_href, parse_link_title

from notelint.lazy import regex
from notelint.note.markdown.bare_urls import BARE_URL_START, bare_url_end
from notelint.note.markdown.definitions import destination, skip_whitespace
from notelint.note.markdown.emphasis import Token, read_run, resolve_emphasis
from notelint.note.markdown.extensions import Extensions

_FOOTNOTE = regex(r"\[\^[^\[\] \t\n]+\]")
_DECLARATION = regex(r"<![A-Za-z]")
_DELIMITERS = regex(r"\*+|_+|~+")


class InlineParser(MistuneInlineParser):
    """mistune's inline parser with places, our emphasis and a dialect's additions."""

    SPECIFICATION: ClassVar[dict[str, str]] = {
        **MistuneInlineParser.SPECIFICATION,
        "link_close": r"\]",
        "linebreak": r"(?:\\| {2,})\n",
        "softbreak": r" *\n",
        "escape": r"\\[!-/:-@\[-`{-~]",
        "strikethrough": r"~+",
        "footnote": _FOOTNOTE.pattern,
        "bare_url": BARE_URL_START,
    }

    def __init__(self, extensions: Extensions) -> None:
        super().__init__()
        self.rules = [*self.rules]
        if extensions.strikethrough:
            self.rules.append("strikethrough")
        if extensions.footnotes:
            self.rules.insert(self.rules.index("link"), "footnote")
        self._methods["strikethrough"] = self.parse_strikethrough
        self._methods["footnote"] = self.parse_footnote
        self._methods["bare_url"] = self.parse_bare_url
        self._bare_urls = extensions.bare_urls
        self._cjk_friendly = extensions.cjk_friendly
        self._with_urls = [*self.rules, "bare_url"]
        chars = r"\\`*_!\[\]<\n" + ("~" if extensions.strikethrough else "")
        self._trigger = re.compile(rf"[{chars}]")
        self._url_trigger = re.compile(rf"[{chars}]|{BARE_URL_START}")

    def parse(self, state: InlineState) -> list[Token]:
        """All tokens of `state.src`, with ranges in `_s`."""
        source, position, end = state.src, 0, len(state.src)
        urls = self._bare_urls and ("://" in source or "www." in source)
        trigger = self._url_trigger if urls else self._trigger
        scanner = self.compile_sc(self._with_urls if urls else None)
        while position < end:
            stop = trigger.search(source, position)
            if stop is None:
                _append_text(state, position, end)
                break
            start = stop.start()
            if stop[0] == "\n":
                while start > position and source[start - 1] == " ":
                    start -= 1
            if start > position:
                _append_text(state, position, start)
            position = start
            match = scanner.match(source, position)
            after = self._step(match, state) if match else None
            if after is None:
                _append_text(state, position, position + 1)
                after = position + 1
            position = after
        state.tokens = resolve_emphasis(state.tokens)
        return state.tokens

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:  # noqa: ARG002
        """Resolve emphasis inside a link; mistune calls this for a link's text."""
        return resolve_emphasis(tokens)

    def _step(self, match: "re.Match[str]", state: InlineState) -> int | None:
        after = self.parse_method(match, state)
        if after and "_s" not in state.tokens[-1]:
            state.tokens[-1]["_s"] = (match.start(), after)
        return after

    def parse_escape(self, m: "re.Match[str]", state: InlineState) -> int:
        """A backslash escape: the character is text."""
        state.append_token({"type": "text", "raw": m[0][1], "escaped": True})
        return m.end()

    def parse_emphasis(self, m: "re.Match[str]", state: InlineState) -> int:
        """Runs of `*`, `_` and `~`, to be paired later."""
        for run in _DELIMITERS.finditer(state.src, m.start(), m.end()):
            start, end = run.span()
            token: Token = {"type": "text", "raw": run[0], "_s": (start, end)}
            token["run"] = read_run(state.src, start, end, self._cjk_friendly)
            state.append_token(token)
        return m.end()

    def parse_strikethrough(self, m: "re.Match[str]", state: InlineState) -> int:
        """`~` or `~~`; longer runs are text."""
        if len(m[0]) > 2:
            state.append_token({"type": "text", "raw": m[0]})
            return m.end()
        return self.parse_emphasis(m, state)

    def parse_codespan(self, m: "re.Match[str]", state: InlineState) -> int:
        """A code span, with the range between its backticks."""
        after = super().parse_codespan(m, state)
        if state.tokens[-1]["type"] == "codespan":
            width = len(m[0])
            state.tokens[-1]["content"] = (m.end(), after - width)
        return after

    def parse_footnote(self, m: "re.Match[str]", state: InlineState) -> int | None:
        """A reference to a footnote that is defined somewhere in the note."""
        label = m[0][2:-1]
        if label.casefold() not in state.env["footnotes"]:
            return self.parse_link(_LINK_OPEN.match(state.src, m.start()), state)  # type: ignore[arg-type]
        span = (m.start() + 2, m.end() - 1)
        state.append_token({"type": "footnote_reference", "label": label, "content": span})
        return m.end()

    def parse_link_close(self, m: "re.Match[str]", state: InlineState) -> int:
        """One `]`: what it closes becomes a link or an image."""
        close = m.start()
        opener = state.brackets[-1] if state.brackets else None
        after = super().parse_link_close(m, state)
        token = state.tokens[-1]
        if opener is not None and token["type"] in ("link", "image"):
            start = opener.start - (2 if opener.image else 1)
            token["_s"] = (start, after)
            token["content"] = (opener.start, close)
            _describe_link(token, state.src, close, after)
        return after

    def parse_inline_html(self, m: "re.Match[str]", state: InlineState) -> int | None:
        """A tag, comment or declaration."""
        if _DECLARATION.match(state.src, m.start()):
            # mistune takes capitals only, and asks for a space (the specification up to 0.30).
            end = state.delimiters.find(">", m.end())
            if end is None:
                return None
            state.append_token({"type": "inline_html", "raw": state.src[m.start() : end + 1]})
            return end + 1
        after = super().parse_inline_html(m, state)
        # mistune makes no links between `<a>` and `</a>`; CommonMark does not look into tags.
        state.in_link = False
        return after

    def parse_auto_link(self, m: "re.Match[str]", state: InlineState) -> int:
        """A URL in angle brackets."""
        return _add_autolink(m, m[0][1:-1], state)

    def parse_auto_email(self, m: "re.Match[str]", state: InlineState) -> int:
        """An email address in angle brackets."""
        return _add_autolink(m, "mailto:" + m[0][1:-1], state)

    def parse_bare_url(self, m: "re.Match[str]", state: InlineState) -> int | None:
        """A URL without brackets (GFM, section 6.9); not after a bracket that may open a link."""
        if state.brackets:
            return None
        end = bare_url_end(state.src, m.start())
        if end is None:
            return None
        url = state.src[m.start() : end]
        address = url if url.startswith("http") else "http://" + url
        state.append_token(
            {"type": "autolink", "url": address, "bare": True, "_s": (m.start(), end)}
        )
        return end


_LINK_OPEN = regex(r"\[")


def _add_autolink(match: "re.Match[str]", url: str, state: InlineState) -> int:
    # Not mistune's own token, which it takes back where the autolink is in a link's text:
    # cmark and the others nest them.
    content = (match.start() + 1, match.end() - 1)
    state.append_token({"type": "autolink", "url": url, "bare": False, "content": content})
    return match.end()


def _append_text(state: InlineState, start: int, end: int) -> None:
    state.append_token({"type": "text", "raw": state.src[start:end], "_s": (start, end)})


def _describe_link(token: Token, source: str, close: int, after: int) -> None:
    """Say how the link was written, and where its address and title are."""
    if "ref" in token:
        extra = after - close - 1
        token["form"] = "shortcut" if not extra else "collapsed" if extra == 2 else "full"
        return
    token["form"] = "inline"
    url, url_end = parse_link_href(source, close + 2)
    assert url is not None
    assert url_end is not None
    token["attrs"]["url"] = destination(url)
    url_start = min(skip_whitespace(source, close + 2), url_end)
    token["url_range"] = (url_start, url_end)
    if token["attrs"].get("title") is not None:
        _, title_end = parse_link_title(source, url_end, len(source))
        if title_end is not None:
            token["title_range"] = (skip_whitespace(source, url_end), title_end)


def parse_inlines(parser: InlineParser, text: str, env: dict[str, Any]) -> list[Token]:
    """The tokens of a block's text; `env` holds `ref_links` and `footnotes`."""
    state = InlineState(env)
    state.src = text
    return parser.parse(state)

"""A tree rendered as HTML, to compare whole pages with those of real renderers.

Code is left out of the pages (the blocks are compared elsewhere), and so are
footnotes, whose markup each renderer makes in its own way.
"""

import html
import re
from urllib.parse import quote, unquote

from mistune.util import unescape

from notelint.note.node import Kind, Node

_URL_SAFE = ":/?#@!$&'()*+,;=%-_.~"
_BLOCK_TAG = re.compile(
    r"\s*(</?(?:p|li|ul|ol|blockquote|h[1-6]|table|thead|tbody|tr|td|th|pre|hr)\b[^>]*>)\s*"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def render(tree: Node, text: str) -> str:
    """The page of a tree over its note's text."""
    return _Page(text).blocks(tree, tight=False)


def same_page(ours: str, theirs: str) -> bool:
    """Whether two pages are the same but for spaces and ways to write the same markup."""
    return normalized(ours) == normalized(theirs)


def normalized(page: str) -> str:
    """A page in the form in which pages are compared."""
    page = re.sub(r"(?s)<pre><code([^>]*)>.*?</code></pre>", r"<pre><code\1></code></pre>", page)
    page = re.sub(r'<input type="checkbox" checked="" disabled="" ?/>', "[x]", page)
    page = re.sub(r'<input type="checkbox" disabled="" ?/>', "[ ]", page)
    page = re.sub(r'(?s)\n*<section class="footnotes".*', "", page)
    page = re.sub(r'<sup class="footnote-ref"><a href="#fn-([^"]*)".*?</sup>', r"[^\1]", page)
    page = re.sub(
        r'(href|src)="([^"]*)"', lambda m: f'{m[1]}="{unquote(html.unescape(m[2]))}"', page
    )
    page = page.replace("&quot;", '"').replace("&#39;", "'").replace("&#x27;", "'")
    # An HTML block keeps its quote markers and indentation in our text.
    page = re.sub(r"\n[ \t>]*", " ", page)
    return re.sub(r"\s+", " ", _BLOCK_TAG.sub(r"\1", page)).strip()


class _Page:
    def __init__(self, text: str) -> None:
        self.text = text

    def blocks(self, node: Node, *, tight: bool) -> str:
        return "".join(self.block(child, tight=tight) for child in node.children)

    def block(self, node: Node, *, tight: bool) -> str:
        attrs = node.attrs
        match node.kind:
            case Kind.HEADING:
                return f"<h{attrs['level']}>{self.inlines(node)}</h{attrs['level']}>\n"
            case Kind.PARAGRAPH:
                return self.inlines(node) + "\n" if tight else f"<p>{self.inlines(node)}</p>\n"
            case Kind.BLOCK_QUOTE:
                return f"<blockquote>\n{self.blocks(node, tight=False)}</blockquote>\n"
            case Kind.LIST:
                return self.list(node)
            case Kind.CODE_BLOCK:
                return self.code_block(node)
            case Kind.HTML_BLOCK:
                return self.text[slice(*node.span)] + "\n"
            case Kind.THEMATIC_BREAK:
                return "<hr />\n"
            case Kind.TABLE:
                return self.table(node)
        return ""

    def list(self, node: Node) -> str:
        start = node.attrs["start"]
        name = "ol" if node.attrs["ordered"] else "ul"
        first = f' start="{start}"' if start not in (None, 1) else ""
        items = []
        for item in node.children:
            task = {None: "", True: "[x] ", False: "[ ] "}[item.attrs["task"]]
            items.append(f"<li>{task}{self.blocks(item, tight=node.attrs['tight'])}</li>\n")
        return f"<{name}{first}>\n{''.join(items)}</{name}>\n"

    def code_block(self, node: Node) -> str:
        words = node.attrs["info"].split()
        language = _escaped(_ESCAPE.sub(r"\1", words[0])) if words else ""
        attribute = f' class="language-{language}"' if words else ""
        return f"<pre><code{attribute}></code></pre>\n"

    def table(self, node: Node) -> str:
        aligns = node.attrs["align"]
        rows = []
        for row in node.children:
            name = "th" if row.attrs["header"] else "td"
            cells = [*row.children, *[None] * len(aligns)]
            columns = [
                f"<{name}{_alignment(align)}>{self.inlines(cell) if cell else ''}</{name}>\n"
                for align, cell in zip(aligns, cells, strict=False)
            ]
            rows.append(f"<tr>\n{''.join(columns)}</tr>\n")
        body = f"<tbody>\n{''.join(rows[1:])}</tbody>\n" if rows[1:] else ""
        return f"<table>\n<thead>\n{rows[0]}</thead>\n{body}</table>\n"

    def inlines(self, node: Node) -> str:
        return "".join(self.inline(child) for child in node.children)

    def inline(self, node: Node) -> str:
        attrs = node.attrs
        match node.kind:
            case Kind.TEXT:
                return _escaped(attrs["text"])
            case Kind.CODE:
                return f"<code>{html.escape(attrs['text'])}</code>"
            case Kind.SOFT_BREAK:
                return "\n"
            case Kind.HARD_BREAK:
                return "<br />\n"
            case Kind.HTML:
                return self.text[slice(*node.span)]
            case Kind.AUTOLINK:
                label = html.escape(self.text[slice(*node.content)])
                return f'<a href="{_address(attrs["url"])}">{label}</a>'
            case Kind.LINK:
                return f'<a href="{_address(attrs["url"])}"{_title(node)}>{self.inlines(node)}</a>'
            case Kind.IMAGE:
                alt = self.alternative(node)
                return f'<img src="{_address(attrs["url"])}" alt="{alt}"{_title(node)} />'
            case Kind.FOOTNOTE_REFERENCE:
                return f"[^{attrs['label']}]"
        name = {Kind.EMPHASIS: "em", Kind.STRONG: "strong", Kind.STRIKETHROUGH: "del"}[node.kind]
        return f"<{name}>{self.inlines(node)}</{name}>"

    def alternative(self, node: Node) -> str:
        """The text of an image's label."""
        parts = []
        for child in node.children:
            match child.kind:
                case Kind.TEXT | Kind.CODE:
                    parts.append(self.inline(child).removeprefix("<code>").removesuffix("</code>"))
                case Kind.SOFT_BREAK | Kind.HARD_BREAK:
                    parts.append(" ")
                case Kind.HTML | Kind.AUTOLINK:
                    place = child.content if child.kind is Kind.AUTOLINK else child.span
                    parts.append(html.escape(self.text[slice(*place)]))
                case _:
                    parts.append(self.alternative(child))
        return "".join(parts)


def _escaped(text: str) -> str:
    return html.escape(unescape(text))


def _address(url: str) -> str:
    return html.escape(quote(url, safe=_URL_SAFE))


def _title(node: Node) -> str:
    title = node.attrs["title"]
    return f' title="{_escaped(title)}"' if title else ""


def _alignment(align: str | None) -> str:
    return f' align="{align}"' if align else ""

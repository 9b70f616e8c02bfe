"""Words in angle brackets that the renderer swallows as a tag."""

from collections import deque
from collections.abc import Iterable, Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.html import Tag, TagKind
from notelint.note.html.elements import FOREIGN, HTML, PHRASING
from notelint.note.html.ranges import Ranges
from notelint.note.markdown.kramdown_tags import content_model
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

# Sites whose Markdown knows components: there any name may be an element. MDX and Vue end the
# build where one is never closed.
_COMPONENT_SITES = frozenset({"docusaurus", "vitepress", "gatsby"})
_STRICT_SITES = frozenset({"docusaurus", "vitepress"})

# What follows the name of an element in a sentence about it: a particle written solid, or a word.
# 이, 가, 도 and 만 begin sentences too (`<u>이 방법은`), so that they tell nothing after a phrase.
_PARTICLE = regex(r"(?:[은는을를와과의로]|으로|에서?|처럼|이라[는고]?|라[는고])(?=[ ,.)\n]|$)")
_WEAK_PARTICLE = regex(r"[이가도만](?=[ ,.)\n]|$)")
_NOUN = regex(r"[ ]?(?:태그|요소|엘리먼트|element|tag)")
_ASCII_LETTER = regex(r"/?[A-Za-z]")
# What kramdown would have read: emphasis, code, links, math, escapes, attribute lists, breaks; and
# tags that begin as HTML's do.
_MARKDOWN = regex(r"[*`\[\\$~]|\{:|(?<![\w<])_+\w|[ ]{2}\r?\n|</?[A-Za-z!?]")
_BEHIND_TYPES = tuple("(>,:&*{;[")
_IDENTIFIER = regex(r"[A-Za-z0-9_]")


@check("NE107")
def words_taken_for_tags(note: Note) -> Iterator[Finding]:
    """Words such as `List<String>`, `<sos>` and, in kramdown, `<명령>`.

    An unknown element is no error in HTML: the browser draws nothing for its
    tag (HTML Living Standard, 13.2.6.4.7, "any other start tag"), so that the
    words vanish, unless they begin with another letter than A to Z (13.2.5.6).
    kramdown reads no Markdown in an unknown element, which for it goes on to
    the end of the paragraph. Paired unknown tags are left alone: they may be
    meant.
    """
    markdown = _LastMarkdown(note)
    for tag in taken_words(note):
        named = tag.name in HTML
        variant = "element" if named and not _is_type(note, tag) else ""
        if note.dialect.site in _STRICT_SITES:
            variant = "component"
        shown = ""
        if not _ASCII_LETTER.match(tag.source, 1):
            # A browser shows it, but kramdown has read no Markdown behind it.
            shown = _as_kramdown_writes(tag)
            variant = "rewritten" if shown != tag.source else "raw"
            if variant == "raw" and not markdown.behind(tag):
                continue
        yield Finding(
            "NE107",
            tag.span,
            {"tag": tag.source, "escaped": _escaped(note, tag), "shown": shown},
            variant=variant,
            suggestions=(_escaped(note, tag),),
            fix=_fix(note, tag),
            hides=swallowed(note, tag),
        )


def _as_kramdown_writes(tag: Tag) -> str:
    """The tag in kramdown's output: words after the first become attributes."""
    names = [f' {attribute.name}=""' for attribute in tag.attributes()]
    return f"<{tag.written}{''.join(names)}>" if names else tag.source


class _LastMarkdown:
    """Where the last Markdown, or tag that a browser hides, begins in each paragraph."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._last: dict[int, int] = {}

    def behind(self, tag: Tag) -> bool:
        """Whether there is any behind `tag`, so that the tag hurts; it does as a block's."""
        node = tag.node
        if node.kind is Kind.HTML_BLOCK or tag.kind is not TagKind.OPEN:
            return True
        if id(node) not in self._last:
            found = deque(_MARKDOWN.finditer(self._note.text, *node.span), maxlen=1)
            self._last[id(node)] = found[0].start() if found else -1
        return self._last[id(node)] >= tag.span.end


def taken_words(note: Note) -> list[Tag]:
    """Tags that were meant as words, in order."""
    if note.dialect.site in _COMPONENT_SITES:
        return [tag for tag in note.html.unclosed if _is_no_component(note, tag)]
    left = {id(tag) for tag in (*note.html.unclosed, *note.html.pairing.implied)}
    # kramdown shows the closing tag of nothing as the words it is.
    stray = () if note.dialect.kramdown else note.html.stray
    named = {id(tag) for tag in stray if is_named(note, tag.name, tag.span)}
    for pair in (*typed_twice(note, note.html.unclosed), *typed_twice(note, stray)):
        left -= {id(tag) for tag in pair}
        named -= {id(tag) for tag in pair}
    foreign = foreign_ranges(note)
    return [
        tag
        for tag in note.html.tags
        if (
            id(tag) in named
            or ((id(tag) in left or tag.kind is TagKind.SELF_CLOSING) and _is_word(note, tag))
        )
        and tag.span.start not in foreign
    ]


def _is_no_component(note: Note, tag: Tag) -> bool:
    """Whether an unclosed tag is a word even where there are components: `List<String>`, `<sos>`.

    The names of components begin with a capital or hold a hyphen.
    """
    if tag.name in HTML or any(tag.attributes()):
        return False
    before = note.text[tag.span.start - 1 : tag.span.start]
    return bool(_IDENTIFIER.match(before)) or (tag.written == tag.name and tag.name.isalnum())


def foreign_ranges(note: Note) -> Ranges:
    """The insides of `<svg>` and `<math>`, whose elements have names of their own."""
    return Ranges(pair.inner for pair in note.html.pairs if pair.opening.name in FOREIGN)


def _is_word(note: Note, tag: Tag) -> bool:
    if any(attribute.value is not None for attribute in tag.attributes()):
        return False
    if tag.name not in HTML:
        # Word and Excel paste `<o:p>` and `<v:shape>` into HTML blocks.
        return ":" not in tag.name or tag.node.kind is not Kind.HTML_BLOCK
    if tag.kind is TagKind.SELF_CLOSING or any(tag.attributes()):
        return False
    return _is_type(note, tag) or is_named(note, tag.name, tag.span)


def _is_type(note: Note, tag: Tag) -> bool:
    """Whether a known name is a type here: `List<Object>`, `get<i>()`, but not `H<sub>2`."""
    before = note.text[tag.span.start - 1 : tag.span.start]
    if not _IDENTIFIER.match(before):
        return False
    if tag.name not in PHRASING:
        return True
    after = note.text[tag.span.end : tag.span.end + 1]
    return after in _BEHIND_TYPES or (tag.written != tag.name and not _IDENTIFIER.match(after))


def is_named(note: Note, name: str, span: Span) -> bool:
    """Whether the sentence talks about the tag at `span`, `<form>은`, rather than using it."""
    if _NOUN.match(note.text, span.end):
        return True
    if note.text.startswith("</", span.start) and note.text[span.start - 1 : span.start].isalnum():
        return False  # a phrase ends here, and its own particle follows
    if _PARTICLE.match(note.text, span.end):
        return True
    return name not in PHRASING and bool(_WEAK_PARTICLE.match(note.text, span.end))


def typed_twice(note: Note, left: Iterable[Tag]) -> list[tuple[Tag, Tag]]:
    """One tag typed for both ends of an element, `<u>글<u>`: the two, in order."""
    pairs: list[tuple[Tag, Tag]] = []
    last: dict[str, Tag] = {}
    for tag in left:
        first = last.pop(tag.name, None)
        if first and first.node is tag.node and _may_be_ends(note, first, tag):
            pairs.append((first, tag))
        else:
            last[tag.name] = tag
    return pairs


def _may_be_ends(note: Note, first: Tag, second: Tag) -> bool:
    between = note.text[first.span.end : second.span.start]
    # The one of the two that stands for the other has no attributes.
    bare = first if first.kind is TagKind.CLOSE else second
    return (
        first.name in PHRASING
        and bool(between.strip())
        and "\n" not in between
        and not any(bare.attributes())
    )


def swallowed(note: Note, tag: Tag) -> Span | None:
    """What kramdown takes for raw HTML because `tag` opens a block that nothing ends."""
    if note.dialect.kramdown and tag.node.kind is Kind.HTML_BLOCK:
        return Span(tag.span.end, tag.node.span.end)
    return None


def _escaped(note: Note, tag: Tag) -> str:
    """The tag as text: `\\<name>`, or `&lt;name>` where a backslash escapes nothing."""
    return ("&lt;" if _is_raw(note, tag) else "\\<") + tag.source[1:]


def _is_raw(note: Note, tag: Tag) -> bool:
    if tag.node.kind is Kind.HTML_BLOCK:
        return tag.span.start > tag.node.span.start
    return note.dialect.kramdown and any(
        pair.opening.node is tag.node
        and content_model(pair.opening.name) == "raw"
        and pair.inner.covers(tag.span)
        for pair in note.html.pairs
    )


def _fix(note: Note, tag: Tag) -> Fix:
    bracket = "&lt;" if _is_raw(note, tag) else "\\<"
    edits = [Edit(Span(tag.span.start, tag.span.start + 1), bracket)]
    if note.dialect.kramdown and note.text.startswith(">", tag.span.end):
        # kramdown makes `>>` a quotation mark.
        edits.append(Edit(Span(tag.span.end, tag.span.end), "\\"))
    message = {"en": "Show the words", "ko": "글자로 보이게 합니다"}
    return Fix(tuple(edits), Applicability.SAFE, message)

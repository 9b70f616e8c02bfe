"""HTML tags as the note sees them: which there are, where, and how they pair."""

import random

import pytest

from notelint.note.dialect import COMMONMARK, GFM, KRAMDOWN, Dialect
from notelint.note.html import HtmlTags, Tag, TagKind
from notelint.note.node import Kind
from notelint.note.note import Note
from tests.growth import assert_linear, notes


def _html(text: str, dialect: Dialect = GFM) -> HtmlTags:
    return Note.of(text, dialect).html


def _sources(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.source for tag in tags]


def test_tags_stand_in_document_order_with_their_places() -> None:
    text = "# <b>가</b>\n\n- 나 <u>다</u>\n\n  <div>\n  라\n  </div>\n\n| <i> | 마 |\n|--|--|\n"
    note = Note.of(text)
    assert _sources(note.html.tags) == ["<b>", "</b>", "<u>", "</u>", "<div>", "</div>", "<i>"]
    assert all(note.source[tag.span] == tag.source for tag in note.html.tags)
    kinds = [tag.node.kind for tag in note.html.tags]
    assert kinds == [
        *[Kind.HEADING] * 2,
        *[Kind.PARAGRAPH] * 2,
        *[Kind.HTML_BLOCK] * 2,
        Kind.TABLE_CELL,
    ]
    assert note.html.tags[2].container.kind is Kind.LIST_ITEM


def test_a_tag_says_what_it_does_and_with_which_attributes() -> None:
    tags = _html("<IMG src=\"a b.png\" width=50% alt=''><br/><a href='#'>글</a><span/>\n").tags
    assert [tag.kind for tag in tags] == [
        TagKind.VOID,
        TagKind.VOID,
        TagKind.OPEN,
        TagKind.CLOSE,
        TagKind.SELF_CLOSING,
    ]
    image = tags[0]
    assert (image.name, image.written) == ("img", "IMG")
    assert {name: (a.value, a.quote) for name, a in image.attrs.items()} == {
        "src": ("a b.png", '"'),
        "width": ("50%", ""),
        "alt": ("", "'"),
    }
    assert image.attrs["width"].span == (19, 28)


@pytest.mark.parametrize("dialect", [COMMONMARK, GFM, KRAMDOWN])
@pytest.mark.parametrize(
    "text",
    [
        "`<b>` ``<i>``\n",
        "```html\n<b>\n```\n",
        "    <b>\n",
        "$$a <b> c$$\n",
        "\\<b>\n",
        "<https://example.com/b>\n",
        "[글](<b> 'c')\n",
        "3 < 5, a<5, <-, < b>\n",
        "---\ntitle: <b>\n---\n",
    ],
)
def test_no_tag_in_code_math_links_escapes_and_front_matter(text: str, dialect: Dialect) -> None:
    assert not _html(text, dialect).tags


def test_a_comment_hides_its_tags() -> None:
    tags = _html("글 <!-- <b> --> <i>\n").tags
    assert [(tag.kind, tag.source) for tag in tags] == [
        (TagKind.COMMENT, "<!-- <b> -->"),
        (TagKind.OPEN, "<i>"),
    ]


def test_liquid_is_no_tag_and_may_stand_in_one() -> None:
    text = (
        '{% comment %}<b>{% endcomment %}<a href="{{ site.url }}/a">글</a>'
        "{% highlight html %}<i>{% endhighlight %}\n"
    )
    assert _sources(_html(text, KRAMDOWN).tags) == ['<a href="{{ site.url }}/a">', "</a>"]
    conditional = "글 <span {% if page.a %}class='a'{% endif %}>나</span>\n"
    assert len(_html(conditional, KRAMDOWN).tags) == 2


def test_the_dialect_says_what_a_tag_is() -> None:
    text = "글 <명령> <a:b> <T> <img width=50%> <c d>\n"
    assert _sources(_html(text).tags) == ["<T>", "<img width=50%>", "<c d>"]
    kramdown = _html(text, KRAMDOWN)
    assert _sources(kramdown.tags) == ["<명령>", "<a:b>", "<T>", "<c d>"]
    assert [tag.source for tag in kramdown.shown] == ["<img width=50%>"]


def test_kramdown_shows_block_tags_inside_a_line() -> None:
    html = _html("글 <div>상자</div>\n", KRAMDOWN)
    assert [(tag.source, tag.block) for tag in html.shown] == [("<div>", True)]
    assert _sources(html.stray) == ["</div>"]
    assert not _html("글 <div>상자</div>\n").shown


def test_scripts_and_styles_hold_no_tags() -> None:
    html = _html("<script>\nif (a<b) c = '<i>';\n</script>\n")
    assert _sources(html.tags) == ["<script>", "</script>"]


def test_markdown_in_html_comes_in_order_in_kramdown() -> None:
    text = '<div markdown="1">\n\n글 <b>가</b>\n\n- <i>나</i>\n\n</div>\n'
    tags = _html(text, KRAMDOWN).tags
    assert _sources(tags) == [
        '<div markdown="1">',
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "</div>",
    ]


def test_a_tag_closed_in_another_paragraph_is_paired_across() -> None:
    html = _html("<b>가\n\n나</b>\n")
    assert [(p.opening.source, p.closing.source) for p in html.pairs] == [("<b>", "</b>")]
    assert html.pairs[0].opening.node is not html.pairs[0].closing.node
    assert not html.unclosed
    assert not html.stray


def test_a_closing_tag_belongs_to_the_nearest_open_element() -> None:
    html = _html("<b>가 <b>나</b>\n")
    assert [tag.span.start for tag in html.unclosed] == [0]
    assert [pair.opening.span.start for pair in html.pairs] == [5]


def test_an_element_open_inside_a_closed_one_is_unclosed_or_crossed() -> None:
    assert _sources(_html("<div>\n<b>가\n</div>\n").unclosed) == ["<b>"]
    html = _html("<b><i>가</b></i>\n")
    assert [(c.first.opening.source, c.second.opening.source) for c in html.crossed] == [
        ("<b>", "<i>")
    ]
    assert not html.unclosed
    assert not html.stray


def test_end_tags_that_html_leaves_out_are_not_missed() -> None:
    html = _html("<table>\n<tr><td>가\n<tr><td>나\n</table>\n\n<p>글\n")
    assert not html.unclosed
    assert [tag.name for tag in html.pairing.implied] == ["tr", "td", "tr", "td", "p"]


def test_a_void_element_has_no_end() -> None:
    html = _html("가<br>나</br>다<img src='a'></img>\n")
    assert _sources(html.pairing.void_closings) == ["</br>", "</img>"]
    assert not html.stray
    assert not html.unclosed


PIECES = (
    "<b>", "</b>", "<b", "<i x=y>", '<a b="c">', "<T>", "<명령>", "</br>", "<br/>", "<!-- c -->",
    "<!--", "`", "``", "\\", "[", "](u)", "](<u v>)", "<http://x.y>", "글", " ", "a", "\n", "\n\n",
    "- ", "> ", "**", "|", "|a|b|\n|-|-|\n", "# ", "&lt;", "<?x?>", "<a b='", "<c d>",
)  # fmt: skip


@pytest.mark.parametrize("dialect", [COMMONMARK, KRAMDOWN], ids=["commonmark", "kramdown"])
def test_the_tags_of_a_text_are_those_of_the_tree(dialect: Dialect) -> None:
    """Two ways to the same: the tree's inline parser and the scan of the source."""
    shuffle = random.Random(7)
    for _ in range(1_500):
        text = "".join(shuffle.choices(PIECES, k=shuffle.randrange(2, 9))) + "\n"
        note = Note.of(text, dialect)
        in_tree = {node.span for node in note.tree.walk() if node.kind is Kind.HTML}
        inline = [tag for tag in note.html.tags if tag.node.kind is not Kind.HTML_BLOCK]
        # kramdown makes text of a closing tag that it cannot use.
        text_for_kramdown = TagKind.CLOSE if dialect is KRAMDOWN else None
        assert {t.span for t in inline if t.kind is not text_for_kramdown} == {
            span
            for span in in_tree
            if text_for_kramdown is None or note.text[span.start + 1] != "/"
        }, text
        assert in_tree <= {tag.span for tag in inline}, text


PILES = ["<b>", "</b>", "<b", "<a b='", '<a b="c', "<!--", "<![CDATA[", "<b><i></b>", "<", "</"]


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN], ids=["gfm", "kramdown"])
@pytest.mark.parametrize("piece", [*PILES, "<div>\n", "<a x=y ", "<script>", "<p =\"'>", "<T> "])
def test_doubling_the_note_at_most_doubles_the_time(piece: str, dialect: Dialect) -> None:
    assert_linear(
        lambda note: note.html.pairing,
        notes(lambda size: "글 " + piece * size + "\n", "tree", "math", dialect=dialect),
        2_000,
    )

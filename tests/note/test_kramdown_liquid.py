"""What kramdown sees of a note with Liquid, and where it is in the note."""

import pytest

from notelint.note.dialect import KRAMDOWN
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and source of the blocks of the document."""
    return [(node.kind.value, text[slice(*node.span)]) for node in tree(text).children]


def tree(text: str) -> Node:
    return parse_markdown(text, Span(0, len(text)), KRAMDOWN)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_highlighted_block_is_code_from_tag_to_tag(end: str) -> None:
    code = end.join(
        ["{% highlight java linenos %}", "List<String> a;", "", "# 주석", "{% endhighlight %}"]
    )
    text = end.join(["글", code, "- 항목"])
    assert blocks(text) == [("paragraph", "글"), ("code_block", code), ("list", "- 항목")]
    node = tree(text).children[1]
    assert node.attrs == {"fenced": False, "info": "java", "liquid": True}
    inner = code.removeprefix("{% highlight java linenos %}").removesuffix("{% endhighlight %}")
    assert text[slice(*node.content)] == inner


def test_an_element_in_highlighted_code_is_no_element() -> None:
    text = "{% highlight html %}\n<div>\n{% endhighlight %}\n\n# 제목"
    assert [kind for kind, _ in blocks(text)] == ["code_block", "heading"]


def test_the_tags_of_a_raw_block_vanish_and_its_content_is_markdown() -> None:
    text = "{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\n- {% raw %}`{{ b }}`{% endraw %}"
    assert blocks(text) == [
        ("code_block", "```\n{{ a }}\n```"),
        ("list", "- {% raw %}`{{ b }}`"),
    ]
    code = next(node for node in tree(text).walk() if node.kind is Kind.CODE)
    assert text[slice(*code.span)] == "`{{ b }}`"


def test_a_comment_vanishes() -> None:
    text = "글 {% comment %}\n\n# 없음\n{% endcomment %}이어서\n\n{% comment %}말{% endcomment %}"
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]
    assert [node.attrs.get("text") for node in tree(text).children[0].children] == ["글 이어서"]


def test_other_tags_and_outputs_are_text() -> None:
    text = "{% include a.html %}\n{{ page.title }}"
    assert blocks(text) == [("paragraph", text)]


def test_liquid_left_open_is_text() -> None:
    assert [kind for kind, _ in blocks("{% highlight c %}\n# 제목")] == ["paragraph", "heading"]


def test_without_liquid_tags_are_text() -> None:
    from notelint.note.markdown.kramdown import parse_kramdown

    text = "{% raw %}\n# 제목\n{% endraw %}"
    document = parse_kramdown(text, Span(0, len(text)), liquid=False)
    assert [node.kind.value for node in document.children] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        '{{ "/a" | relative_url }}',
        '{% assign names = "a,b" | split: "," %}',
        '글 {% include figure.html caption="a | b" %} 글',
    ],
)
def test_the_pipe_of_a_filter_makes_no_table(text: str) -> None:
    assert blocks(text) == [("paragraph", text)]
    assert "".join(node.attrs["text"] for node in tree(text).children[0].children) == text


def test_the_quotes_of_an_output_end_no_attribute_and_no_address() -> None:
    text = '<a href="{{ "/a" | relative_url }}">글</a> [글]({{ "/a" | relative_url }})'
    [paragraph] = tree(text).children
    kinds = [node.kind for node in paragraph.children]
    assert kinds == [Kind.HTML, Kind.TEXT, Kind.HTML, Kind.TEXT, Kind.LINK]
    assert paragraph.children[-1].attrs["url"] == '{{ "/a" | relative_url }}'


def test_a_pipe_in_a_raw_block_is_one() -> None:
    assert [kind for kind, _ in blocks("{% raw %}{{ a | b }}{% endraw %}")] == ["table"]

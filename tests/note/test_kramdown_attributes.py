"""What the nodes of a kramdown tree say beside their kind and place."""

from notelint.note.dialect import KRAMDOWN
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def nodes(text: str, kind: Kind) -> list[Node]:
    tree = parse_markdown(text, Span(0, len(text)), KRAMDOWN)
    return [node for node in tree.walk() if node.kind is kind]


def attributes(text: str, kind: Kind, *names: str) -> list[tuple[object, ...]]:
    return [tuple(node.attrs[name] for name in names) for node in nodes(text, kind)]


def test_a_list_keeps_the_number_that_the_author_wrote() -> None:
    text = "2024. 가\n2025. 나\n\n- 다"
    assert attributes(text, Kind.LIST, "ordered", "start") == [(True, 2024), (False, None)]
    assert attributes(text, Kind.LIST_ITEM, "marker") == [("2024.",), ("2025.",), ("-",)]


def test_a_task_item_says_so() -> None:
    text = "- [ ] 할 일\n- [x] 한 일\n- [링크](a)"
    assert attributes(text, Kind.LIST_ITEM, "task") == [(False,), (True,), (None,)]
    box = nodes(text, Kind.LIST_ITEM)[0].attrs["task_span"]
    assert text[slice(*box)] == "[ ]"


def test_a_heading_has_its_id_and_its_closing_hashes() -> None:
    text = "# 제목 # {#처음}\n\n둘째\n---"
    first, second = nodes(text, Kind.HEADING)
    assert (first.attrs["level"], first.attrs["id"]) == (1, "처음")
    assert text[slice(*first.content)] == "제목"
    assert text[slice(*first.attrs["closing_span"])] == "#"
    assert (second.attrs["level"], second.attrs["setext"]) == (2, True)
    assert text[slice(*second.attrs["closing_span"])] == "---"


def test_a_fence_has_its_parts() -> None:
    text = "~~~~ python\n코드\n~~~~~"
    (code,) = nodes(text, Kind.CODE_BLOCK)
    assert (code.attrs["fence"], code.attrs["info"], code.attrs["closed"]) == (
        "~~~~",
        "python",
        True,
    )
    assert text[slice(*code.content)] == "코드"
    assert text[slice(*code.attrs["closing_span"])] == "~~~~~"


def test_a_table_has_its_columns_and_alignment() -> None:
    text = "|a|b|\n|:-:|--:|\n|c|d|e|"
    assert attributes(text, Kind.TABLE, "columns", "align", "header") == [
        (3, ["center", "right", None], True)
    ]
    assert [len(row.children) for row in nodes(text, Kind.TABLE_ROW)] == [2, 3]


def test_an_html_block_says_what_it_holds_and_whether_it_is_closed() -> None:
    text = '<div>\n글\n</div>\n<div markdown="1">\n글\n</div>\n<h1 markdown="1">글</h1>\n<p>끝'
    assert attributes(text, Kind.HTML_BLOCK, "name", "markdown", "model", "closed") == [
        ("div", False, "raw", True),
        ("div", True, "block", True),
        ("h1", True, "span", True),
        ("p", False, "raw", False),
    ]


def test_an_inline_element_is_its_tags() -> None:
    text = "글 <b>가</b> <T> <br> <!-- 말 -->"
    tags = [
        (n.attrs["name"], n.attrs["end_tag"], n.attrs["closed"]) for n in nodes(text, Kind.HTML)
    ]
    assert tags == [
        ("b", False, True),
        ("b", True, True),
        ("T", False, False),
        ("br", False, True),
        ("!--", False, True),
    ]


def test_an_attribute_list_says_which_block_it_is_for() -> None:
    text = "{: .a}\n# 제목\n\n글\n{: .b}\n\n{:c: .d}\n\n^\n\n{::comment}\n말\n{:/}"
    assert attributes(text, Kind.ATTRIBUTE_LIST, "form") == [
        ("list",),
        ("list",),
        ("reference",),
        ("end-of-block",),
        ("comment",),
    ]
    targets = [node.attrs.get("target") for node in nodes(text, Kind.ATTRIBUTE_LIST)]
    assert targets == ["next", "previous", None, None, None]


def test_definitions_have_their_parts() -> None:
    text = '[글]: <a b> "제목"\n*[HTML]: 언어\n[^1]: 각주'
    (link,) = nodes(text, Kind.LINK_DEFINITION)
    parts = [text[slice(*link.attrs[name])] for name in ("url_span", "title_span")]
    assert [link.attrs["label"], *parts] == ["글", "a b", "제목"]
    assert attributes(text, Kind.ABBREVIATION_DEFINITION, "label") == [("HTML",)]
    assert attributes(text, Kind.FOOTNOTE_DEFINITION, "label") == [("1",)]


def test_a_reference_says_how_it_was_written_and_where_it_leads() -> None:
    text = '[가][나] [나][], [나]. [다](u "t")\n\n[나]: v'
    assert attributes(text, Kind.LINK, "form", "label", "url", "title") == [
        ("full", "나", "v", None),
        ("collapsed", "나", "v", None),
        ("shortcut", "나", "v", None),
        ("inline", None, "u", "t"),
    ]


def test_a_cell_that_kramdown_rewrites_is_doubtful() -> None:
    text = "| \\\\| | 글 |\n| \\` | 가 |"
    doubtful = [node for node in nodes(text, Kind.TABLE_CELL) if node.attrs.get("doubtful")]
    assert [text[slice(*node.span)] for node in doubtful] == ["\\\\|", "\\`"]

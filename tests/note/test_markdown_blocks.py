"""Blocks of CommonMark and GFM: what they are, where they begin and end."""

from notelint.note.dialect import COMMONMARK, GFM, Dialect
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def tree(text: str, dialect: Dialect = GFM) -> Node:
    return parse_markdown(text, Span(0, len(text)), dialect)


def first(text: str, kind: Kind, dialect: Dialect = GFM) -> Node:
    return next(node for node in tree(text, dialect).walk() if node.kind is kind)


def outline(text: str, dialect: Dialect = GFM) -> list[str]:
    """Kind and source of each block, indented by its depth; inlines left out."""
    lines: list[str] = []

    def add(node: Node, depth: int) -> None:
        for child in node.children:
            if child.kind in _BLOCKS:
                lines.append(f"{'  ' * depth}{child.kind} {text[slice(*child.span)]!r}")
                add(child, depth + 1)

    add(tree(text, dialect), 0)
    return lines


_BLOCKS = (
    Kind.HEADING,
    Kind.PARAGRAPH,
    Kind.BLOCK_QUOTE,
    Kind.LIST,
    Kind.LIST_ITEM,
    Kind.CODE_BLOCK,
    Kind.HTML_BLOCK,
    Kind.THEMATIC_BREAK,
    Kind.TABLE,
    Kind.LINK_DEFINITION,
    Kind.FOOTNOTE_DEFINITION,
)


def test_a_heading_ends_a_quote_without_a_blank_line() -> None:
    assert outline("> 인용\n# 제목") == [
        "block_quote '> 인용'",
        "  paragraph '인용'",
        "heading '# 제목'",
    ]


def test_a_line_of_text_after_a_quote_or_an_item_belongs_to_their_paragraph() -> None:
    assert outline("> - 항목\n이어서") == [
        "block_quote '> - 항목\\n이어서'",
        "  list '- 항목\\n이어서'",
        "    list_item '- 항목\\n이어서'",
        "      paragraph '항목\\n이어서'",
    ]


def test_a_text_line_after_code_in_a_quote_is_outside() -> None:
    assert outline(">     코드\n본문")[-1] == "paragraph '본문'"
    assert outline("> ```\n본문")[-1] == "paragraph '본문'"


def test_an_item_two_columns_in_is_a_sibling_if_its_neighbours_text_begins_at_the_third() -> None:
    assert outline("-  가\n  - 나") == [
        "list '-  가\\n  - 나'",
        "  list_item '-  가'",
        "    paragraph '가'",
        "  list_item '- 나'",
        "    paragraph '나'",
    ]


def test_another_bullet_or_delimiter_begins_another_list() -> None:
    text = "- 가\n+ 나\n1. 다\n2) 라"
    assert [line for line in outline(text) if line.startswith("list ")] == [
        "list '- 가'",
        "list '+ 나'",
        "list '1. 다'",
        "list '2) 라'",
    ]


def test_a_number_other_than_one_does_not_interrupt_a_paragraph() -> None:
    assert outline("올해는\n2024. 봄이다") == ["paragraph '올해는\\n2024. 봄이다'"]
    assert first("2024. 봄", Kind.LIST).attrs["start"] == 2024


def test_a_list_is_loose_where_a_blank_line_lies_between_blocks_of_its_items() -> None:
    def tight(text: str) -> bool:
        return bool(first(text, Kind.LIST).attrs["tight"])

    assert tight("- 가\n- 나\n\n\n본문")
    assert tight("- 가\n  > 나\n  >\n- 다")
    assert tight("- ```\n  가\n\n\n  ```\n- 나")
    assert tight("- [가]: /u\n  본문\n- 나")
    assert not tight("- 가\n\n- 나")
    assert not tight("- 가\n\n  [나]: /u\n- 다")
    assert not tight("- 가\n- \n\n- 나")
    assert tight("- 가\n  - 나\n\n    다\n- 라")
    assert not tight("- 가\n  - 나\n\n- 다")


def test_an_item_knows_its_marker_and_task() -> None:
    item = first("  10. [x] 한 일", Kind.LIST_ITEM)
    assert item.attrs["marker"] == "10."
    assert item.attrs["marker_span"] == Span(2, 5)
    assert item.attrs["task"] is True
    assert item.attrs["task_span"] == Span(6, 9)
    assert item.children[0].content == Span(10, 13)
    assert first("- [x] 한 일", Kind.LIST_ITEM, COMMONMARK).attrs["task"] is None


def test_a_fence_knows_its_markers_its_info_and_its_body() -> None:
    text = "> ~~~~ py  title=1\n> 가\n> 나\n> ~~~~~  \n"
    code = first(text, Kind.CODE_BLOCK)
    assert text[slice(*code.span)] == "~~~~ py  title=1\n> 가\n> 나\n> ~~~~~"
    assert text[slice(*code.content)] == "가\n> 나"
    assert (code.attrs["fence"], code.attrs["fence_span"]) == ("~~~~", Span(2, 6))
    assert (code.attrs["info"], code.attrs["info_span"]) == ("py  title=1", Span(7, 18))
    assert text[slice(*code.attrs["closing_span"])] == "~~~~~"


def test_a_fence_that_is_not_closed_lasts_to_the_end_of_its_container() -> None:
    code = first("- ```\n  가\n\n본문", Kind.CODE_BLOCK)
    assert code.attrs["closed"] is False
    assert code.attrs["closing_span"] is None
    assert outline("- ```\n  가\n\n본문")[-1] == "paragraph '본문'"


def test_a_line_of_backticks_with_words_closes_no_fence() -> None:
    assert first("```\n가\n```끝\n나", Kind.CODE_BLOCK).attrs["closed"] is False


def test_headings_know_their_level_their_text_and_what_closes_them() -> None:
    text = "##  제목 #  ## \n"
    heading = first(text, Kind.HEADING)
    assert heading.attrs["level"] == 2
    assert text[slice(*heading.content)] == "제목 #"
    assert text[slice(*heading.attrs["closing_span"])] == "##"
    text = "여러 줄\n제목  \n ---\n"
    heading = first(text, Kind.HEADING)
    assert (heading.attrs["level"], heading.attrs["setext"]) == (2, True)
    assert text[slice(*heading.content)] == "여러 줄\n제목"
    assert text[slice(*heading.attrs["closing_span"])] == "---"


def test_hashes_without_a_space_are_text() -> None:
    assert outline("#4 이슈\n#제목") == ["paragraph '#4 이슈\\n#제목'"]


def test_a_line_with_one_tag_begins_an_html_block_that_a_blank_line_ends() -> None:
    assert outline("<br>\n## 제목\n\n본문", COMMONMARK) == [
        "html_block '<br>\\n## 제목'",
        "paragraph '본문'",
    ]


def test_a_tag_line_does_not_interrupt_a_paragraph_but_a_block_tag_does() -> None:
    assert outline("본문\n<br>\n끝", COMMONMARK) == ["paragraph '본문\\n<br>\\n끝'"]
    assert outline("본문\n<div>\n끝", COMMONMARK) == ["paragraph '본문'", "html_block '<div>\\n끝'"]


def test_only_github_ends_a_list_at_a_tag_line() -> None:
    text = "- 항목\n<br>"
    assert outline(text, COMMONMARK)[0] == "list '- 항목\\n<br>'"
    assert outline(text, GFM)[-1] == "html_block '<br>'"


def test_a_comment_lasts_to_its_end_over_blank_lines() -> None:
    assert outline("<!-- 가\n\n# 나 -->\n# 다") == [
        "html_block '<!-- 가\\n\\n# 나 -->'",
        "heading '# 다'",
    ]


def test_a_line_of_spaces_is_blank_however_many_they_are() -> None:
    assert outline("# 제목\n         \n본문") == ["heading '# 제목'", "paragraph '본문'"]


def test_a_table_takes_its_header_from_the_last_line_of_a_paragraph() -> None:
    text = "설명\n| 가 | 나 |\n|:--|--:|\n| 1 | 2 | 3 |\n본문\n\n끝"
    table = first(text, Kind.TABLE)
    assert text[slice(*table.attrs["delimiter_span"])] == "|:--|--:|"
    assert table.attrs["align"] == ["left", "right"]
    cells = [
        [(text[slice(*cell.span)], cell.attrs.get("ignored", False)) for cell in row.children]
        for row in table.children
    ]
    assert cells == [
        [("가", False), ("나", False)],
        [("1", False), ("2", False), ("3", True)],
        [("본문", False)],
    ]


def test_a_table_needs_as_many_columns_as_its_header_has_cells() -> None:
    assert outline("| 가 | 나 |\n|---|") == ["paragraph '| 가 | 나 |\\n|---|'"]
    assert outline("| 가 |\n|---|", COMMONMARK) == ["paragraph '| 가 |\\n|---|'"]


def test_an_escaped_pipe_does_not_split_a_cell_and_keeps_its_place() -> None:
    text = "| 가 | 나 |\n|---|---|\n| `a\\|b` \\| c | d |"
    row = first(text, Kind.TABLE).children[1]
    code, after = row.children[0].children
    assert code.attrs["text"] == "a|b"
    assert text[slice(*code.span)] == "`a\\|b`"
    assert text[slice(*after.span)] == " \\| c"
    assert after.attrs["text"] == " | c"


def test_definitions_are_nodes_and_their_parts_have_places() -> None:
    text = "> [가]:\n> <u v>\n>  '제목'\n> 본문 [가]"
    definition = first(text, Kind.LINK_DEFINITION)
    assert text[slice(*definition.span)] == "[가]:\n> <u v>\n>  '제목'"
    assert (definition.attrs["label"], definition.attrs["url"]) == ("가", "u v")
    assert text[slice(*definition.attrs["url_span"])] == "<u v>"
    assert text[slice(*definition.attrs["title_span"])] == "'제목'"
    assert first(text, Kind.LINK).attrs["title"] == "제목"


def test_the_first_of_two_definitions_counts() -> None:
    text = "[가]\n\n[가]: /1\n[가]: /2"
    assert first(text, Kind.LINK).attrs["url"] == "/1"
    assert [n.kind for n in tree(text).children].count(Kind.LINK_DEFINITION) == 2


def test_an_underline_below_nothing_but_definitions_makes_no_heading() -> None:
    assert outline("[가]: /u\n===") == ["link_definition '[가]: /u'", "paragraph '==='"]


def test_a_footnote_goes_on_over_indented_paragraphs() -> None:
    text = "글[^가]\n\n[^가]: 하나\n\n    둘\n본문"
    note = first(text, Kind.FOOTNOTE_DEFINITION)
    assert note.attrs["label"] == "가"
    assert text[slice(*note.span)] == "[^가]: 하나\n\n    둘\n본문"
    assert outline(text, COMMONMARK)[-1].startswith("paragraph")


def test_front_matter_is_left_to_others_but_counts() -> None:
    text = "---\r\ntitle: 글\r\n---\r\n# 제목\r\n"
    body = Span(20, len(text))
    heading = parse_markdown(text, body, GFM).children[0]
    assert text[slice(*heading.span)] == "# 제목"


def test_tabs_are_columns_in_structure_and_one_character_in_places() -> None:
    text = "-\t가\n\n\t\t코드\n"
    code = first(text, Kind.CODE_BLOCK)
    assert text[slice(*code.span)] == "코드"
    assert outline("-\t가\n  \t- 나")[2] == "    paragraph '가'"


def test_fifty_thousand_quote_marks_or_bullets_nest_no_deeper_than_can_be_read() -> None:
    for text in ("> " * 50_000 + "끝", "- " * 50_000 + "끝", "1. > " * 20_000 + "끝"):
        nodes = list(tree(text).walk())
        assert len(nodes) < 300
        assert any(node.attrs.get("doubtful") for node in nodes)

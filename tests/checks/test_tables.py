"""Tables that are none and text that becomes one, held against real renderers."""

from itertools import product

import pytest

from benchmarks.pages import kramdown_pages, pulldown_page
from notelint.checks.tables import tables
from notelint.findings.finding import Applicability, Finding
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes
from tests.needs import needs_kramdown

TABLE = "| 가 | 나 |\n| --- | --- |\n| 1 | 2 |\n"
ABOVE = ["글\n", "# 제목\n", "- 항목\n", "> 인용\n", "---\n", "```\n코드\n```\n", "<br>\n", ""]
BELOW = ["글\n", "# 제목\n", "- 항목\n", "---\n", "<br>\n", "{: .x}\n", ""]


def found(text: str, dialect: Dialect = GFM) -> list[Finding]:
    return list(tables(Note.of(text, dialect)))


def fixed(text: str, dialect: Dialect = GFM) -> str:
    return with_fixes(text, found(text, dialect))


def is_table(page: str) -> bool:
    return "<table" in page


@needs_kramdown
def test_kramdown_makes_no_table_of_what_is_glued_and_one_of_the_fix() -> None:
    texts = [f"글\n\n{above}{TABLE}{below}" for above, below in product(ABOVE, BELOW)]
    after = [fixed(text, KRAMDOWN) for text in texts]
    for text, page in zip(texts, kramdown_pages(texts), strict=True):
        assert bool(found(text, KRAMDOWN)) == (not is_table(page)), text
    for text, page in zip(after, kramdown_pages(after), strict=True):
        assert is_table(page), text
        assert found(text, KRAMDOWN) == []


def test_a_blank_line_ends_as_the_lines_of_the_note_do() -> None:
    text = f"글\n{TABLE}".replace("\n", "\r\n")
    assert fixed(text, KRAMDOWN) == f"글\n\n{TABLE}".replace("\n", "\r\n")
    assert found(fixed(text, KRAMDOWN), KRAMDOWN) == []


@needs_kramdown
def test_a_blank_line_goes_inside_the_quote_or_item_of_the_table() -> None:
    quote = "> 글\n" + "".join(f"> {line}\n" for line in TABLE.splitlines()) + "> 끝\n"
    item = "- 글\n" + "".join(f"  {line}\n" for line in TABLE.splitlines())
    for text in (quote, item):
        page = kramdown_pages([fixed(text, KRAMDOWN)])[0]
        assert is_table(page)
        assert page.count("<blockquote>") + page.count("<ul>") == 1


def test_a_sentence_below_a_table_is_no_row_after_the_fix_in_gfm() -> None:
    text = TABLE + "끝 문장\n둘째 줄\n"
    assert len(found(text)) == 1
    assert "<p>끝 문장" in pulldown_page(fixed(text))


@needs_kramdown
@pytest.mark.parametrize(
    "text",
    [
        "P(A|B)는 확률이다\n",
        "$P(A|B)$는 확률이다\n",
        "$$P(D|x)$$ 는 확률이다\n",
        "a || b 이다\n",
        "|x|는 절댓값이다\n",
        "- 값은 |x|\n",
        "> a | b\n",
        "`a` 또는 b | c\n",
    ],
)
def test_a_line_that_kramdown_makes_a_table_of_is_reported_and_only_there(text: str) -> None:
    assert is_table(kramdown_pages([text])[0])
    (finding,) = found(text, KRAMDOWN)
    assert finding.code == "NE303"
    assert found(text, GFM) == []
    if finding.fix:
        # In a list, the paragraph may set other items apart.
        kind = Applicability.UNSAFE if text.startswith("- ") else Applicability.SAFE
        assert finding.fix.applicability is kind
        page = kramdown_pages([fixed(text, KRAMDOWN)])[0]
        assert not is_table(page)
        assert "\\|" not in page
    else:
        assert "`" in text


def test_a_double_dollar_formula_gets_vert_because_a_backslash_would_double_the_bar() -> None:
    assert fixed("$$P(D|x)$$ 는 확률이다\n", KRAMDOWN) == "$$P(D\\vert x)$$ 는 확률이다\n"
    assert fixed("$$P(D|\\theta)$$ 는\n", KRAMDOWN) == "$$P(D\\vert\\theta)$$ 는\n"


@pytest.mark.parametrize(
    "row", ["| `a | b` | 2 |", "| `//x | //y` | 2 |", "| $P(A|B)$ | 2 |", "| `a|b` | `c|d` |"]
)
def test_escaping_the_pipe_gives_a_row_its_cells_back_in_gfm(row: str) -> None:
    text = f"| 가 | 나 |\n|---|---|\n{row}\n"
    assert {finding.code for finding in found(text)} == {"NE304"}
    page = pulldown_page(fixed(text))
    assert page.count("<td>") == 2
    assert "<td></td>" not in page
    assert found(fixed(text)) == []


@needs_kramdown
def test_escaping_the_pipe_of_a_formula_gives_a_row_its_cells_back_in_kramdown() -> None:
    text = "| 가 | 나 |\n|---|---|\n| $P(A|B)$ | 2 |\n"
    assert [finding.code for finding in found(text, KRAMDOWN)] == ["NE304"]
    page = kramdown_pages([fixed(text, KRAMDOWN)])[0]
    assert "<td>$P(A|B)$</td>" in page


@pytest.mark.parametrize(
    "text",
    [
        "|가|나|\n|다|라|\n",
        "> |가|나|\n> |다|라|\n",
        "- |가|나|\n  |다|라|\n",
    ],
)
def test_rows_without_dashes_are_no_table_in_gfm_and_one_after_the_fix(text: str) -> None:
    assert not is_table(pulldown_page(text))
    (finding,) = found(text)
    assert finding.code == "NE302"
    assert is_table(pulldown_page(fixed(text)))


def test_a_row_with_more_cells_than_the_header_loses_them() -> None:
    text = "| 가 | 나 |\n|---|---|\n| 1 | 2 | 셋 |\n"
    assert "셋" not in pulldown_page(text)
    assert [finding.code for finding in found(text)] == ["NE301"]


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"글\n\n{TABLE}\n글\n",
        "| 가 | 나 |\n|---|---|\n| 1 |\n",
        "| 가 | 나 |\n|---|---|\n| a \\| b | c |\n",
        "| 가 |\n|---|\n| 나 |\n",
        "```\n| 가 |\n글\n```\n",
        "글 `a|b` 글\n글\n",
        "a \\| b\n",
    ],
)
def test_tables_that_render_and_escaped_pipes_are_left_alone(text: str, dialect: Dialect) -> None:
    assert found(text, dialect) == []


_HARD = {
    "pipes": "|" * 5_000,
    "rows": "| a | b |\n" * 1_000,
    "table": "| a | b |\n|---|---|\n" + "| `x` | $y$ |\n" * 1_000,
    "dashes": "|---" * 2_500,
    "backticks": "| a |\n|---|\n| " + "`" * 5_000,
    "dollars": "| a |\n|---|\n| " + "$ " * 2_500,
    "lines": "가 | 나\n" * 1_250,
}


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
@pytest.mark.parametrize("name", _HARD)
def test_time_grows_with_the_note_and_not_faster(name: str, dialect: Dialect) -> None:
    assert_linear(
        tables, notes(lambda size: _HARD[name] * size, "tree", "math", dialect=dialect), 1
    )

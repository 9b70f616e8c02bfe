"""Broken fences: the cause is found once, what follows from it is not."""

from notelint.checks.fences import broken_fences
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.growth import assert_linear


def _codes(text: str, dialect: Dialect = GFM) -> list[str]:
    default = {rule.code for rule in load_book().values() if not rule.preview}
    return [finding.code for finding in check_note(Note.of(text, dialect), default)]


def test_nothing_is_said_about_what_an_open_fence_swallows() -> None:
    assert _codes("```\nprint(1)\n\n**용어(term)**는 <b>떄문에\n") == ["NE221"]


def test_findings_above_an_open_fence_stay() -> None:
    assert _codes("떄문에 그렇다.\n\n```\nprint(1)\n") == ["TY101", "NE221"]


def test_a_lost_closing_fence_is_reported_once_though_the_rest_is_out_of_step() -> None:
    text = "```js\na\n\n글\n\n```py\nb\n```\n\n글\n\n```sh\nc\n```\n"
    assert _codes(text) == ["NE223"]


def test_kramdown_closes_the_fence_of_an_item_at_the_margin() -> None:
    text = "- 항목\n\n  ```js\n  a\n```\n\n글\n"
    assert _codes(text, KRAMDOWN) == []
    assert _codes(text, GFM) == ["NE224"]


def test_inline_code_of_three_backticks_is_no_fence() -> None:
    assert _codes("```a``` 는 코드다.\n\n글\n") == []


def test_a_typo_in_markdown_that_stays_raw_is_still_a_typo() -> None:
    text = "<h2>회의</h2>\n- 떄문에\n- **둘**\n"
    assert _codes(text) == ["NE109", "TY101"]


def test_time_grows_with_the_number_of_fences_and_not_faster() -> None:
    def find(note: Note) -> list[object]:
        return list(broken_fences(note))

    assert_linear(find, lambda size: Note.of("```\n" * size), 2000)

"""The nested list that a colon outline becomes, held against real renderers."""

import re

from benchmarks.pages import kramdown_pages, pulldown_page
from notelint.checks.outline import stray_colons
from notelint.findings.finding import apply_edits
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from tests.needs import needs_kramdown

OUTLINE = """\
- 모멘텀<br>
: <br><b>아이디어</b><br><br>
: : 관성을 준다.
: : 2) 진동이 준다.
<br><br>

- 아담<br><br>
: : 학습률을 스스로 정한다.
"""


def _fixed(text: str, dialect: Dialect) -> str:
    (finding,) = stray_colons(Note.of(text, dialect))
    assert finding.fix
    return apply_edits(text, finding.fix.edits)


def _items(page: str) -> int:
    return page.count("<li>")


@needs_kramdown
def test_kramdown_shows_every_line_as_an_item_and_no_colon() -> None:
    (page,) = kramdown_pages([_fixed(OUTLINE, KRAMDOWN)])
    assert _items(page) == 6
    assert ": " not in re.sub(r"<[^>]+>", "", page)
    assert "<dl>" not in page


def test_commonmark_shows_every_line_as_an_item_and_no_colon() -> None:
    page = pulldown_page(_fixed(OUTLINE, GFM))
    assert _items(page) == 6
    assert "<ol" not in page  # `2)` behind a marker would open a list of its own
    assert ": " not in re.sub(r"<[^>]+>", "", page)


def test_the_words_and_tags_of_the_outline_stay_byte_for_byte() -> None:
    def without_markers(text: str) -> str:
        return re.sub(r"^[ :-]+|\\", "", text, flags=re.M)

    assert without_markers(_fixed(OUTLINE, GFM)) == without_markers(OUTLINE)


def test_the_fixed_note_has_no_outline_left() -> None:
    assert list(stray_colons(Note.of(_fixed(OUTLINE, KRAMDOWN), KRAMDOWN))) == []

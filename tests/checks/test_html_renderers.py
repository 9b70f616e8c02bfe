"""What the HTML rules say is what real renderers do: kramdown, and pulldown-cmark for CommonMark.

Jekyll runs kramdown with its GFM parser (Debian: ruby-kramdown,
ruby-kramdown-parser-gfm).
"""

import random
from collections.abc import Sequence
from html.parser import HTMLParser

import pyromark
import pytest

from benchmarks.pages import kramdown_pages_and_warnings
from benchmarks.ruby import KRAMDOWN as GEMS
from benchmarks.ruby import run_ruby
from notelint.checks.contents import all_checks
from notelint.findings.finding import Applicability, Finding
from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.html.elements import HTML
from notelint.note.note import Note
from notelint.rulebook.book import load_book, page_text
from notelint.rulebook.page import Example, parse_examples
from tests.fixes import with_fixes
from tests.needs import needs_kramdown


def kramdown(sources: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The HTML of each source and what kramdown warns of."""
    plain = {"hard_wrap": False, "auto_ids": False, "syntax_highlighter": None}
    return kramdown_pages_and_warnings(list(sources), **plain)


def commonmark(source: str) -> str:
    """The HTML that pulldown-cmark makes, with GitHub's tables and alerts."""
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM
    return pyromark.html(source, options=options)


class _Visible(HTMLParser):
    """Collects the text that a browser draws: no tags, no script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def visible(html: str) -> str:
    """The text that readers of `html` see."""
    reader = _Visible()
    reader.feed(html)
    reader.close()
    return reader.text


def _examples(code: str, fixed: bool = True) -> list[tuple[Example, str]]:
    """The examples of a rule's page that are mended, each with its dialect."""
    examples = parse_examples(page_text(load_book()[code]), load_book()[code].page)
    return [
        (example, "kramdown" if "kramdown" in example.settings else "gfm")
        for example in examples
        if bool(example.fixed) is fixed and bool(example.findings) is fixed
    ]


def _rendered(sources: Sequence[str], dialect: str) -> list[str]:
    if dialect == "kramdown":
        return [html for html, _ in kramdown(sources)]
    return [commonmark(source) for source in sources]


def _shown(example: Example, dialect: str) -> list[str]:
    """What each finding of the example points at."""
    note = Note.of(example.text, KRAMDOWN if dialect == "kramdown" else GFM)
    starts = [line.split("-")[0].split(":") for line in example.findings]
    ends = [line.split("-")[1].split(" ")[0].split(":") for line in example.findings]

    def offset(place: list[str]) -> int:
        return note.source.line_starts[int(place[0]) - 1] + int(place[1]) - 1

    return [note.text[offset(s) : offset(e)] for s, e in zip(starts, ends, strict=True)]


pytestmark = needs_kramdown

SHOWN_UNTIL_MENDED = ("NE108", "NE109", "NE110", "NE602", "NE603", "NE604")
"""Rules whose findings point at marks that readers see, unless at the tag to edit."""


@pytest.mark.parametrize("code", SHOWN_UNTIL_MENDED)
def test_readers_see_the_marks_until_the_note_is_mended(code: str) -> None:
    seen = 0
    for example, dialect in _examples(code):
        before, after = _rendered([example.text, example.fixed or ""], dialect)
        for found in _shown(example, dialect):
            mark = found[:3]  # kramdown makes quotation marks and dashes of what follows
            if mark in visible(before):
                seen += 1
                assert mark not in visible(after), example.title
        assert before != after, example.title
    assert seen


def test_words_taken_for_tags_are_seen_only_once_they_are_mended() -> None:
    for example, dialect in _examples("NE107"):
        before, after = _rendered([example.text, example.fixed or ""], dialect)
        for word in _shown(example, dialect):
            named = word.replace(">", '="">') if " " in word else word
            assert named in before, example.title
            # A browser shows a tag whose name does not begin with A to Z (HTML, 13.2.5.6).
            assert (named in visible(before)) is not word[1].isascii(), example.title
            assert word not in after, example.title
            assert word in visible(after), example.title


def test_kramdown_shows_a_closing_break_and_stray_closing_tags() -> None:
    for code in ("NE102", "NE105"):
        for example, dialect in _examples(code):
            if dialect == "kramdown":
                before, after = map(
                    visible, _rendered([example.text, example.fixed or ""], dialect)
                )
                for tag in _shown(example, dialect):
                    assert tag in before
                    assert tag not in after


def test_what_stays_silent_makes_kramdown_complain_of_no_tag() -> None:
    for code in ("NE101", "NE103", "NE104", "NE108", "NE601", "NE602"):
        for example, dialect in _examples(code, fixed=False):
            if dialect == "kramdown" and "{%" not in example.text:
                [(_, warnings)] = kramdown([example.text])
                assert not [warning for warning in warnings if "tag" in warning], example.title


PIECES = (
    "<b>", "</b>", "<u>", "</u>", "<i>", "</i>", "글 ", "글\n", "\n\n", "- 글", "\n- ", "\n\n> ",
    "<T>", "List<int>", "<명령>", "\n<div>\n", "\n</div>\n", "<br>", "</br>", "`<b>`", "`",
    '<span style="a">', "</span>", "a < b ", "\\<b>", '<img src="a">',
)  # fmt: skip
ABOUT_TAGS = {"NE101", "NE102", "NE103", "NE104", "NE105", "NE107", "NE110"}


def test_there_is_a_finding_exactly_where_kramdown_warns_of_tags() -> None:
    """On 1,500 random notes: nothing that kramdown complains of is missed, nothing is made up."""
    shuffle = random.Random(5)
    notes = [
        "글" + "".join(shuffle.choices(PIECES, k=shuffle.randrange(2, 8))) for _ in range(1500)
    ]
    for text, (_, warnings) in zip(notes, kramdown(notes), strict=True):
        found = [finding.code for finding in _about_tags(Note.of(text, KRAMDOWN))]
        complaints = [w for w in warnings if "end tag" in w or "closing tag" in w]
        if complaints and all("'명령'" in complaint for complaint in complaints):
            continue  # a browser shows that tag: it is reported where Markdown stands behind it
        assert bool(found) == bool(complaints), (text, found, warnings)


def test_what_kramdown_takes_for_a_tag_and_a_browser_shows_is_left_alone() -> None:
    for text in ("git <명령> 꼴로 쓴다", "### <문제> 거스름돈", "a<_Ty>> &): b<_Ty> c"):
        assert not _about_tags(Note.of(text, KRAMDOWN))
        [(html, _)] = kramdown([text])
        shown = html.replace("</명령>", "").replace("</문제>", "").replace("</_Ty>", "")
        assert text.removeprefix("### ").replace("> &", "&gt; &amp;") in shown


@pytest.mark.parametrize("behind", ["`코드`", "**굵게**", "[글](#a)", "$$x$$", "<T>", "끝  \n줄"])
def test_markdown_behind_a_tag_of_kramdowns_own_stays_raw(behind: str) -> None:
    found = _about_tags(Note.of(f"git <명령> 꼴 {behind}", KRAMDOWN))
    assert "raw" in [finding.variant for finding in found]


def _about_tags(note: Note) -> list[Finding]:
    checks = [check for check in all_checks() if ABOUT_TAGS & set(check.codes)]
    return [finding for check in checks for finding in check(note, {})]


def test_a_safe_fix_of_a_break_leaves_a_browsers_page_as_it_was() -> None:
    """`</br>` is `<br>` to a browser (HTML Living Standard, 13.2.6.4.7)."""
    text = "첫 줄</br>\n둘째 줄</br></br>\n"
    safe = [
        finding
        for finding in _about_tags(Note.of(text, GFM))
        if finding.fix and finding.fix.applicability is Applicability.SAFE
    ]
    assert commonmark(with_fixes(text, safe)) == commonmark(text).replace("</br>", "<br>")


def test_every_unknown_name_is_unknown_to_html_too() -> None:
    """The table of elements holds what kramdown's own one holds."""
    program = "Kramdown::Parser::Html::Constants::HTML_ELEMENT.keys"
    assert set(run_ruby(program, None, GEMS)) - HTML <= {"command", "embed", "rbc", "rtc"}

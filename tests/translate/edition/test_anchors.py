"""Links to headings whose words the translation has changed."""

from collections.abc import Mapping

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.slugs import heading_slugs, numbered, read_anchors
from notelint.translate.edition.anchors import followed, kept_ids
from notelint.translate.edition.splice import splice
from tests.needs import needs_kramdown

HUGO = Dialect(site="hugo")
DOCUSAURUS = Dialect(site="docusaurus")
WORDS = {"정렬": "Sorting", "탐색": "Search", "병합 정렬": "Merge sort", "1. 힙": "1. Heap"}


def edition(text: str, dialect: Dialect) -> tuple[str, Mapping[str, str]]:
    """`text` with its words in English, its headings' ids kept, and what has moved."""
    english = text
    for korean in sorted(WORDS, key=len, reverse=True):
        for sign in ("# ", "\n"):
            english = english.replace(sign + korean, sign + WORDS[korean])
    note = Note.of(english, dialect)
    kept = kept_ids(Note.of(text, dialect), note)
    after = Note.of(splice(english, kept.edits), dialect)
    return splice(after.text, followed(after, {"": kept.moved}.get)), kept.moved


@pytest.mark.parametrize("dialect", [KRAMDOWN, HUGO, DOCUSAURUS, Dialect(site="vitepress")])
def test_a_heading_keeps_its_id_where_the_renderer_reads_one(dialect: Dialect) -> None:
    text, moved = edition("[정렬](#정렬)\n\n## 정렬\n\n### 병합 정렬\n", dialect)
    assert text == ("[정렬](#정렬)\n\n## Sorting {#정렬}\n\n### Merge sort {#병합-정렬}\n")
    assert not moved


def test_what_is_not_translated_gets_no_id() -> None:
    assert edition("## Heap\n\n## 정렬 {#sort}\n", HUGO)[0] == "## Heap\n\n## Sorting {#sort}\n"
    assert edition("## Heap\n", KRAMDOWN)[0] == "## Heap\n"


def test_on_github_links_follow_the_heading() -> None:
    text, moved = edition("[정렬](#정렬) [없음](#없음)\n\n## 정렬\n", GFM)
    assert text == "[정렬](#sorting) [없음](#없음)\n\n## Sorting\n"
    assert moved == {"정렬": "sorting"}


def test_an_encoded_fragment_follows_too() -> None:
    text, _ = edition("[정렬](#%EC%A0%95%EB%A0%AC)\n\n## 정렬\n", GFM)
    assert text.startswith("[정렬](#sorting)\n")


def test_kramdown_reads_no_id_that_begins_with_a_digit() -> None:
    text, moved = edition("[힙](#1-힙)\n\n## 1. 힙\n", KRAMDOWN)
    assert text == "[힙](#1-heap)\n\n## 1. Heap\n"
    assert moved == {"1-힙": "1-heap"}


def test_headings_of_the_same_words_keep_their_numbers() -> None:
    text, _ = edition("## 정렬\n\n## Sorting\n\n## 정렬\n", KRAMDOWN)
    assert text == "## Sorting {#정렬}\n\n## Sorting\n\n## Sorting {#정렬-1}\n"
    text, moved = edition("## Sorting\n\n## 정렬\n\n[](#정렬)\n", GFM)
    assert moved == {"정렬": "sorting-1"}
    assert text.endswith("[](#sorting-1)\n")


@pytest.mark.parametrize(
    ("dialect", "before", "after"),
    [
        (KRAMDOWN, "## 정렬 ##", "## Sorting ## {#정렬}"),
        (HUGO, "## 정렬 ##", "## Sorting ## {#정렬}"),
        (DOCUSAURUS, "## 정렬 ##", "## Sorting {#정렬} ##"),
        (KRAMDOWN, "머리말\n\n정렬\n---", "머리말\n\nSorting {#정렬}\n---"),
        (KRAMDOWN, "> ## 정렬  ", "> ## Sorting {#정렬}  "),
        (KRAMDOWN, "- ## 정렬", "- ## Sorting {#정렬}"),
    ],
)
def test_the_id_stands_where_the_heading_ends(dialect: Dialect, before: str, after: str) -> None:
    assert edition(f"{before}\n\n본문.\n", dialect)[0] == f"{after}\n\n본문.\n"


@needs_kramdown
def test_kramdown_gives_the_ids_that_were_kept() -> None:
    from benchmarks.ruby import KRAMDOWN as LIBRARIES
    from benchmarks.ruby import run_ruby

    source = "## 정렬\n\n### 병합 정렬 ###\n\n탐색\n===\n\n## 정렬\n"
    program = """
      data.map do |text|
        html = Kramdown::Document.new(text, input: "GFM").to_html
        html.scan(/<h\\d id="([^"]*)"/).flatten
      end
    """
    before, after = run_ruby(program, [source, edition(source, KRAMDOWN)[0]], LIBRARIES)
    assert before == after == ["정렬", "병합-정렬", "탐색", "정렬-1"]


def test_links_of_other_notes_follow() -> None:
    note = Note.of("[글](b.md#정렬) [글](c.md#정렬) [글](b.md) [밖](https://a.com/#정렬)\n")
    new = splice(note.text, followed(note, lambda path: {"정렬": "sort"} if path == "b.md" else {}))
    assert new.startswith("[글](b.md#sort) [글](c.md#정렬)")


def test_the_ids_of_a_note_are_those_of_its_headings() -> None:
    note = Note.of("## 정렬\n\n## 정렬\n\n## B {#own}\n", KRAMDOWN)
    assert numbered(heading_slugs(note)) == ["정렬", "정렬-1", "own"]
    assert list(read_anchors(note).headings) == ["정렬", "정렬-1", "own"]

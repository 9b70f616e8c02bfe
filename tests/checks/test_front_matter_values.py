"""Values and keys against the schemas of themes, generators and users."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pytest

from notelint.findings.finding import Finding
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.run.check_note import check_note

MINIMAL_MISTAKES = KRAMDOWN._replace(theme="minimal-mistakes")
HUGO, DOCUSAURUS = GFM._replace(site="hugo"), GFM._replace(site="docusaurus")


def found(
    front_matter: str,
    code: str,
    dialect: Dialect = KRAMDOWN,
    options: Mapping[str, Any] | None = None,
    path: str = "_posts/2024-01-01-a.md",
    site: Site | None = None,
) -> list[tuple[str, str]]:
    """The text and the variant of each finding of `code`."""
    source = Source(f"---\n{front_matter}\n---\n본문\n", PurePath(path))
    note = Note(source, dialect, site or Site())
    findings: list[Finding] = check_note(note, {code}, {code: options or {}})
    return [(note.source[f.span], f.variant) for f in findings]


@pytest.mark.parametrize(
    ("dialect", "front_matter", "expected"),
    [
        (MINIMAL_MISTAKES, "toc: maybe", [("maybe", "boolean")]),
        (MINIMAL_MISTAKES, "toc: 1", [("1", "boolean")]),
        (MINIMAL_MISTAKES, "header: image.png", [("image.png", "map")]),
        (MINIMAL_MISTAKES, "header:\n  overlay_image: [a]", [("[a]", "text")]),
        (MINIMAL_MISTAKES, 'toc: "false"', [('"false"', "quoted-false")]),
        (KRAMDOWN._replace(theme="chirpy"), "pin: ture", [("ture", "boolean-slip")]),
        (KRAMDOWN, "toc: maybe", []),
        (HUGO, "weight: first", [("first", "number")]),
        (HUGO, 'draft: "false"', []),
        (DOCUSAURUS, 'draft: "false"', []),
        (DOCUSAURUS, "tags: spring", [("spring", "list")]),
        (GFM, "title: {a: b}", [("{a: b}", "text")]),
        (GFM, "anything: ture", [("ture", "boolean-slip")]),
        (GFM, "anything: tree", []),
        (GFM, "title: {{ page.title }}", []),
    ],
)
def test_a_value_of_the_wrong_type_is_found_by_the_schema_of_the_site(
    dialect: Dialect, front_matter: str, expected: list[tuple[str, str]]
) -> None:
    assert found(front_matter, "FM106", dialect) == expected


def test_archetypes_and_scaffolds_are_forms_not_notes() -> None:
    assert found("title: {{ .Name }}", "FM106", HUGO, path="archetypes/default.md") == []
    assert found("title:", "FM111", GFM._replace(site="hexo"), path="scaffolds/post.md") == []


def test_a_block_of_every_schema_finds_its_own_examples_right() -> None:
    ordinary = (
        "title: '1주차: 그래프'\ndate: 2024-01-01 09:00:00 +0900\ntags: [bfs]\n"
        "description: 글\nimage: /a.png\nauthor: 나\ntoc: true"
    )
    for site, theme in [
        *(("jekyll", theme) for theme in ("", "minimal-mistakes", "chirpy")),
        *((site, "") for site in ("hugo", "hexo", "docusaurus", "gatsby", "github")),
    ]:
        dialect = (KRAMDOWN if site == "jekyll" else GFM)._replace(site=site, theme=theme)
        for code in ("FM105", "FM106", "FM107", "FM108"):
            assert found(ordinary, code, dialect) == []


WEEKLY = {
    "files": "_posts/**",
    "schema": {
        "type": "object",
        "required": ["week"],
        "properties": {
            "week": {"type": "integer", "maximum": 16},
            "kind": {"enum": ["강의", "과제"]},
            "title": {},
            "mode": {"type": "object", "additionalProperties": False, "properties": {"a": {}}},
        },
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("title: 글\nweek: 3", []),
        ("title: 글", [("---", "required")]),
        ("week: 셋", [("셋", "number")]),
        ("week: 17", [("17", "")]),
        ("week: 3\nkind: 시험", [("시험", "")]),
        ("week: 3\nweak: 3\nweek2: 4", [("weak", "unknown"), ("week2", "unknown")]),
        ("week: 3\nmode:\n  a: 1\n  b: 2", [("b", "unknown")]),
    ],
)
def test_the_users_own_schema_is_followed_where_its_pattern_matches(
    front_matter: str, expected: list[tuple[str, str]]
) -> None:
    options = {"schemas": [WEEKLY]}
    assert found(front_matter, "FM106", options=options) == expected
    assert found(front_matter, "FM106", options=options, path="pages/a.md") == []


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("tilte", True),
        ("titel", True),
        ("catagories", True),
        ("categoires", True),
        ("last_modifed_at", True),
        ("pubished", True),
        ("Tags", True),
        ("lastmodified_at", True),
        ("comment", False),
        ("data", False),
        ("path", False),
        ("height", False),
        ("series", False),
        ("tok", False),
        ("gh-repo", False),
        ("제목", False),
    ],
)
def test_a_key_is_a_slip_only_when_it_is_near_and_no_word_of_its_own(key: str, right: bool) -> None:
    assert found(f"{key}: 1", "FM105") == ([(key, "")] if right else [])


def test_a_key_that_another_note_uses_is_the_authors_own() -> None:
    counts = {"tilte": 2}
    assert found("tilte: 글", "FM105", site=Site(key_counts=counts)) == []
    assert found("tilte: 글", "FM105", site=Site(key_counts={"tilte": 1})) == [("tilte", "")]
    assert found("tilte: 글", "FM105", options={"known": ["tilte"]}) == []
    assert found("title: 글\ntilte: 글", "FM105") == []


def test_hugo_does_not_mind_capitals() -> None:
    assert found("Title: 글", "FM105", HUGO) == []
    assert found("Title: 글", "FM105") == [("Title", "")]


def test_hugo_needs_a_title_and_list_pages_do_not() -> None:
    assert found("date: 2024-01-01", "FM111", HUGO, path="content/a.md") == [("---", "")]
    assert found("date: 2024-01-01", "FM111", HUGO, path="content/_index.md") == []
    assert found("date: 2024-01-01", "FM111", DOCUSAURUS, path="docs/a.md") == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-12-31", []),
        ("2023-01-02", [("2023", "either")]),
        ("2025-01-01", [("2025", "either")]),
        ("2024-08-01", []),
        ("2023-07-01", []),
    ],
)
def test_of_two_dates_only_a_wrong_year_is_a_slip(date: str, expected: list[object]) -> None:
    assert found(f"date: {date}", "FM110") == expected


def test_which_year_is_wrong_is_said_only_where_the_last_change_tells() -> None:
    after = "date: 2025-01-01\nlast_modified_at: 2024-01-03"
    assert found(after, "FM110") == [("2025", "year")]
    along = "date: 2025-01-01\nlast_modified_at: 2025-01-01"
    assert found(along, "FM110") == [("2025", "either")]


def test_other_distances_are_reported_where_asked_for() -> None:
    assert found("date: 2024-01-09", "FM110", options={"days": 7}) == [("2024-01-09", "")]
    assert found("date: 2024-01-07", "FM110", options={"days": 7}) == []


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("2024-01-02-heap.md", None),
        ("2024-1-2-heap.md", None),
        ("24-01-02-heap.md", None),
        ("2024_01_02_heap.md", "form"),
        ("20240102-heap.md", "form"),
        ("2024-01-02.md", "form"),
        ("2024-01-02 heap.md", "form"),
        ("2024heap.md", ""),
        ("2557.md", None),
        ("heap.md", None),
        ("README.md", None),
        ("2024-02-30-heap.md", "impossible"),
    ],
)
def test_a_post_needs_a_name_that_jekyll_sees(name: str, variant: str | None) -> None:
    expected = [] if variant is None else [("---", variant)]
    assert found("title: 힙", "FM114", path=f"_posts/algorithm/{name}") == expected
    assert found("title: 힙", "FM114", path=f"notes/{name}") == []
    assert found("title: 힙", "FM114", GFM, path=f"_posts/{name}") == []


def test_the_name_proposed_for_a_post_is_one_that_jekyll_sees() -> None:
    for name in ("2024_1_2_heap.md", "20240102.md", "2024-01-02.md", "2024.01.02-힙.md"):
        source = Source("---\ntitle: 힙\n---\n", PurePath(f"_posts/{name}"))
        (finding,) = check_note(Note(source, KRAMDOWN), {"FM114"})
        better = str(finding.values["better"])
        assert better.startswith("2024-01-02-")
        assert found("title: 힙", "FM114", path=f"_posts/{better}") == []


def test_a_byte_order_mark_hides_a_page_from_jekyll_but_not_a_post() -> None:
    text = "---\ntitle: 소개\n---\n".encode("utf-8-sig")
    for path, count in (("about.md", 1), ("_posts/2024-01-01-a.md", 0)):
        note = Note(Source.decode(text, PurePath(path)), KRAMDOWN)
        assert len(check_note(note, {"FM103"})) == count
    assert check_note(Note(Source.decode(text, PurePath("about.md")), GFM), {"FM103"}) == []


def test_an_ordinary_note_needs_no_validator() -> None:
    program = """
import sys
from notelint.note.dialect import KRAMDOWN
from notelint.note.note import Note
from notelint.run.check_note import check_note

note = Note.of("---\\ntitle: 글\\ntags: [a]\\ndate: 2024-01-02\\n---\\n", KRAMDOWN)
assert check_note(note, {"FM105", "FM106", "FM107"}) == []
assert "jsonschema_rs" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)

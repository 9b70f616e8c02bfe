"""Where editions lie."""

from pathlib import PurePosixPath
from typing import Any

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.translate.edition.layout import (
    Layout,
    Plan,
    detect_layout,
    edition_path,
    is_editions_place,
)

POLYGLOT = {"plugins": ["jekyll-feed", "jekyll-polyglot"], "languages": ["ko", "en"]}
HUGO = Dialect(site="hugo")


@pytest.mark.parametrize(
    ("dialect", "settings", "layout"),
    [
        (GFM, {}, Layout.SUFFIX),
        (KRAMDOWN, {}, Layout.SUFFIX),
        (KRAMDOWN, POLYGLOT, Layout.POLYGLOT),
        (KRAMDOWN, {**POLYGLOT, "languages": ["ko", "ja"]}, Layout.SUFFIX),
        (KRAMDOWN, {"languages": ["ko", "en"]}, Layout.SUFFIX),
        (KRAMDOWN, {"gems": ["jekyll-polyglot"], "languages": ["en"]}, Layout.POLYGLOT),
        (KRAMDOWN, {"plugins": "jekyll-polyglot", "languages": 3}, Layout.SUFFIX),
        (HUGO, {}, Layout.HUGO),
        (Dialect(site="docusaurus"), {}, Layout.DOCUSAURUS),
        (Dialect(site="vitepress"), {}, Layout.SUFFIX),
    ],
)
def test_the_site_tells_the_layout(
    dialect: Dialect, settings: dict[str, Any], layout: Layout
) -> None:
    assert detect_layout(dialect, settings) is layout


@pytest.mark.parametrize(
    ("layout", "path", "edition"),
    [
        (Layout.SUFFIX, "a.md", "a.en.md"),
        (Layout.SUFFIX, "ai/a.b.markdown", "ai/a.b.en.markdown"),
        (Layout.SUFFIX, "a.ko.md", "a.en.md"),
        (Layout.SUFFIX, "_posts/2024-01-01-a.md", "_posts/2024-01-01-a.en.md"),
        (Layout.TREE, "content/ai/a.md", "en/ai/a.md"),
        (Layout.TREE, "elsewhere/a.md", "en/a.md"),
        (Layout.POLYGLOT, "_posts/2024-01-01-a.md", "_posts/en/2024-01-01-a.md"),
        (Layout.POLYGLOT, "_posts/ai/2024-01-01-a.md", "_posts/en/ai/2024-01-01-a.md"),
        (Layout.POLYGLOT, "ai/_posts/2024-01-01-a.md", "ai/_posts/en/2024-01-01-a.md"),
        (Layout.POLYGLOT, "_posts/ko/2024-01-01-a.md", "_posts/en/2024-01-01-a.md"),
        (Layout.POLYGLOT, "ko/about.md", "en/about.md"),
        (Layout.POLYGLOT, "_notes/a.md", "_notes/en/a.md"),
        (Layout.POLYGLOT, "about.md", "en/about.md"),
        (Layout.HUGO, "content/post/a.md", "content/post/a.en.md"),
        (Layout.HUGO, "content/post/a/index.md", "content/post/a/index.en.md"),
        (
            Layout.DOCUSAURUS,
            "docs/ai/a.md",
            "i18n/en/docusaurus-plugin-content-docs/current/ai/a.md",
        ),
        (
            Layout.DOCUSAURUS,
            "versioned_docs/version-1.0/a.md",
            "i18n/en/docusaurus-plugin-content-docs/version-1.0/a.md",
        ),
        (
            Layout.DOCUSAURUS,
            "blog/2024-01-01-a.md",
            "i18n/en/docusaurus-plugin-content-blog/2024-01-01-a.md",
        ),
        (Layout.DOCUSAURUS, "src/pages/a.md", "i18n/en/docusaurus-plugin-content-pages/a.md"),
        (Layout.DOCUSAURUS, "README.md", "README.en.md"),
    ],
)
def test_an_edition_lies_where_the_layout_says(layout: Layout, path: str, edition: str) -> None:
    plan = Plan(layout, base="content")
    assert edition_path(PurePosixPath(path), plan) == PurePosixPath(edition)


@pytest.mark.parametrize(
    ("settings", "path", "edition"),
    [
        (
            {"languages": {"ko": {"contentDir": "content/ko"}, "en": {"contentDir": "content/en"}}},
            "content/ko/post/a.md",
            "content/en/post/a.md",
        ),
        (
            {"Languages": {"en": {"contentdir": "content-en"}}, "contentDir": "content"},
            "content/post/a.md",
            "content-en/post/a.md",
        ),
        ({"languages": {"en": {"contentDir": "content"}}}, "content/a.md", "content/a.en.md"),
        ({"languages": {"en": {"title": "Notes"}}}, "content/a.md", "content/a.en.md"),
        ({"languages": {"en": {"contentDir": "content/en"}}}, "README.md", "README.en.md"),
        ({"languages": ["en"]}, "content/a.md", "content/a.en.md"),
    ],
)
def test_hugos_own_folders_of_a_language_count(
    settings: dict[str, Any], path: str, edition: str
) -> None:
    plan = Plan(Layout.HUGO, settings=settings)
    assert edition_path(PurePosixPath(path), plan) == PurePosixPath(edition)


def test_only_a_whole_tree_holds_notes_without_korean() -> None:
    folders = {"languages": {"en": {"contentDir": "content/en"}}}
    assert Plan(Layout.TREE).whole
    assert Plan(Layout.HUGO, settings=folders).whole
    assert not Plan(Layout.HUGO).whole
    assert not Plan(Layout.SUFFIX).whole
    assert not Plan(Layout.POLYGLOT).whole


@pytest.mark.parametrize(
    ("layout", "path", "is_one"),
    [
        (Layout.SUFFIX, "a.en.md", True),
        (Layout.SUFFIX, "en/a.md", False),  # Korean notes about English, perhaps
        (Layout.TREE, "en/a.en.md", False),
        (Layout.POLYGLOT, "_posts/en/a.md", True),
        (Layout.POLYGLOT, "en/about.md", True),
        (Layout.POLYGLOT, "_posts/ai/en/a.md", False),
        (Layout.POLYGLOT, "_posts/a.en.md", False),
        (Layout.HUGO, "content/post/a.en.md", True),
        (Layout.HUGO, "content/english/post/a.md", True),
        (Layout.HUGO, "content/korean/post/a.md", False),
        (Layout.DOCUSAURUS, "i18n/en/x/a.md", True),
        (Layout.DOCUSAURUS, "i18n/ko/x/a.md", False),
    ],
)
def test_what_lies_where_editions_do_is_no_note_to_translate(
    layout: Layout, path: str, is_one: bool
) -> None:
    settings = {"languages": {"en": {"contentDir": "content/english"}}}
    plan = Plan(layout, settings=settings, out="en")
    assert is_editions_place(PurePosixPath(path), plan) is is_one

"""Links of a note from where its edition lies."""

from collections.abc import Mapping

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.links import Places, relocated
from notelint.translate.edition.splice import splice
from tests.growth import assert_linear

FILES = {"ai/a.md", "ai/b.md", "ai/그림 1.png", "img/a(1).png", "README.md", "ai/only-korean.md"}
BESIDE = {"ai/a.md": "ai/a.en.md", "ai/b.md": "ai/b.en.md", "README.md": "README.en.md"}
TREE = {"ai/a.md": "en/ai/a.md", "ai/b.md": "en/ai/b.md", "README.md": "en/README.md"}


def moved(
    text: str, editions: Mapping[str, str], dialect: Dialect = GFM, stay: bool = False
) -> str:
    """The text of `ai/a.md` with its links as its edition has them."""
    note = Note.of(text, dialect)
    places = Places("ai/a.md", editions["ai/a.md"], editions.get, FILES.__contains__, stay)
    return splice(text, relocated(note, places))


@pytest.mark.parametrize(
    ("text", "beside", "in_tree"),
    [
        ("[글](b.md)", "[글](b.en.md)", "[글](b.md)"),
        ("[글](./b.md#정렬)", "[글](./b.en.md#정렬)", "[글](./b.md#정렬)"),
        (
            "[글](../README.md?plain=1)",
            "[글](../README.en.md?plain=1)",
            "[글](../README.md?plain=1)",
        ),
        (
            "[글](only-korean.md)",
            "[글](only-korean.md)",
            "[글](../../ai/only-korean.md)",
        ),
        ("![](../img/a(1).png)", "![](../img/a(1).png)", "![](../../img/a%281%29.png)"),
        ("![](<그림 1.png>)", "![](<그림 1.png>)", "![](<../../ai/그림 1.png>)"),
        ("![](그림%201.png)", "![](그림%201.png)", "![](../../ai/그림%201.png)"),
        (
            "![](%EA%B7%B8%EB%A6%BC%201.png)",
            "![](%EA%B7%B8%EB%A6%BC%201.png)",
            "![](../../ai/%EA%B7%B8%EB%A6%BC%201.png)",
        ),
        (
            '<a href="b.md">글</a> <img src="../img/a(1).png">',
            '<a href="b.en.md">글</a> <img src="../img/a(1).png">',
            '<a href="b.md">글</a> <img src="../../img/a%281%29.png">',
        ),
        (
            "[글][1]\n\n[1]: b.md '제목'",
            "[글][1]\n\n[1]: b.en.md '제목'",
            "[글][1]\n\n[1]: b.md '제목'",
        ),
    ],
)
def test_links_lead_to_editions_and_to_files_that_stay(
    text: str, beside: str, in_tree: str
) -> None:
    assert moved(text, BESIDE) == beside
    assert moved(text, TREE) == in_tree


@pytest.mark.parametrize(
    "text",
    [
        *("[글](https://example.com/b.md)", "[글](#정렬)", "[글](/ai/b.md)", "[글](missing.md)"),
        *("[글]({{ site.baseurl }}/b.md)", "`[글](b.md)`", "```\n[글](b.md)\n```", "[글]()"),
        *("[글](mailto:a@example.com)", "[글](../2024/01/정렬/)", "[글](..)", "[글](\\\\b.md)"),
    ],
)
@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
def test_what_leads_to_no_file_beside_stays(text: str, dialect: Dialect) -> None:
    assert moved(text, TREE, dialect) == text


def test_a_generator_that_finds_editions_itself_gets_links_to_notes_as_they_are() -> None:
    text = "[글](b.md) [글](only-korean.md) ![](그림%201.png)"
    new = "[글](b.md) [글](only-korean.md) ![](../../ai/그림%201.png)"
    assert moved(text, TREE, stay=True) == new


def test_the_tags_of_jekyll_that_name_posts_follow_too() -> None:
    editions = {
        "ai/a.md": "ai/a.en.md",
        "_posts/2024-01-01-b.md": "_posts/2024-01-01-b.en.md",
        "_posts/dl/2024-01-02-c.md": "_posts/en/dl/2024-01-02-c.md",
    }
    text = (
        "[b]({% post_url 2024-01-01-b %}) [c]({%- post_url dl/2024-01-02-c -%})\n"
        "{% link _posts/2024-01-01-b.md %} {% post_url 2020-01-01-none %}\n"
        "{% raw %}{% post_url 2024-01-01-b %}{% endraw %}\n"
    )
    assert moved(text, editions, KRAMDOWN) == (
        "[b]({% post_url 2024-01-01-b.en %}) [c]({%- post_url en/dl/2024-01-02-c -%})\n"
        "{% link _posts/2024-01-01-b.en.md %} {% post_url 2020-01-01-none %}\n"
        "{% raw %}{% post_url 2024-01-01-b %}{% endraw %}\n"
    )


def test_names_that_macos_writes_decomposed_are_found() -> None:
    files = {"ai/a.md", "ai/그림.png"}
    note = Note.of("![](그림.png)")
    places = Places("ai/a.md", "en/ai/a.md", {}.get, files.__contains__)
    assert splice(note.text, relocated(note, places)) == "![](../../ai/그림.png)"


def test_many_links_take_linear_time() -> None:
    assert_linear(
        lambda text: moved(text, TREE), lambda size: "[글](b.md) ![](그림%201.png)\n\n" * size, 100
    )

"""Which notes a note leads to, without parsing it."""

import pytest

from notelint.note.dialect import GFM
from notelint.run.translating.links import linked_names
from notelint.translate.edition.reference import find_reference
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[글](b.md) [글](../ai/c.markdown#정렬)", [("b", False), ("c", True)]),
        ("[글](%EC%A0%95%EB%A0%AC.md)", [("정렬", False)]),
        ("{% post_url 2024-01-01-a %} {% post_url dl/2024-01-02-b%}", None),
        ("{% link _posts/2024-01-01-a.md %}", [("2024-01-01-a", False)]),
        ("cmd .md mdx b.mdx", []),
    ],
)
def test_names_are_found_wherever_links_stand(
    text: str, names: list[tuple[str, bool]] | None
) -> None:
    posts = [("2024-01-01-a", False), ("2024-01-02-b", False)]
    assert list(linked_names(text)) == (posts if names is None else names)


@pytest.mark.parametrize("piece", ["x", "x.md", "post_url x/", ".md#", "[글](b.md)\n"])
def test_looking_through_takes_linear_time(piece: str) -> None:
    assert_linear(lambda text: list(linked_names(text)), lambda size: piece * size, 20_000)


@pytest.mark.parametrize("piece", ["translation_source: ", "translation_of:\t", " ", "<!-- "])
def test_looking_for_a_reference_takes_linear_time(piece: str) -> None:
    assert_linear(
        lambda text: find_reference(text, GFM),
        lambda size: f"---\ntranslation_source\n{piece * size}\n---\n{piece * size}",
        20_000,
    )

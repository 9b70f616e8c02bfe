"""Liquid as the note sees it, and as Ruby's Liquid does."""

import pytest

from benchmarks.pages import liquid_pages
from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.liquid import Liquid, scan_liquid
from notelint.note.note import Note
from notelint.note.span import Span
from tests.growth import assert_linear
from tests.needs import needs_liquid


def _scan(text: str) -> Liquid:
    return scan_liquid(text, Span(0, len(text)))


def _names(liquid: Liquid) -> dict[str, list[str]]:
    return {
        "unclosed": [tag.name for tag in liquid.unclosed],
        "stray": [tag.name for tag in liquid.stray],
        "misplaced": [tag.name for tag in liquid.misplaced],
    }


def test_tags_and_outputs_have_their_places() -> None:
    text = "앞 {% assign a = 1 %} {{- a | plus: 2 -}} 뒤"
    liquid = _scan(text)
    assert [text[slice(*tag.span)] for tag in liquid.tags] == ["{% assign a = 1 %}"]
    assert [(tag.name, tag.markup) for tag in liquid.tags] == [("assign", "a = 1")]
    assert [output.content for output in liquid.outputs] == ["a | plus: 2"]
    assert text[slice(*liquid.outputs[0].span)] == "{{- a | plus: 2 -}}"


def test_nothing_inside_raw_is_liquid() -> None:
    text = "{% raw %}{{ a }} {% if %}{% endraw %}{{ b }}"
    liquid = _scan(text)
    assert [output.content for output in liquid.outputs] == ["b"]
    assert [text[slice(*span)] for span in liquid.raw] == ["{{ a }} {% if %}"]
    assert not liquid.unclosed


def test_a_comment_is_hidden_whole_and_may_hold_comments() -> None:
    text = "가 {% comment %}{{ a }}{% comment %}{% endcomment %}{% endcomment %} 나 {{ b }}"
    liquid = _scan(text)
    assert [output.content for output in liquid.outputs] == ["b"]
    shown = text
    for span in reversed(list(liquid.hidden())):
        shown = shown[: span.start] + shown[span.end :]
    assert shown == "가  나 "


def test_an_unknown_tag_is_a_block_only_if_its_end_tag_follows() -> None:
    assert _names(_scan("{% youtube a %} {% tabs %}{% endtabs %}")) == {
        "unclosed": [],
        "stray": [],
        "misplaced": [],
    }
    assert _names(_scan("{% endtabs %}{% tabs %}"))["stray"] == ["endtabs"]


def test_a_tag_cut_off_before_the_next_one_is_malformed_and_still_opens_its_block() -> None:
    liquid = _scan("{% if a }}글{% endif %}")
    assert liquid.malformed == (Span(0, 2),)
    assert not liquid.stray
    assert not liquid.unclosed


def test_liquid_runs_only_where_jekyll_runs_it() -> None:
    text = "{{ a }}\n"
    assert Note.of(text, KRAMDOWN).liquid.outputs
    assert not Note.of(text, GFM).liquid.outputs
    assert not Note.of(text, KRAMDOWN, "README.md").liquid.outputs
    assert Note.of(text, KRAMDOWN, "_posts/2024-03-02-a.md").liquid.outputs
    assert Note.of(f"---\ntitle: 글\n---\n{text}", KRAMDOWN, "index.md").liquid.outputs
    off = f"---\nrender_with_liquid: false\n---\n{text}"
    assert not Note.of(off, KRAMDOWN, "index.md").liquid.outputs


# What Ruby's Liquid says of each: None where it renders, else a piece of its message.
TEMPLATES = [
    "{{1,2},{3,4}}",
    "{{ a }} {{- b -}}",
    "{% raw %}{{ a }}",
    "{% raw %}{{ a {% endraw %}",
    "{% if a %}b",
    "{% if a %}b{% endif %}",
    "{% if a %}{% for i in a %}{% endif %}",
    "{% for i in a %}{% else %}{% endfor %}",
    "{% else %}",
    "{% endif %}",
    "{%%}",
    "{% if a }}b{% endif %}",
    "{{ a",
    "{{ a %}",
    "{% a",
    "{% case a %}{% when 1 %}x{% endcase %}",
    "{% when 1 %}",
    "{% comment %}{{ a }}{% endcomment %}",
    "{% comment %}",
    "{% raw %}{% raw %}{% endraw %}{% endraw %}",
    "{% assign b = '{%' %}",
    "{% unless a %}{% elsif b %}{% endunless %}",
    "{% capture a %}{% endcapture %}{{a}}}",
]


@needs_liquid
def test_what_stops_liquid_is_what_stops_rubys() -> None:
    """Ruby's Liquid fails on exactly the templates that we find fault with."""
    for template, page in zip(TEMPLATES, liquid_pages(TEMPLATES), strict=True):
        liquid = _scan(template)
        faults = (*liquid.unclosed, *liquid.stray, *liquid.misplaced, *liquid.malformed)
        assert bool(faults) == (page is None), template


PILES = ["{{", "{%", "{% x ", "{% x {% y a\n", "{% if %}", "{% endif %}", "{{ a }"]


@pytest.mark.parametrize("piece", [*PILES, "{% comment %}", "{% raw %}", "{% tabs %}{% endtabs %}"])
def test_doubling_the_template_at_most_doubles_the_time(piece: str) -> None:
    assert_linear(_scan, lambda count: piece * count + " %}", 5_000)

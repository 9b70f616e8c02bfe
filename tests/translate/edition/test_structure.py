"""The check that an edition is its source with other words."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.structure import StructureDifference, structure_differences
from notelint.translate.extract import ExtractOptions

SOURCE = """---
layout: single
title: "손실 함수"
---

## 손실 `loss`

- 값은 **작을수록** 좋다.[^1]<br><br>
: : [문서](a.md "제목")를 본다.
  1. 식 $L(x)$를 쓴다.

| 가 | 나 |
|---|---|
| 다 | 라 |

<div class="b">글</div>

{% if page.a %}글{% endif %}

```python
x = 1
```

[^1]: 각주
"""
EDITION = """---
layout: single
title: "The loss"
lang: en
---

## The `loss`

- **Smaller** values are better.[^1]<br><br>
: : See [the page](a.md "a title").
  1. Write $L(x)$ down.

| a | b |
|---|---|
| c | d |

<div class="b">text</div>

{% if page.a %}text{% endif %}

```python
x = 1
```

[^1]: A note
"""


def differences(
    source: str, edition: str, dialect: Dialect = KRAMDOWN
) -> list[StructureDifference]:
    return structure_differences(Note.of(source, dialect), Note.of(edition, dialect))


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=lambda dialect: str(dialect.renderer))
def test_other_words_are_no_difference(dialect: Dialect) -> None:
    assert differences(SOURCE, SOURCE, dialect) == []
    assert differences(SOURCE, EDITION, dialect) == []


@pytest.mark.parametrize(
    ("had", "has", "what"),
    [
        ("layout: single", "layout: post", "front-matter"),
        ('title: "The loss"', 'titel: "The loss"', "front-matter"),
        ('title: "The loss"', 'title: ""', "front-matter"),
        ('title: "The loss"', "title: 1", "front-matter"),
        ("## The", "### The", "block"),
        ("## The", "##  The", "block"),
        ("`loss`", "`Loss`", "markup"),
        ("`loss`", "loss", "markup"),
        ("**Smaller**", "Smaller", "markup"),
        ("**Smaller**", "*Smaller*", "markup"),
        ("**Smaller**", "__Smaller__", "markup"),
        ("[^1]<br>", "<br>", "markup"),
        ("<br><br>", "<br>", "line"),
        ("<br><br>", "<br/><br>", "line"),
        (": : See", ": See", "line"),
        ("a.md", "b.md", "markup"),
        (' "a title"', "", "markup"),
        ("  1. Write", "1. Write", "line"),
        ("  1. Write", "  2. Write", "block"),
        ("  1. Write", "  - Write", "block"),
        ("$L(x)$", "$L(y)$", "protected"),
        ("| c | d |", "| c d |", "block"),
        ('class="b"', 'class="c"', "protected"),
        ("</div>", "", "block"),
        ("{% if page.a %}", "{% if page.b %}", "protected"),
        ("x = 1", "x = 2", "block"),
        ("```python", "```", "block"),
        ("[^1]: A", "[^2]: A", "block"),
        ("text</div>\n\n", "text</div>\n", "line"),
        ("better.", "better. https://a.kr", "protected"),
        ("A note\n", "A note", "line"),
    ],
)
def test_each_kind_of_difference_is_found(had: str, has: str, what: str) -> None:
    assert EDITION.count(had) == 1
    found = differences(SOURCE, EDITION.replace(had, has))
    assert what in {difference.what for difference in found}


def test_line_ends_count() -> None:
    assert {one.what for one in differences(SOURCE, EDITION.replace("\n", "\r\n"))} >= {"line"}


def test_a_difference_says_where_and_what() -> None:
    (found,) = differences("앞 $a$ 뒤\n", "before $b$ after\n")
    assert found.what == "protected"
    assert (found.expected, found.found) == ("$a$", "$b$")
    assert found.source == (0, 7)
    assert found.edition == (0, 16)


def test_what_stands_in_one_sentence_may_change_places() -> None:
    assert differences("`a`가 **`b`**보다 크다\n", "**`b`** is less than `a`\n") == []
    assert differences("`a`가 **`b`**보다 크다\n", "**`a`** is less than `b`\n")


def test_liquid_tags_keep_their_order() -> None:
    text = "{% if a %}가{% endif %}\n"
    assert differences(text, "{% endif %}a{% if a %}\n")


def test_links_may_lead_where_they_are_allowed_to() -> None:
    source = Note.of("[글](a.md#b)과 <a href='c.md'>글</a>\n\n[d]: e.md\n", KRAMDOWN)
    text = "[text](a.en.md#b) and <a href='c.en.md'>text</a>\n\n[d]: e.en.md\n"
    edition = Note.of(text, KRAMDOWN)
    moved = {"a.md#b": "a.en.md#b", "c.md": "c.en.md", "e.md": "e.en.md"}
    assert structure_differences(source, edition, moved) == []
    assert structure_differences(source, edition)


def test_attributes_are_words_only_where_they_are_translated() -> None:
    source = Note.of('<img alt="그림" src="a.png">\n', KRAMDOWN)
    edition = Note.of('<img alt="figure" src="a.png">\n', KRAMDOWN)
    assert structure_differences(source, edition)
    options = ExtractOptions(attributes=("alt",))
    assert structure_differences(source, edition, options=options) == []


def test_escapes_and_names_of_files_that_words_need_are_no_difference() -> None:
    assert differences("별표 하나\n", "a \\* and &lt; in app.py\n") == []
    assert differences("별표 \\* 하나\n", "an asterisk\n")


def test_front_matter_may_end_a_note_without_a_line_end() -> None:
    assert differences("---\ntitle: 정렬\n---", "---\ntitle: sorting\n---") == []

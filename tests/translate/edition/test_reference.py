"""What an edition says of its source, written and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.front_matter import own_addresses, reference_edits
from notelint.translate.edition.reference import Reference, as_written, find_reference, signed
from notelint.translate.edition.splice import splice

HUGO = Dialect(site="hugo")
REFERENCE = Reference("note.md", "ab" * 32, "argos-1.1", "0f0f0f0f")
FACTS = f"sha256:{'ab' * 32} engine:argos-1.1 settings:0f0f0f0f written:"


def edition(text: str, dialect: Dialect = GFM, reference: Reference = REFERENCE) -> str:
    return signed(splice(text, reference_edits(Note.of(text, dialect), reference)))


def without_digest(text: str) -> str:
    """The text with the 16 digits behind `written:` left out."""
    before, sign, after = text.partition("written:")
    return before + sign + after[16:]


def test_the_lines_stand_at_the_end_of_the_block() -> None:
    text = edition('---\ntitle: "Sorting"\nlayout: single\n---\n\nStable.\n')
    assert without_digest(text) == (
        '---\ntitle: "Sorting"\nlayout: single\nlang: en\ntranslation_of: note.md\n'
        f"translation_source: {FACTS}\n---\n\nStable.\n"
    )


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("lang: ko", "lang: en"),
        ('lang: "ko"', 'lang: "en"'),
        ("lang: 'ko-KR'", "lang: 'en'"),
        ("lang: ko # 한국어", "lang: en # 한국어"),
        ("lang:", "lang: en"),
    ],
)
def test_the_language_of_the_source_gives_way(line: str, becomes: str) -> None:
    text = edition(f"---\ntitle: A\n{line}\nlayout: single\n---\n")
    assert text.count("lang:") == 1
    assert text.splitlines()[2] == becomes


def test_line_ends_of_old_macs_stay() -> None:
    for before in ("---\rtitle: A\r---\r\rB.\r", "# A\r\rB.\r", "# A\r\r    code\r"):
        text = edition(before)
        assert "\n" not in text
        assert find_reference(text) == REFERENCE._replace(written=text.split("written:")[1][:16])


def test_windows_line_ends_stay() -> None:
    text = edition("---\r\ntitle: A\r\n---\r\n\r\nB.\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert find_reference(text) is not None


def test_keys_of_toml_stand_before_its_first_table() -> None:
    text = edition('+++\ntitle = "A"\n[params]\nmath = true\n+++\n\nB.\n', HUGO)
    matter = Note.of(text, HUGO).front_matter
    assert [entry.key for entry in matter.entries] == [
        *("title", "lang", "translation_of", "translation_source", "params")
    ]


def test_a_list_in_toml_is_no_table() -> None:
    text = edition('+++\ntags = [\n"a",\n["b"],\n]\n+++\n\nB.\n', HUGO)
    assert find_reference(text, HUGO) is not None
    assert Note.of(text, HUGO).front_matter.error is None


@pytest.mark.parametrize("block", ['{\n  "title": "A"\n}', '{"title": "A"}', '{ "title": "A" }'])
def test_json_takes_keys(block: str) -> None:
    text = edition(f"{block}\n\nB.\n", HUGO)
    matter = Note.of(text, HUGO).front_matter
    assert matter.error is None
    assert [entry.key for entry in matter.entries][1:] == [
        *("lang", "translation_of", "translation_source")
    ]
    assert find_reference(text, HUGO) is not None


def test_a_note_without_front_matter_ends_with_a_comment() -> None:
    text = edition("# Sorting\n\nStable.\n")
    assert without_digest(text) == (
        f'# Sorting\n\nStable.\n\n<!-- translation_of="note.md" translation_source="{FACTS}" -->\n'
    )


@pytest.mark.parametrize(
    "text", ["# A\n\n```python\nprint(1)\n", "- a\n\n  ```\n  code\n", "", "\n\n", "A", "<div>\nA"]
)
@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
def test_the_comment_is_shown_to_no_reader(text: str, dialect: Dialect) -> None:
    whole = edition(text, dialect)
    found = find_reference(whole, dialect)
    assert found is not None
    assert found.path == "note.md"
    note = Note.of(whole, dialect)
    at = whole.index("<!--")
    shown = [n for n in note.tree.walk() if not n.children and at in n.span]
    assert {n.kind for n in shown} <= {"html", "html_block"}


def test_a_block_that_takes_no_lines_gets_a_comment() -> None:
    text = edition("---\n{title: A}\n---\n\nB.\n")
    assert text.startswith("---\n{title: A}\n---\n\nB.\n\n<!-- translation_of=")
    assert find_reference(text) is not None


def test_an_empty_block_takes_lines() -> None:
    assert find_reference(edition("---\n---\n\nB.\n")) is not None
    assert edition("---\n---\n\nB.\n").startswith("---\nlang: en\n")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1),
    st.sampled_from(["---\ntitle: A\n---\n\nB.\n", "B.\n", '+++\ntitle = "A"\n+++\n\nB.\n']),
)
def test_any_path_is_found_again(path: str, text: str) -> None:
    reference = REFERENCE._replace(path=path)
    found = find_reference(edition(text, HUGO, reference), HUGO)
    assert found is not None
    assert found._replace(written="") == reference._replace(written="")


def test_a_fingerprint_is_one_word() -> None:
    found = find_reference(edition("B.\n", reference=REFERENCE._replace(engine="echo 1: x")))
    assert found is not None
    assert found.engine == "echo-1-x"


def test_a_persons_edit_is_noticed() -> None:
    text = edition("---\ntitle: A\n---\n\nStable.\n")
    found = find_reference(text)
    assert found is not None
    assert as_written(text, found)
    assert not as_written(text.replace("Stable", "Steady"), found)
    assert not as_written(text.replace("title: A", "title: B"), found)


@pytest.mark.parametrize(
    "text",
    [
        f"```yaml\ntranslation_of: note.md\ntranslation_source: {FACTS}00\n```\n",
        f"---\ntitle: A\n---\n\ntranslation_of: a.md\ntranslation_source: {FACTS}00\n",
        "---\ntranslation_of: a.md\ntranslation_source: a person\n---\n",
        "---\ntranslation_of: a.md\n---\n\nA page about translation_source.\n",
        f'<!-- translation_of="a.md" translation_source="{FACTS}" --> as in this line\n\nA.\n',
    ],
)
def test_what_only_speaks_of_references_is_no_edition(text: str) -> None:
    assert find_reference(text) is None


@pytest.mark.parametrize(
    ("dialect", "before", "after"),
    [
        (KRAMDOWN, "permalink: /sorting/", "permalink: /en/sorting/"),
        (KRAMDOWN, 'permalink: "/sorting/"', 'permalink: "/en/sorting/"'),
        (KRAMDOWN, "permalink: /en/sorting/", "permalink: /en/sorting/"),
        (KRAMDOWN, "permalink: /ko/sorting/", "permalink: /en/sorting/"),
        (KRAMDOWN, "permalink: '/ko'", "permalink: '/en'"),
        (KRAMDOWN, "permalink: /korea/", "permalink: /en/korea/"),
        (KRAMDOWN, "permalink: :title", "permalink: :title"),
        (KRAMDOWN, "redirect_from:\n  - /a\n  - /b/", "redirect_from:\n  - /en/a\n  - /en/b/"),
        (KRAMDOWN, "ref: sorting", "ref: sorting"),
        (KRAMDOWN, "slug: sorting", "slug: sorting-en"),
        (KRAMDOWN, 'slug: "sorting"', 'slug: "sorting-en"'),
        (HUGO, "slug: sorting", "slug: sorting"),
        (HUGO, "url: /sorting/", "url: /en/sorting/"),
        (HUGO, "aliases: [/a, b]", "aliases: [/en/a, b]"),
        (GFM, "permalink: /sorting/", "permalink: /sorting/"),
    ],
)
def test_two_pages_never_share_an_address(dialect: Dialect, before: str, after: str) -> None:
    note = Note.of(f"---\n{before}\n---\n\nA.\n", dialect)
    text = note.text
    for span, new in sorted(own_addresses(note), reverse=True):
        text = text[: span.start] + new + text[span.end :]
    assert text == f"---\n{after}\n---\n\nA.\n"


def test_what_people_add_behind_the_comment_hides_nothing() -> None:
    text = edition("# A\n\nB.\n")
    for added in ("Mine.\n", "\n\n- Mine\n- too", "\r\n"):
        assert find_reference(text + added) == find_reference(text) != None  # noqa: E711
    assert find_reference(text.replace("<!--", "See <!--")) is None


def test_an_edition_that_is_shown_in_a_fence_is_none() -> None:
    shown = edition("# Sorting\n\nStable.\n")
    assert find_reference(f"An edition ends like this:\n\n~~~~markdown\n{shown}~~~~\n") is None
    assert find_reference(f"```sh\nls\n```\n\n{shown}") is not None

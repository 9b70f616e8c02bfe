"""An edition beside its source, line by line."""

from hashlib import sha256
from pathlib import PurePath
from unicodedata import normalize

import pytest

from notelint.checks.translations.alignment import aligned
from notelint.checks.translations.structure import differences
from notelint.findings.finding import Finding
from notelint.note.dialect import KRAMDOWN
from notelint.note.files import Files
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.growth import assert_linear

TR = [code for code in load_book() if code.startswith("TR")]


def note_at(path: str, text: str, others: dict[str, str]) -> Note:
    """A note beside `others`, in a repository that has them all."""
    read = {name: other.encode() for name, other in others.items()}
    site = Site(Files({path, *others}))._replace(read=read.get)
    return Note(Source(text, PurePath(path)), site=site)


def edition(source: str, body: str) -> Note:
    """The edition of `source`, which lies at a.md."""
    digest = sha256(source.encode()).hexdigest()
    facts = f"sha256:{digest} engine:echo written:{'0' * 16}"
    comment = f'<!-- translation_of="a.md" translation_source="{facts}" -->'
    return note_at("a.en.md", f"{body}\n{comment}\n", {"a.md": source})


def found(source: str, body: str) -> list[tuple[str, str]]:
    """Code and place of each finding in the edition."""
    note = edition(source, body)
    return [(f.code, note.source[f.span]) for f in check_note(note, TR)]


def pairs(source: str, body: str) -> list[tuple[str, str]]:
    one, other = Note.of(source), Note.of(body)
    return [(one.source[a.span], other.source[b.span]) for a, b in aligned(one, other)]


def test_segments_are_paired_by_their_place() -> None:
    source = "# 정렬\n\n- 버블\n- 병합\n\n| 이름 | 시간 |\n|---|---|\n| 퀵 | 빠름 |\n"
    body = "# Sorting\n\n- bubble\n- merge\n\n| name | time |\n|---|---|\n| quick | fast |\n"
    assert pairs(source, body) == [
        ("정렬", "Sorting"),
        ("버블", "bubble"),
        ("병합", "merge"),
        ("이름", "name"),
        ("시간", "time"),
        ("퀵", "quick"),
        ("빠름", "fast"),
    ]


def test_a_sentence_that_the_source_breaks_over_lines_is_paired_with_all_its_lines() -> None:
    source = "이 글에서는 자주 쓰이는 정렬 방법들을\n하나씩 살펴본다.\n\n끝이다.\n"
    body = "This note looks at methods of sorting\none by one.\n\nThe end.\n"
    assert pairs(source, body) == [
        (
            "이 글에서는 자주 쓰이는 정렬 방법들을\n하나씩 살펴본다.",
            "This note looks at methods of sorting\none by one.",
        ),
        ("끝이다.", "The end."),
    ]


def test_what_people_add_leaves_the_rest_paired() -> None:
    source = "# 정렬\n\n1번째.\n\n- 둘째\n\n셋째.\n"
    body = "# Sorting\n\nNumber 1.\n\n> Note: added.\n\n- second\n\nThird.\n"
    assert pairs(source, body) == [
        ("정렬", "Sorting"),
        ("1번째.", "Number 1."),
        ("둘째", "second"),
        ("셋째.", "Third."),
    ]


def test_lines_behind_a_lost_one_are_paired_by_what_translations_keep() -> None:
    source = "- 값 1\n- 값 2\n- 값 3\n- `x`의 값\n"
    body = "- value 1\n- value 3\n- the value of `x`\n"
    assert pairs(source, body) == [
        ("값 1", "value 1"),
        ("값 3", "value 3"),
        ("`x`의 값", "the value of `x`"),
    ]


def test_where_nothing_tells_what_was_lost_nothing_is_paired() -> None:
    assert pairs("- 가\n- 나\n- 다\n", "- a\n- c\n") == []


def test_a_change_in_one_section_leaves_the_others_paired() -> None:
    source = "# 가\n\n하나\n\n둘\n\n# 나\n\n셋\n"
    body = "# A\n\none\n\n# B\n\nthree\n"
    assert pairs(source, body)[-2:] == [("나", "B"), ("셋", "three")]


def test_a_stale_edition_is_only_stale() -> None:
    note = edition("# 정렬\n\n64개\n", "### Sorting\n\n46 한국어\n")
    stale = Note(
        note.source, site=note.site._replace(read={"a.md": "# 정렬\n\n63개\n".encode()}.get)
    )
    assert [f.code for f in check_note(stale, TR)] == ["TR101"]


def test_a_source_in_another_encoding_is_compared_too() -> None:
    source = "값은 64이다.\n"
    note = edition(source, "The value is 64.\n")
    data = source.encode("cp949")
    digest = sha256(data).hexdigest()
    old = sha256(source.encode()).hexdigest()
    text = note.text.replace(old, digest)
    site = note.site._replace(read={"a.md": data}.get)
    assert check_note(Note(Source(text, note.path), site=site), TR) == []
    wrong = Note(Source(text.replace("is 64", "is 46"), note.path), site=site)
    assert [f.code for f in check_note(wrong, TR)] == ["TR202"]


def test_a_source_that_is_no_text_is_compared_with_nothing() -> None:
    data = b"\0" * 100
    digest = sha256(data).hexdigest()
    note = edition("값\n", "The value 한국어\n")
    text = note.text.replace(sha256("값\n".encode()).hexdigest(), digest)
    site = note.site._replace(read={"a.md": data}.get)
    assert check_note(Note(Source(text, note.path), site=site), TR) == []


def test_one_cause_in_a_sentence_is_one_finding() -> None:
    source = "캐시는 자주 쓰는 값을 가까이 두어 Redis처럼 느린 메모리를 100번씩 읽지 않게 한다.\n"
    codes = [code for code, _ in found(source, "A cache is it.\n") if code != "TR211"]
    assert codes == ["TR205"]
    assert found("캐시는 빠르다.\n", "A cache ⟦1⟧ is fast.\n") == [("TR209", "⟦1⟧")]


def test_an_escaped_bracket_has_a_partner() -> None:
    assert found("배열 data[i]를 읽는다.\n", "It reads the array data\\[i].\n") == []


def test_another_case_is_no_other_word() -> None:
    assert found("Layer마다 Dropout을 쓴다.\n", "Each layer uses dropout.\n") == []


def test_code_that_people_put_backticks_around_is_theirs() -> None:
    assert found("main 함수를 부른다.\n", "It calls the function `main`.\n") == []


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("[다음](b.md)\n", "[next](b.en.md)\n"),
        ("[다음](/ko/b/)\n", "[next](/en/b/)\n"),
        ("[위](#정렬)\n", "[above](#sorting)\n"),
        ("[다음](b.md#정렬)\n", "[next](b.en.md#sorting)\n"),
        ("[문서](https://example.org/)\n", "[this](https://example.org/) and [that](b.md)\n"),
        ("![그림](../img/a.png)\n", "![figure](../../img/a.png)\n"),
        (f"[다음]({normalize('NFC', '글.md')})\n", f"[next]({normalize('NFD', '글.en.md')})\n"),
    ],
)
def test_links_that_lead_to_the_same_in_english_are_left_alone(source: str, body: str) -> None:
    assert found(source, body) == []


@pytest.mark.parametrize(
    ("source", "body", "place"),
    [
        ("[가](https://a.org/)\n", "[a](https://b.org/)\n", "https://b.org/"),
        ('<img src="a.png">\n\n가\n', '<img src="b.png">\n\na\n', "b.png"),
    ],
)
def test_a_link_that_leads_elsewhere_is_told_at_its_target(
    source: str, body: str, place: str
) -> None:
    [(code, shown)] = found(source, body)
    assert (code, shown) == ("TR105", place)


@pytest.mark.parametrize(
    ("source", "body", "told"),
    [
        ("[가]({% post_url 2024-01-01-a %})\n", "[a]({% post_url en/2024-01-01-a %})\n", []),
        ("[가]({%link _a/b.md%}#c)\n", "[a]({% link _a/en/b.md %}#c)\n", []),
        ("[가]({% link a.md %})\n", "[a]({% link b.md %})\n", ["TR105"]),
        ("[가]({{ site.url }}/a)\n", "[a]({{ site.url }}/b)\n", ["TR105"]),
    ],
)
def test_jekylls_own_links_lead_to_editions(source: str, body: str, told: list[str]) -> None:
    pair = Note.of(source, KRAMDOWN), Note.of(body, KRAMDOWN)
    assert [finding.code for finding in differences(*pair)] == told


@pytest.mark.parametrize("path", ["a.en.md", "en/a.md", "notes/en/a.md"])
def test_a_translation_by_hand_is_found_by_where_it_lies(path: str) -> None:
    source = path.replace("en/", "").replace(".en", "")
    note = note_at(path, "### Sorting\n", {source: "# 정렬\n"})
    [finding] = check_note(note, ["TR107"])
    assert finding.variant == "heading"
    assert check_note(note, [code for code in TR if code != "TR107"]) == []


def test_a_note_without_a_source_is_no_translation() -> None:
    assert check_note(note_at("a.en.md", "# Sorting\n", {"b.md": "### 정렬\n"}), ["TR107"]) == []


def test_a_note_is_asked_for_its_edition_only_where_that_is_the_custom() -> None:
    def missing(*editions: str) -> list[Finding]:
        others = {f"{name}.md": "가" for name in "bcdef"} | {f"{e}.en.md": "a" for e in editions}
        return check_note(note_at("a.md", "# 가\n", others), ["TR102"])

    assert [f.values["edition"] for f in missing("b", "c", "d", "e")] == ["a.en.md"]
    assert missing("b", "c") == []
    assert missing() == []
    assert missing("a", "b", "c", "d", "e") == []


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("값은 64이다. `x`를 읽는다.\n\n", "The value is 46. It reads `y`.\n\n"),
        ("- [가](a.pdf)\n", "- [a](b.pdf)\n"),
        ("# 가\n\n", "## a\n\n"),
        ("```\nx\n```\n\n", "```\ny\n```\n\n"),
        ("경사 하강법과 손실 함수\n", "steepest descent and a cost\n"),
    ],
)
def test_comparing_takes_time_linear_in_the_notes(source: str, body: str) -> None:
    def make(size: int) -> Note:
        return edition(source * size, body * size)

    assert_linear(lambda note: check_note(note, TR), make, 200)

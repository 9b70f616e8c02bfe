"""Links and images against the headings of the note and the files of the repository."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.files import Files
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.run.check_note import check_note
from tests.growth import assert_linear

CODES = ("LK101", "LK102", "LK103", "LK104", "LK105", "LK106", "LK107")


def found(
    text: str,
    dialect: Dialect = KRAMDOWN,
    files: Iterable[str] | None = None,
    path: str = "_posts/2024-01-01-a.md",
    settings: dict[str, object] | None = None,
) -> list[tuple[str, str, str]]:
    """Code, variant and text of each finding."""
    site = Site(Files(files or ()), settings or {})
    note = Note(Source(text, PurePath(path)), dialect, site)
    return [(f.code, f.variant, note.source[f.span]) for f in check_note(note, CODES)]


@pytest.mark.parametrize(
    "text",
    [
        "![그림](/assets/a.png)",
        "![그림](../assets/a.png)",
        "![그림](assets/a.png)",
        "![그림](./../../assets/a.png)",
        "![그림](/assets/%EA%B7%B8%EB%A6%BC.png)",
        "![그림](/assets/그림.png?raw=true)",
        "![그림](/assets/그림.png)",  # decomposed
        '<img src="/assets/a.png">',
        "[글](2023-01-01-b.md)",
        "![그림](/assets/x%2Fy.png)",
    ],
)
def test_a_file_that_is_there_is_found_however_it_is_written(text: str) -> None:
    files = ["assets/a.png", "assets/그림.png", "_posts/2023-01-01-b.md", "assets/x%2Fy.png"]
    assert found(text, files=files) == []


@pytest.mark.parametrize(
    "text",
    [
        "[글](/2024/01/02/title/)",
        "[글](../title)",
        "[글](title.html)",
        "![그림]({{ site.baseurl }}/a.png)",
        "![그림]({% link a.png %})",
        "![그림](//cdn.example.com/a.png)",
        "![그림](data:image/png;base64,AAAA)",
        "[편지](mailto:a@example.com)",
    ],
)
def test_what_jekyll_makes_of_its_own_is_not_looked_for(text: str) -> None:
    assert found(text, files=["b.png"]) == []


def test_a_jekyll_image_that_is_nowhere_is_missing() -> None:
    assert found("![그림](/assets/a.png)", files=["img/a.png"]) == [
        ("LK104", "image", "/assets/a.png")
    ]
    assert found("![그림](../assets/a.png)", files=["img/a.png"]) == [
        ("LK104", "image", "../assets/a.png")
    ]
    assert found("[글](b.md)", files=["c.md"]) == [("LK104", "", "b.md")]


def test_the_base_url_a_cdn_and_a_media_path_are_taken_into_account() -> None:
    files = ["assets/a.png", "media/b.png"]
    assert found("![](/notes/assets/a.png)", files=files, settings={"baseurl": "/notes"}) == []
    assert found("![](/x.png)", files=files, settings={"cdn": "https://cdn.example.com"}) == []
    text = "---\nmedia_subpath: /media\n---\n![](/b.png)\n"
    assert found(text, files=files) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", []),
        ("./b.md#절", []),
        ("b", []),
        ("../img", []),
        ("/img/c.png", []),
        ("../../issues/3", []),
        ("../../../other/file", []),
        ("../LICENSE", []),
        ("d.md", [("LK104", "", "d.md")]),
        ("c.png", [("LK104", "elsewhere", "c.png")]),
        ("../Img/c.png", [("LK105", "", "../Img/c.png")]),
        ("../img/C.PNG", [("LK105", "", "../img/C.PNG")]),
        ("www.example.com", [("LK104", "scheme", "www.example.com")]),
        ("..\\img\\c.png", [("LK104", "backslash", "..\\img\\c.png")]),
    ],
)
def test_github_resolves_a_path_from_the_folder_of_the_note(
    target: str, expected: list[tuple[str, str, str]]
) -> None:
    files = ["os/a.md", "os/b.md", "img/c.png", "LICENSE"]
    assert found(f"[글]({target})", GFM, files, "os/a.md") == expected


def test_repositories_of_other_generators_resolve_paths_in_their_own_way() -> None:
    files = ["mkdocs.yml", "docs/a.md", "docs/img/c.png", "docs/os/b.md"]
    assert found("![](img/c.png) [글](os/b.md)", GFM, files, "docs/os/a.md") == []
    assert found("![](img/d.png)", GFM, files, "docs/os/a.md") == [("LK104", "image", "img/d.png")]


def test_without_the_files_of_a_repository_no_file_is_missing() -> None:
    assert found("![](a.png) [글](b.md)", GFM, None, "a.md") == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (r"![](C:\Users\hana\a.png)", r"C:\Users\hana\a.png"),
        ("![](file:///Users/hana/a.png)", "file:///Users/hana/a.png"),
        ("![](/Users/hana/Desktop/a.png)", "/Users/hana/Desktop/a.png"),
        ("![](~/Desktop/a.png)", "~/Desktop/a.png"),
        ('<img src="D:/강의/a.png">', "D:/강의/a.png"),
        ("[자료](file:///D:/a.pdf)", "file:///D:/a.pdf"),
    ],
)
def test_a_path_on_ones_own_disk_is_reported_once(text: str, target: str) -> None:
    for dialect in (KRAMDOWN, GFM):
        assert found(text, dialect, ["b.png"]) == [("LK106", "", target)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[가](#Intro)\n\n## Intro", [("LK103", "near", "#Intro")]),
        ("[가](#intro)\n\n## Intro", []),
        ("[가](#%EC%A0%95%EC%9D%98)\n\n## 정의", []),
        ("[가](#정의)\n\n## 정의", []),  # decomposed in the link
        ("[가](#3-정리)\n\n## 정의", [("LK103", "", "#3-정리")]),
        ("[가](#comments)\n\n## 정의", []),
        ("[가](#L10) [나](#page=3) [다](#) [라](#top)", []),
        ("[가](#정리)\n\n## {{ page.title }}", []),
        ("[가](정의)\n\n## 정의", [("LK103", "hash", "정의")]),
        ("[가](#정의)\n\n## 정의 {#def}", [("LK103", "", "#정의")]),
        ("[가](#3-ab)\n\n## 3 a b\n\n## 3 a_b", [("LK103", "", "#3-ab")]),
    ],
)
def test_a_link_to_a_heading_must_have_its_address(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[^0-9]는 숫자가 아닌 글자",
        "정규식[^abc]+와 ([^1]) 그리고 [^가-힣]",
        "글[^ ]자",
        "`글[^1]`",
        "글[^1]\n\n[^1]: 각주",
        "정규식 [^1]은 1이 아닌 글자",
        "이름[^note]은 정의가 하나도 없다",
        "배열 dp[i][j]와 [글][ab]",
        "[Java][자료구조] 트리\n\n[link]: https://example.com",
        "arr[label2][label1]\n\n[label1]: https://example.com",
    ],
)
def test_brackets_of_regular_expressions_arrays_and_titles_are_left_alone(text: str) -> None:
    for dialect in (KRAMDOWN, GFM):
        assert found(text, dialect) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("글[^2]\n\n[^1]: 각주", "[^2]"),
        ("글[^note]\n\n[^1]: 각주", "[^note]"),
        ("글[^1].", "[^1]"),
        ("[글][labl]\n\n[label]: https://example.com", "labl"),
        ("![글][img]\n\n[label]: https://example.com", "img"),
        ("[글][2]\n\n[1]: https://example.com", "2"),
    ],
)
def test_what_nothing_defines_is_reported(text: str, expected: str) -> None:
    for dialect in (KRAMDOWN, GFM):
        assert [span for _, _, span in found(text, dialect)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "[a](#가나) " * n + "\n\n" + "\n\n".join(f"## 나다 {i}" for i in range(n)),
        lambda n: '[]() "' * n,
        lambda n: "글[^1] " * n,
        lambda n: "[a][label] " * n + "\n\n" + "\n".join(f"[label{i}]: x" for i in range(n)),
        lambda n: "[a](b/c.md) " * n,
        lambda n: "[" * n,
    ],
)
def test_time_grows_with_the_links_and_not_faster(text: Callable[[int], str]) -> None:
    site = Site(Files(f"b/{i}.md" for i in range(1_000)))

    def make(count: int) -> Note:
        note = Note(Source(text(count), PurePath("a.md")), GFM, site)
        _ = note.tree, note.html
        return note

    assert_linear(lambda note: check_note(note, CODES), make, 1_000)


def test_images_are_not_missed_in_a_copy_of_many_notes_without_any_image() -> None:
    notes = [f"{number}.md" for number in range(12)]
    assert found("![그림](a.png)", GFM, notes, "week1.md") == []
    assert found("![그림](a.png)", GFM, [*notes, "b.png"], "week1.md") == [
        ("LK104", "image", "a.png")
    ]
    assert found("[글](없음/a.md)", GFM, notes, "week1.md") == []

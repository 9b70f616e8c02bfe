"""Twice the note takes every rule and every part of a note about twice the time.

All steps are timed on the same note at two sizes; one that seems to grow
faster is measured again, by itself and with patience (`tests.growth`).
"""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from notelint.checks.contents import all_checks
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from tests.growth import assert_linear

Step = Callable[[Note], object]

PARTS = ("front_matter", "tree", "html", "liquid", "math", "outline", "prose")
LIMIT = 2.6  # growth with the square of the size gives 4
SLIGHT = 0.008  # processor seconds at the larger size: too little to tell growth from noise

# Repeated without anything between, 25,000 and 50,000 times.
REPEATED = [
    *("[", "]", "*", "_", "`", "<b>", "<", "> > > ", "$", "{{", "{%", "|", ": : ", "- ", "#"),
    *("떄", '"', "'", "[^", "](", "\\", "\n", "\u200b", "\u1100", "가 ", "1. "),
]
# Repeated in shorter notes: pairs, half pairs, and what rules look for.
PIECES = [
    *("**", "__", "``", "</b>", "[[", "![", "[^1]", "<!--", "-->", "&", "~~", "(", "{:", "{: .a}"),
    *("\\(", "\\[", "\\begin{a}", "<div>", "<details>", "<b ", '<a href="', "http://", "www."),
    *("a@b.", "ㅏ가", "recieve ", ": ", "::: ", "\t", " ", "\u00a0", "\x00", "\r", "{% if %}"),
    *("{% raw %}", "{{ a }} ", "<!-- notelint-ignore[NE101] -->", "`a` ", "**가(a)**는 "),
    *("[a](b) ", "[a](b", "[a] (b) ", "![a](b)", "<br>", "</br>", "<명령>", "여러명 ", "실행시 "),
    *(
        "Case 1. ",
        "데이터를 데이터를 ",
        "'가' ",
        "'할때' ",
        "a*b ",
        "$a$ ",
        "$a ",
        "<b><i></b></i>",
    ),
]
# Lines; `%d` counts them.
LINES = [
    *("- 가", "1. 가", "> 가", "# 가", "#가", "-가", "| a | b |", "| a | b |\n|---|---|", "a | b"),
    *("```", "~~~", "```\n가\n```", "    가", ": 가", ": : 가", "- 가<br>\n: : 나", "<div>"),
    *("</div>", "<details>\n<summary>a</summary>\n\n</details>", "{: .a}", "[^%d]: 가", "[^%d]"),
    *("[a%d]: http://a.b", "[글][a%d]", "[가](#가%d)", "# 제목 %d", "# 제목", "Case %d. 가", "$$"),
    *("<h1>가</h1>", "$$\na\n$$", "{% raw %}", "{% endraw %}", "::: note", "> [!NOTE]", "가\n==="),
    *("---", "<!-- a -->", "<!-- notelint-disable[NE101] -->", "*[HTML]: 가", "^", "<p>", "<b>가"),
    *("**가", "`가", "[가](", "![가](a%d.png)", "<img src=a.png>", "떄문에 %d", "1. 가\n  - 나"),
    *("1. 가\n\n```\na\n```\n", "\\begin{a}", "\\end{a}", "- [ ] 가", "\t가", "- \t가", "  - 가"),
    *("{::comment}", "<script>", "<pre>", "<table><tr><td>", "- ~~~js\n  a\n~~~", "> ```\n가"),
    *("- <b>가\n- 나</b>", "가\r", "https://example.org/가%d", "{: .a", "가 ```"),
]


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def lines(line: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        count = size // (len(line) + 1)
        return "".join(f"{line % i if '%d' in line else line}\n" for i in range(count))

    return text


def front_matter(content: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: f"---\n{content(size)}\n---\n\n글\n"


SHAPES: Mapping[str, Callable[[int], str]] = {
    "nested lists": lambda n: "".join(f"{'  ' * (i % 80)}- 가\n" for i in range(n // 84)),
    "ever deeper lists": lambda n: "".join(f"{'  ' * i}- 가\n" for i in range(int(n**0.5))),
    "ever deeper quotes": lambda n: "".join(f"{'> ' * i}가\n" for i in range(int(n**0.5))),
    "lines in fifty quotes": lambda n: ("> " * 50 + "가\n") * (n // 102),
    "one word": lambda n: "가나다라마바사" * (n // 7),
    "typos on one line": lambda n: "떄문에 됬다 여러명이 실행시 recieve를 " * (n // 26),
    "many keys": front_matter(lambda n: "".join(f"key{i}: 값\n" for i in range(n // 10))),
    "one key again and again": front_matter(lambda n: "title: 값\n" * (n // 9)),
    "a long list": front_matter(lambda n: "tags:\n" + "  - 값\n" * (n // 6)),
    "brackets in front matter": front_matter(lambda n: "a: " + "[" * n),
    "a quote never closed": front_matter(lambda n: 'title: "' + "가 " * (n // 2)),
    "front matter never closed": lambda n: "---\n" + "title: 가\n" * (n // 9),
    "colons in a title": front_matter(lambda n: "title: " + "가: " * (n // 3)),
    "a wide table": lambda n: "".join(f"|{c * (n // 8)}\n" for c in ("a|", "-|", "b|")),
    "footnotes": lambda n: "".join(f"글[^{i}]\n\n[^{i}]: 주\n\n" for i in range(n // 20)),
    "links to headings": lambda n: "".join(
        f"## 제목 {i}\n\n[가](#제목-{i}) [나](#없음{i})\n\n" for i in range(n // 40)
    ),
    "fences of many lengths": lambda n: "".join(f"{'`' * (3 + i % 30)}\n" for i in range(n // 20)),
    "code of many lengths": lambda n: " ".join("`" * (1 + i % 100) for i in range(n // 50)),
}


def cases() -> Iterator[Any]:
    """A note as a function of its size, and the smaller of two sizes (code points)."""
    for piece in REPEATED:
        size = 25_000 * len(piece)
        yield pytest.param(repeated(piece), size, id=f"50,000 times {piece!r}")
    for piece in PIECES:
        yield pytest.param(repeated(piece), 8_000, id=f"{piece!r} repeated")
    for line in LINES:
        yield pytest.param(lines(line), 8_000, id=f"lines of {line!r}")
    for name, shape in SHAPES.items():
        yield pytest.param(shape, 10_000, id=name)


def steps() -> dict[str, Step]:
    """Every part of a note, then every check, preview ones too, by name."""
    found: dict[str, Step] = {part: lambda note, part=part: getattr(note, part) for part in PARTS}
    book = load_book()
    for check in all_checks():
        options = {k: v for code in check.codes for k, v in book[code].defaults().items()}
        name = f"{'/'.join(check.codes)} {check.function.__name__}"
        found[name] = lambda note, check=check, options=options: list(check(note, options))
    return found


STEPS = steps()


def note_of(text: str, dialect: Dialect) -> Note:
    return Note.of(text, dialect, "_posts/2024-01-02-a.md")


def seconds(note: Note) -> dict[str, float]:
    """Processor seconds of each step; parts come first, so that no check is charged for them."""
    taken: dict[str, float] = {}
    for name, step in STEPS.items():
        start = time.process_time()
        step(note)
        taken[name] = time.process_time() - start
    return taken


def prepared(text: str, dialect: Dialect, name: str) -> Note:
    """A note with all that is computed before the step `name`."""
    note = note_of(text, dialect)
    for part in PARTS:
        if part == name:
            break
        getattr(note, part)
    return note


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=["kramdown", "gfm"])
@pytest.mark.parametrize(("text", "size"), list(cases()))
def test_twice_the_note_takes_about_twice_the_time(
    text: Callable[[int], str], size: int, dialect: Dialect
) -> None:
    gc.disable()
    try:
        small, large = (seconds(note_of(text(n), dialect)) for n in (size, 2 * size))
    finally:
        gc.enable()
    for name, taken in large.items():
        if taken > max(SLIGHT, LIMIT * small[name]):
            make = lambda n, name=name: prepared(text(n), dialect, name)  # noqa: E731
            assert_linear(STEPS[name], make, size, LIMIT)


def test_every_rule_is_timed() -> None:
    timed = {code for check in all_checks() for code in check.codes}
    # What these report is no text: a file that nobody can read, a check that failed.
    assert set(load_book()) - timed <= {"NL001", "NL002", "NL003", "NL012"}


def test_a_megabyte_on_one_line_takes_no_longer_than_on_many() -> None:
    sentence = "이 문장은 한국어로 쓴 **긴** 줄에 `있다`. "
    on_one_line = sentence * (1_000_000 // len(sentence))
    on_many = on_one_line.replace(". ", ".\n\n")
    one, many = (sum(seconds(note_of(text, GFM)).values()) for text in (on_one_line, on_many))
    assert one < 1.5 * many

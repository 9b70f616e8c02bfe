"""Where math is, and what only looks like it."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note


def formulas(text: str, dialect: Dialect = GFM) -> list[str]:
    note = Note.of(text, dialect)
    return [note.source[math.span] for math in note.math.spans]


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("값은 $x$다", ["$x$"]),
        ("$x$와 $y_i$의 합", ["$x$", "$y_i$"]),
        ("$n$번째, $n$th, $k$-means", ["$n$", "$n$", "$k$"]),
        ("합은 $3 \\times 9 = 27$bit다", ["$3 \\times 9 = 27$"]),
        ("복잡도: $ O(N) $", ["$ O(N) $"]),
        ("$P(길|간다)$를 높인다.\n둘째 줄", ["$P(길|간다)$"]),
        ("$n=전체$인 때", ["$n=전체$"]),
        ("$\\text{작은 값과 큰 값의 차}$", ["$\\text{작은 값과 큰 값의 차}$"]),
        ("1$\\to$2$\\to$3", ["$\\to$", "$\\to$"]),
        ("글 $$x$$ 글", ["$$x$$"]),
        ("$$\nx = 1\n$$", ["$$\nx = 1\n$$"]),
        ("$$\nx = 1\n\ny = 2\n$$", ["$$\nx = 1\n\ny = 2\n$$"]),
        ("\\\\(x^2\\\\)는", ["\\\\(x^2\\\\)"]),
        ("\\\\[x^2\\\\]", ["\\\\[x^2\\\\]"]),
        ("\\begin{equation}\ny=x\n\\end{equation}", ["\\begin{equation}\ny=x\n\\end{equation}"]),
        ("<p>$x$는 실수</p>", ["$x$"]),
        ("$a$$b$", ["$a$", "$b$"]),
        ("dp는 $dp[i][j]$다", ["$dp[i][j]$"]),
    ],
)
def test_math_is_found(text: str, expected: list[str], dialect: Dialect) -> None:
    assert formulas(text, dialect) == expected


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
@pytest.mark.parametrize(
    "text",
    [
        "값은 $5이고 다른 값은 $10이다",
        "$conn->query($sql)을 부른다",
        "$HOME/bin:$PATH를 쓴다",
        "${name}과 ${value}를 바꾼다",
        "$_GET['id']와 $_POST['id']",
        "정규식 ^a$는 끝, ^b$는 다른 끝",
        "$@ : 타겟 이름\n$< : 의존 파일",
        "$ npm install 뒤에 $ npm start",
        "* $ docker ps\n* $ docker images",
        "\\$x\\$는 글자다",
        "`$x$`와 ``$y$``",
        "```\n$x$\n```",
        "[글](https://a.kr/$x$)",
        '<a href="$x$">글</a>',
        "명령 캐시(I$)와 데이터 캐시(D$)를 둔다",
        "| 1,$ | 2,$ |\n|---|---|\n| 끝은 $ | 처음은 $ |",
        "문단의 $\n\n다른 문단의 $",
        "\\[백준\\] 문제, \\(괄호\\)",
    ],
)
def test_variables_prices_prompts_and_code_are_no_math(text: str, dialect: Dialect) -> None:
    assert formulas(text, dialect) == []


def test_a_formula_knows_its_content_and_whether_it_is_displayed() -> None:
    note = Note.of("글 $x$\n\n> $$y$$\n\n글 $$z$$ 글")
    found = [(note.source[m.content], m.delimiter, m.display) for m in note.math.spans]
    assert found == [("x", "$", False), ("y", "$$", True), ("z", "$$", False)]
    assert note.math.at(2) is note.math.at(4)
    assert note.math.at(5) is None
    assert note.math.at(0) is None


def test_a_sentence_between_two_formulas_is_no_formula() -> None:
    note = Note.of("$$a$ 여기서는 하나가 빠져 있다.\n\n$$b$$\n")
    assert [note.source[m.span] for m in note.math.spans] == ["$$b$$"]
    assert note.math.unpaired == ((0, 2),)


def test_math_in_a_row_is_found_across_the_pipe_that_cuts_it() -> None:
    note = Note.of("| 식 |\n|---|\n| $P(A|B)$ | $5 | $6 |\n")
    assert [note.source[m.span] for m in note.math.spans] == ["$P(A|B)$"]


def test_liquid_code_holds_no_math() -> None:
    text = "---\n---\n{% highlight sh %}\necho $a $b$\n{% endhighlight %}\n\n$x$\n"
    assert formulas(text, KRAMDOWN) == ["$x$"]

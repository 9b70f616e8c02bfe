"""A run over one note loads what that note needs, and is done in little more than loading it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.startup import allowed, compared, installed
from notelint import lazy
from notelint.lazy import regex

PLAIN = "---\ntitle: 정렬\n---\n\n# 정렬\n\n- 버블 정렬은 두 값을 견준다.\n- 병합 정렬은 나눈다.\n"
# About 5 kB of what notes are made of: headings, lists, code, links, emphasis, math, a table.
SECTION = """## 정렬 {0}

버블 정렬은 **이웃한 두 값**을 견주어 자리를 바꾼다. [자세한 설명](https://example.org/{0})

1. 처음부터 끝까지 훑는다.
   - 바꾼 적이 없으면 끝난다.
2. `n - 1`번 되풀이한다.<br>

```python
def sort(items):
    return sorted(items)
```

| 이름 | 시간 |
|---|---|
| 버블 | $O(n^2)$ |

"""


def loaded(note: Path) -> set[str]:
    """Names of the modules that a run over `note` leaves loaded."""
    code = (
        "import sys; sys.argv = ['notelint', 'check', '--isolated', sys.argv[1]]\n"
        "from notelint.cli.main import main\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, str(note)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.md"
    path.write_text(PLAIN, "utf-8")
    return path


def test_a_plain_note_loads_no_check_of_what_it_does_not_hold(plain: Path) -> None:
    modules = loaded(plain)
    assert "notelint.checks.headings" in modules
    for topic in ("html_tags", "tables", "math", "liquid", "links", "fences", "characters_hidden"):
        assert f"notelint.checks.{topic}" not in modules


def test_only_the_parser_of_the_dialect_is_loaded(plain: Path) -> None:
    modules = loaded(plain)
    assert "notelint.note.markdown.blocks" in modules
    assert "notelint.note.markdown.kramdown_blocks" not in modules
    (plain.parent / "_config.yml").write_text("title: 노트\n", "utf-8")
    modules = loaded(plain)
    assert "notelint.note.markdown.kramdown_blocks" in modules
    assert "notelint.note.markdown.blocks" not in modules


def test_what_other_runs_need_is_not_loaded(plain: Path) -> None:
    # A word that the speller doubts has it ask how the notes beside spell it.
    plain.write_text(PLAIN + "\n알고리즘을 설명한느 글이다.\n", "utf-8")
    modules = loaded(plain)
    assert "notelint.korean.evidence" in modules
    # What remembers findings hashes, and OpenSSL takes longer to load than a note to parse.
    assert "hashlib" not in modules


def test_no_class_is_written_by_dataclasses(plain: Path) -> None:
    """They take five times as long to make as a NamedTuple, twenty times as a plain class."""
    (plain.parent / "_config.yml").write_text("title: 노트\n", "utf-8")
    plain.write_text(f"---\ntitle: 정렬\n---\n\n{SECTION.format(1)}", "utf-8")
    code = (
        "import sys; sys.argv = ['notelint', 'check', '--isolated', sys.argv[1]]\n"
        "from notelint.cli.main import main\n"
        "try: main()\nexcept SystemExit:\n"
        "    ours = [vars(m).values() for m in sys.modules.values() if 'notelint' in m.__name__]\n"
        "    made = [c for c in sum(map(list, ours), []) if '__dataclass_fields__' in dir(c)]\n"
        "    print(*(c.__name__ for c in made if isinstance(c, type)))"
    )
    command = [sys.executable, "-c", code, str(plain)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_each_word_of_a_note_is_judged_once_for_all_checks(plain: Path) -> None:
    code = (
        "import sys; sys.argv = ['notelint', 'check', '--isolated', sys.argv[1]]\n"
        "from notelint.checks import suspects\n"
        "from notelint.cli.main import main\n"
        "judge, judged = suspects._Verdicts._judge, []\n"
        "def remember(self, words): judged.extend(words); judge(self, words)\n"
        "suspects._Verdicts._judge = remember\n"
        "try: main()\nexcept SystemExit: print(len(judged), len(set(judged)))"
    )
    command = [sys.executable, "-c", code, str(plain)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    times, words = done.stdout.splitlines()[-1].split()
    assert times == words != "0"


def test_a_pattern_is_compiled_when_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def remember(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(re, "compile", remember)
    word = regex(r"[a-z]+", re.I)
    assert (compiled, word.pattern) == ([], r"[a-z]+")
    assert word.findall("Ab 가 c") == ["Ab", "c"]
    assert word.fullmatch("AB")
    assert compiled == [r"[a-z]+"]


@pytest.mark.parametrize("flags", [0, re.I, re.M | re.S])
@pytest.mark.parametrize(
    "pattern",
    [
        "[가-힣]",
        "[^가-힣]",
        "(?<![가-힣])[가-힣]{2,14}(?![가-힣ㄱ-ㅣ])",
        "[a-z]+[α-ω]",
        "[\ue000-\U0010ffff]",
    ],
)
def test_a_pattern_with_long_ranges_is_the_one_that_python_makes(pattern: str, flags: int) -> None:
    match = regex(f"{pattern}|$", flags).search("")
    assert match is not None
    ours = match.re
    re.purge()
    # Patterns are the same where they are compiled to the same code.
    assert ours == re.compile(f"{pattern}|$", flags)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="its compiler may be another")
def test_a_class_of_syllables_is_compiled_without_a_look_at_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    optimized: list[object] = []

    def remember(charset: object, *_case: object) -> tuple[object, bool]:
        optimized.append(charset)
        return charset, False

    monkeypatch.setattr(lazy, "_optimize", remember)
    assert regex("(?<![가-힣])[가-힣]{3,15}").findall("가나다 a") == ["가나다"]
    assert optimized == []


def test_a_pattern_that_is_none_says_so_when_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.match("a")


@pytest.mark.skipif(sys.platform == "win32", reason="needs the processor time of a process")
def test_a_note_of_5_kb_takes_little_more_than_importing_the_parsers(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    sections = "".join(SECTION.format(number) for number in range(14))
    note.write_text(f"---\ntitle: 정렬\n---\n\n# 정렬\n\n{sections}", "utf-8")
    assert 4_500 < note.stat().st_size < 6_500
    environment = installed(tmp_path / "installed")
    # A busy machine makes a run longer, never shorter.
    check, parsers = compared(note, environment, runs=9)
    assert min(check) < allowed(min(parsers))

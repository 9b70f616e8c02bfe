"""Which configuration governs a folder, and what is said of a wrong one."""

from pathlib import Path

import pytest

from notelint.config.error import ConfigError
from notelint.config.files import ConfigFiles
from notelint.config.keys import KEYS
from notelint.rulebook.rule import Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    return tmp_path


def test_the_closest_file_upward_governs(repository: Path) -> None:
    write(repository / "notelint.toml", 'fail-on = "error"\n')
    write(repository / "notes" / ".notelint.toml", 'fail-on = "never"\n')
    files = ConfigFiles(repository)
    assert files.above(repository).fail_on == "error"
    assert files.above(repository / "notes" / "deep").fail_on == "never"
    assert files.above(repository / "notes" / "deep").root == repository / "notes"


def test_a_pyproject_without_the_table_is_passed_over(repository: Path) -> None:
    write(repository / "pyproject.toml", '[tool.notelint]\nfail-on = "error"\n')
    write(repository / "notes" / "pyproject.toml", '[project]\nname = "notelint-user"\n')
    assert ConfigFiles(repository).above(repository / "notes").fail_on == "error"


def test_a_pyproject_without_the_table_may_even_be_broken(repository: Path) -> None:
    write(repository / "pyproject.toml", "[project\n")
    assert ConfigFiles(repository).above(repository).source is None


def test_the_search_ends_at_the_top_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "notelint.toml", 'fail-on = "error"\n')
    inner = tmp_path / "repository" / "notes"
    inner.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    assert ConfigFiles(tmp_path).above(inner).fail_on == "info"


def test_in_one_folder_the_hidden_file_comes_first(repository: Path) -> None:
    write(repository / "notelint.toml", 'fail-on = "error"\n')
    write(repository / ".notelint.toml", 'fail-on = "warning"\n')
    assert ConfigFiles(repository).above(repository).fail_on == "warning"


def test_a_given_file_governs_every_note_and_isolation_none(repository: Path) -> None:
    write(repository / "notelint.toml", 'fail-on = "error"\n')
    given = write(repository / "other.toml", 'fail-on = "never"\n')
    assert ConfigFiles(repository, given=given).above(repository / "notes").fail_on == "never"
    assert ConfigFiles(repository, isolated=True).above(repository).fail_on == "info"


def test_the_command_line_overrules_every_file(repository: Path) -> None:
    write(repository / "notelint.toml", 'fail-on = "error"\nper-file-dialects = {"*.md" = "gfm"}\n')
    settings = ConfigFiles(repository, {"fail-on": "never", "dialect": "kramdown"}).above(
        repository
    )
    assert settings.fail_on == "never"
    assert settings.origins["fail-on"] == "command line"
    assert settings.dialect_for(str(repository / "a.md")) == {"renderer": "kramdown"}


def test_globs_are_relative_to_the_file_that_sets_them(repository: Path) -> None:
    write(repository / "notes" / "notelint.toml", 'extend-exclude = ["/drafts/"]\n')
    settings = ConfigFiles(repository).above(repository / "notes")
    assert settings.excludes(str(repository / "notes" / "drafts"), folder=True)
    assert not settings.excludes(str(repository / "drafts"), folder=True)
    assert settings.excludes(str(repository / "notes" / "x" / "_site" / "a.md"))


def test_exclude_replaces_the_usual_folders_and_extend_exclude_adds(repository: Path) -> None:
    write(repository / "notelint.toml", 'extend-exclude = ["b"]\nexclude = ["a"]\n')
    settings = ConfigFiles(repository).above(repository)
    assert settings.excludes(str(repository / "a"), folder=True)
    assert settings.excludes(str(repository / "b"), folder=True)
    assert not settings.excludes(str(repository / "_site"), folder=True)


def test_severities_and_ignores_are_resolved_to_codes(repository: Path) -> None:
    write(
        repository / "notelint.toml",
        '[severity]\nNL011 = "error"\nNL = "info"\n'
        '[per-file-ignores]\n"drafts/" = ["suppression"]\n',
    )
    settings = ConfigFiles(repository).above(repository)
    assert settings.severity["NL011"] is Severity.ERROR
    assert settings.severity["NL010"] is Severity.INFO
    ignored = settings.ignored_for(str(repository / "drafts" / "a.md"))
    assert ignored == {"NL010", "NL011", "NL012"}
    assert settings.ignored_for(str(repository / "a.md")) == frozenset()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "select = ['NL']\nselct = []",
            ":2: unknown key 'selct'; did you mean 'select'?",
        ),
        ("select = 'NE'", "notelint.toml:1: select: expected a list of strings, got 'NE'"),
        ("select = ['suppression-malformd']", "did you mean 'suppression-malformed'?"),
        ("\npreview = 1", "notelint.toml:2: preview: expected true or false, got 1"),
        (
            "fail-on = 'errors'",
            "fail-on: expected one of error, warning, info, never,",
        ),
        ("dialect = 'kramdwon'", "did you mean 'kramdown'?"),
        ("[dialect]\nrender = 'gfm'", "dialect: unknown key 'render'; did you mean 'renderer'?"),
        ("[dialect]\nliquid = 'yes'", "dialect.liquid: expected true or false, got 'yes'"),
        ("[severity]\nNL = 'fatal'", "severity.NL: expected one of"),
        ("[severity]\nNX = 'error'", "severity: unknown rule 'NX'"),
        ("[per-file-ignores]\n'a.md' = ['NX1']", "per-file-ignores: unknown rule 'NX1'"),
        ("[rules.NL999]\na = 1", "rules: unknown rule 'NL999'"),
        ("[rules.NL010]\nallow = 1", "rules.NL010: NL010 has no option 'allow'"),
        ("[rules]\nNL010 = 1", "rules.NL010: expected a table, got 1"),
        ("select = [", "notelint.toml: not valid TOML"),
        ("include = [1]", "include: expected a list of strings"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_the_place_and_the_nearest_name(
    repository: Path, text: str, message: str
) -> None:
    write(repository / "notelint.toml", text)
    with pytest.raises(ConfigError) as caught:
        ConfigFiles(repository).above(repository)
    assert message in str(caught.value)
    assert str(caught.value).startswith("notelint.toml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[severity]\nNE101 = 'error'\nTY101 = 'fatal'", 3),
        ("fail-on = 'error'\n[rules.FM106]\n# wishes\nschemaz = []", 4),
        ("[per-file-ignores]\n'a.md' = ['NE101']\n'b.md' = [\n  'NX1',\n]", 4),
        ("[rules.NL999]\na = 1", 1),
        ("ignore = [\n  'NE101',\n  'NX1',\n]", 3),
    ],
)
def test_the_line_is_that_of_the_key_or_value_itself(
    repository: Path, text: str, line: int
) -> None:
    write(repository / "notelint.toml", text)
    with pytest.raises(ConfigError, match=rf"^notelint\.toml:{line}: "):
        ConfigFiles(repository).above(repository)


def test_a_table_in_pyproject_is_told_by_its_file(repository: Path) -> None:
    write(repository / "pyproject.toml", "[project]\nname = 'x'\n[tool.notelint]\nignor = []\n")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:4: unknown key 'ignor'"):
        ConfigFiles(repository).above(repository)


def test_a_wrong_selector_on_the_command_line_is_told_as_its_option(repository: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--select: unknown rule 'NL01O'"):
        ConfigFiles(repository, {"select": ["NL01O"]}).above(repository)


def test_a_given_file_that_is_not_there_is_told(repository: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        ConfigFiles(repository, given=Path("x.toml"))


def test_every_key_is_described_in_the_documentation() -> None:
    page = Path(__file__).parents[2] / "docs" / "configuration.md"
    text = page.read_text("utf-8")
    assert [key for key in KEYS if f"`{key}`" not in text] == []

"""`notelint`, `notelint rule`, `notelint config`."""

import json
import re
import subprocess
import sys
from pathlib import Path

from notelint import __version__
from notelint.rulebook.book import load_book


def test_alone_it_shows_what_there_is(notelint) -> None:
    done = notelint()
    assert done.returncode == 0
    for command in ("check", "rule", "config"):
        assert re.search(rf"^  {command} ", done.stdout, re.M)
    assert notelint("-h").stdout == done.stdout


def test_a_group_alone_shows_its_commands(notelint) -> None:
    for group in ("baseline", "dictionary", "memory", "models"):
        done = notelint(group)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == notelint(group, "--help").stdout


def test_the_version_is_told(notelint) -> None:
    assert notelint("--version").stdout == f"notelint {__version__}\n"


def test_each_command_has_help(notelint) -> None:
    for command in ("check", "rule", "config"):
        assert notelint(command, "-h").stdout.startswith(f"Usage: notelint {command}")


def test_only_what_a_command_needs_is_imported(notes: Path) -> None:
    code = (
        "import sys; sys.argv = ['notelint', 'check', '--isolated', 'clean.md']\n"
        "from notelint.cli.main import main\n"
        "try: main()\nexcept SystemExit: print(*sys.modules)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=notes, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"multiprocessing", "concurrent.futures", "rich.console", "pathspec", "tomllib"}
    assert "notelint.cli.check" in loaded
    assert not heavy & loaded
    assert not {"notelint.cli.rule", "notelint.config.keys", "notelint.run.processes"} & loaded


def test_all_rules_are_listed_by_family(notelint) -> None:
    done = notelint("rule")
    assert done.returncode == 0
    for rule in load_book().values():
        assert f"  {rule.code}  {rule.name} " in done.stdout
    assert "NL notelint itself\n" in done.stdout
    assert "NL notelint 자체\n" in notelint("rule", "--lang", "ko").stdout


def test_a_family_lists_its_rules(notelint) -> None:
    done = notelint("rule", "NL")
    assert done.stdout.count("\n") == 1 + sum(code.startswith("NL") for code in load_book())


def test_a_rule_shows_its_page_in_the_language_asked_for(notelint) -> None:
    english = notelint("rule", "NL010").stdout
    assert english.startswith("# NL010 suppression-unknown-rule\n")
    assert "## What\n" in english
    assert "없는 규칙을 적은 주석" not in english
    korean = notelint("rule", "suppression-unknown-rule", "--lang", "ko").stdout
    assert "없는 규칙을 적은 주석" in korean
    assert "## What\n" not in korean
    for page in (english, korean):
        assert "## Examples\n" in page
        assert "```html\n<!-- notelint-ignore[NE999] -->" in page


def test_several_rules_show_several_pages(notelint) -> None:
    assert notelint("rule", "NL001", "NL002").stdout.count("\n# NL") + 1 == 2


def test_config_tells_what_is_in_force_and_where_it_was_set(notelint, notes: Path) -> None:
    (notes / "pyproject.toml").write_text(
        "[tool.notelint]\nignore = ['NL011']\n"
        "[tool.notelint.per-file-ignores]\n'clean.md' = ['NL010']\n"
    )
    (notes / "_config.yml").write_text("theme: minimal-mistakes-jekyll\n")
    done = notelint("config", "clean.md", "--preview")
    assert done.returncode == 0
    assert (
        "dialect  kramdown, jekyll, minimal-mistakes, Liquid (Jekyll, from _config.yml"
        in done.stdout
    )
    assert re.search(r'^ignore +\["NL011"\]  \(pyproject\.toml\)$', done.stdout, re.M)
    assert re.search(r"^preview +true  \(command line\)$", done.stdout, re.M)
    assert re.search(r'^fail-on +"info"  \(default\)$', done.stdout, re.M)


def test_config_tells_whose_words_count_as_the_writers_own(notelint, notes: Path) -> None:
    deeper = notes / "deeper"
    deeper.mkdir()
    (deeper / "one.md").write_text("# 하나\n")
    done = notelint("config", "deeper/one.md")
    assert f"words    own ones are those of 1 note in {deeper}\n" in done.stdout
    (deeper / "two.md").write_text("# 둘\n")
    done = notelint("config", "deeper", "--format", "json")
    assert json.loads(done.stdout)["own-words"] == {"folder": str(deeper), "notes": 2}


def test_config_as_json_has_the_same(notelint, notes: Path) -> None:
    (notes / "notelint.toml").write_text(
        "ignore = ['NL011']\nfail-on = 'error'\n"
        "[dialect]\nrenderer = 'kramdown'\nliquid = false\n"
        "[per-file-ignores]\n'clean.md' = ['NL010']\n[severity]\nNL001 = 'info'\n"
    )
    found = json.loads(notelint("config", "clean.md", "--format", "json").stdout)
    assert found["file"] == str(notes / "notelint.toml")
    assert found["root"] == str(notes)
    assert found["dialect"]["renderer"] == "kramdown"
    assert found["dialect"]["liquid"] is False
    assert found["dialect"]["reason"].startswith("set in the configuration")
    assert not {"NL010", "NL011"} & set(found["rules"])
    assert "NL001" in found["rules"]
    assert found["settings"]["fail-on"] == {"value": "error", "origin": "notelint.toml"}
    assert found["settings"]["severity"] == {"value": {"NL001": "info"}, "origin": "notelint.toml"}
    assert found["settings"]["per-file-ignores"]["value"] == {"clean.md": ["NL010"]}
    assert found["settings"]["preview"] == {"value": False, "origin": "default"}

"""A second run checks only what has changed, and finds what a run without a cache does."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.asked import Answer
from notelint.run.cache.caching import Caching
from notelint.run.cache.folder import NAME, make_folder, remove_folder
from notelint.run.cache.store import Entry, Store, StoreError
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import InProcess
from notelint.run.surroundings import forget_surroundings

LONG_AGO = time.time() - 3_600
SLIP = "떄문에 틀렸다.\n"


class Site:
    """A folder of notes, and runs over it as separate processes would make them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = root / NAME
        (root / ".git").mkdir()
        self.write("a.md", f"# 가\n\n{SLIP}")
        self.write("b.md", "# 나\n\n깨끗하다. ![그림](그림.png)\n")
        self.write("그림.png", "")
        for number in range(12):
            self.write(f"img/{number}.png", "")

    def write(self, name: str, text: str, changed: float = LONG_AGO) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (changed, changed))

    def run(self, language: str = "ko", **settings: object) -> tuple[list[Outcome], list[str]]:
        """The outcomes, and the notes that were really checked."""
        forget_surroundings()
        overrides = {key.replace("_", "-"): value for key, value in settings.items()}
        files = ConfigFiles(self.root, overrides, isolated=True)
        notes = discover(["."], files, self.root)
        self.checked: list[str] = []
        self.caching = Caching(self.cache, self.root, lambda _: Counting(self.checked))
        outcomes = list(self.caching.run(NoteChecker(language), notes))
        plain = list(InProcess().run(NoteChecker(language), notes))
        by_path = {outcome.path: outcome.findings for outcome in outcomes}
        assert by_path == {outcome.path: outcome.findings for outcome in plain}
        return outcomes, self.checked


class Counting:
    """Checks in this process and takes note of what it is given."""

    def __init__(self, checked: list[str]) -> None:
        self._checked = checked

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        self._checked += [note.shown for note in notes]
        return InProcess().run(checker, notes)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_what_has_not_changed_is_not_checked_again(site: Site) -> None:
    assert site.run()[1] == ["a.md", "b.md"]
    outcomes, checked = site.run()
    assert checked == []
    assert [f.code for outcome in outcomes for f in outcome.findings] == ["TY101"]


def test_a_changed_note_is_checked_again(site: Site) -> None:
    site.run()
    site.write("a.md", "# 가\n\n때문에 옳다.\n", LONG_AGO + 60)
    outcomes, checked = site.run()
    assert checked == ["a.md"]
    assert site.caching.missed == {"a.md": "changed"}
    assert not any(outcome.findings for outcome in outcomes)


def test_a_note_written_anew_with_the_same_text_is_not_checked_again(site: Site) -> None:
    # A word that looks like a slip is judged by the notes beside it, too, and those have changed.
    site.write("a.md", "# 가\n\n깨끗하다.\n")
    site.run()
    site.write("a.md", (site.root / "a.md").read_text("utf-8"), LONG_AGO + 60)
    assert site.run()[1] == []


def test_a_change_within_the_same_tick_and_of_the_same_size_is_seen(site: Site) -> None:
    now = time.time()
    site.write("a.md", SLIP, now)
    site.run()
    site.write("a.md", "때문에 틀렸다.\n", now)
    assert site.run()[1] == ["a.md"]


def test_other_rules_options_languages_and_words_are_kept_apart(site: Site) -> None:
    words = site.root / "words.txt"
    words.write_text("떄문에\n", "utf-8")
    site.run()
    assert site.run(ignore=["TY101"])[1] == ["a.md", "b.md"]
    assert site.caching.missed == {"a.md": "settings", "b.md": "settings"}
    assert site.run(language="en")[1] == ["a.md", "b.md"]
    outcomes, checked = site.run(dictionary=str(words))
    assert checked == ["a.md", "b.md"]
    assert not any(outcome.findings for outcome in outcomes)
    assert site.run()[1] == []


def test_a_note_that_rests_on_other_files_is_checked_when_those_change(site: Site) -> None:
    site.run()
    (site.root / "그림.png").unlink()
    outcomes, checked = site.run()
    assert checked == ["b.md"]
    assert site.caching.missed == {"b.md": "site"}
    assert [f.code for outcome in outcomes for f in outcome.findings] == ["TY101", "LK104"]


def test_a_file_that_comes_concerns_the_notes_that_asked_for_its_name_alone(site: Site) -> None:
    site.write("c.md", "# 다\n\n![도표](도표.png)\n")
    site.run()
    site.write("새 그림.png", "")
    site.write("img/다른 노트.md", "# 라\n\n깨끗하다.\n")
    assert site.run()[1] == ["img/다른 노트.md"]
    site.write("img/도표.PNG", "")
    assert site.run()[1] == ["c.md"]
    assert site.caching.missed == {"c.md": "site"}
    (site.root / "img/도표.PNG").unlink()
    site.write("도표.png", "")
    outcomes, checked = site.run()
    assert checked == ["c.md"]
    assert [f.code for outcome in outcomes for f in outcome.findings] == ["TY101"]


def test_what_was_asked_is_held_against_what_is_there_but_once(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.run()
    site.write("새 그림.png", "")
    site.run()
    answered: list[str] = []
    monkeypatch.setattr("notelint.run.asked_files.AskedFiles.answer", answered.append)
    caching = Caching(site.cache, site.root, lambda _: Counting([]))
    forget_surroundings()
    notes = discover(["."], ConfigFiles(site.root, {}, isolated=True), site.root)
    assert len(list(caching.run(NoteChecker("ko"), notes))) == 2
    assert not answered


def test_a_changed_note_concerns_those_beside_that_asked_for_its_words_alone(site: Site) -> None:
    site.write("c.md", "# 다\n\n비교 연선을 한 번 더 한다.\n")
    site.write("d.md", "# 라\n\n배열을 만든다.\n")
    assert "TY105" in [f.code for outcome in site.run()[0] for f in outcome.findings]
    site.write("d.md", "# 라\n\n목록을 만든다. 이웃과 나눈다.\n")
    assert site.run()[1] == ["d.md"]
    site.write("d.md", "# 라\n\n" + "연선을 감는다. 굵은 연선을 쓴다. " * 6)
    outcomes, checked = site.run()
    assert sorted(checked) == ["c.md", "d.md"]
    assert site.caching.missed == {"c.md": "site", "d.md": "changed"}
    assert "TY105" not in [f.code for outcome in outcomes for f in outcome.findings]


def test_a_changed_generator_configuration_counts(site: Site) -> None:
    site.run()
    site.write("_config.yml", "title: 노트\n")
    assert site.run()[1] == ["a.md", "b.md"]


def test_the_cache_goes_with_a_folder_that_moves(site: Site, tmp_path: Path) -> None:
    site.run()
    moved = tmp_path.with_name("moved")
    shutil.move(site.root, moved)
    site.root, site.cache = moved, moved / NAME
    assert site.run()[1] == []


def test_another_version_starts_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.run()
    monkeypatch.setattr("notelint.run.cache.caching.version", lambda: "other")
    assert site.run()[1] == ["a.md", "b.md"]


@pytest.mark.parametrize("kept", [0, 1, 50, 5_000])
def test_a_truncated_cache_is_made_anew(site: Site, kept: int) -> None:
    site.run()
    path = site.cache / "findings.sqlite3"
    path.write_bytes(path.read_bytes()[:kept])
    assert site.run()[1] == ["a.md", "b.md"]
    assert site.run()[1] == []


@pytest.mark.parametrize(
    "rubbish",
    [
        "outcome = '[[[', asked = '[]'",
        "asked = ''",
        "asked = '[1]'",
        """asked = '[["files", "x"]]', details = '[1]'""",
        """asked = '[["files", "x"]]', details = '{'""",
    ],
)
def test_a_cache_with_rubbish_in_it_is_no_matter(site: Site, rubbish: str) -> None:
    site.run()
    with sqlite3.connect(site.cache / "findings.sqlite3") as connection:
        connection.execute(f"UPDATE entries SET {rubbish}")
    connection.close()
    assert site.run()[1] == ["a.md", "b.md"]


def test_where_no_cache_can_be_made_the_run_goes_on(site: Site) -> None:
    site.cache.write_text("a file where the folder should be", "utf-8")
    assert site.run()[1] == ["a.md", "b.md"]
    assert site.caching.trouble


def test_a_full_disk_is_no_matter(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("database or disk is full")

    monkeypatch.setattr(Store, "save", full)
    assert site.run()[1] == ["a.md", "b.md"]
    assert site.caching.trouble == "database or disk is full"


def test_two_runs_share_the_cache(site: Site) -> None:
    make_folder(site.cache)
    one, other = (Store.open(site.cache, "1") for _ in range(2))
    answers = (Answer("files", "x", (("has a.png", "True"),)), Answer("key tags", "2"))
    entry = Entry("a.md", "key", b"digest", 1, 2, (), "", "").rests_on(answers)
    assert entry.answers() == answers
    one.save([entry])
    other.save([entry._replace(path="b.md")])
    assert {path for path, _ in one.entries(["a.md", "b.md"])} == {"a.md", "b.md"}
    assert other.entries(["a.md"])["a.md", "key"]._replace(used=0) == entry
    one.close()
    other.close()


def test_what_was_long_of_no_use_is_forgotten(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(site.cache)
    store = Store.open(site.cache, "1")
    monkeypatch.setattr("notelint.run.cache.store.day", lambda: 1_000)
    store.save([Entry("old.md", "key", b"", 0, 0, (), "", "")])
    monkeypatch.setattr("notelint.run.cache.store.day", lambda: 1_031)
    store.save([Entry("new.md", "key", b"", 0, 0, (), "", "")])
    assert {path for path, _ in store.entries(["old.md", "new.md"])} == {"new.md"}
    store.close()


def test_the_folder_says_what_it_is(site: Site) -> None:
    site.run()
    tag = (site.cache / "CACHEDIR.TAG").read_text("utf-8")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (site.cache / ".gitignore").read_text("utf-8").splitlines()[-1] == "*"


def test_only_a_cache_is_removed(site: Site, tmp_path: Path) -> None:
    site.run()
    assert remove_folder(site.cache)
    assert not remove_folder(site.cache)
    assert not remove_folder(tmp_path)
    assert (tmp_path / "a.md").exists()

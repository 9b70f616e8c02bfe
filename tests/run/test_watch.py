"""After each change only what it concerns is checked, and all that is found is known."""

from pathlib import Path

import pytest

from notelint.config.error import ConfigError
from notelint.config.files import ConfigFiles
from notelint.run.executor import InProcess
from notelint.run.watch import NoteWatch, Watched


class Desk:
    """A folder somebody writes in, watched."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / ".git").mkdir()
        self.write("a.md", "# 가\n\n떄문에\n")
        self.write("b.md", "# 나\n\n깨끗하다.\n")
        self.write("c.md", "# 다\n\n![그림](그림.png)\n")
        self.write("그림.png", "")
        self.watch = NoteWatch([], root, "ko", lambda: ConfigFiles(root), lambda _: InProcess())

    def write(self, name: str, text: str) -> str:
        path = self.root / name
        path.write_text(text, "utf-8")
        return str(path)

    def delete(self, name: str) -> str:
        (self.root / name).unlink()
        return str(self.root / name)


def told(watched: Watched) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in watched.judged.result.findings]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_at_first_everything_is_checked(desk: Desk) -> None:
    watched = desk.watch.everything()
    assert told(watched) == [("a.md", "TY101")]
    assert watched.checked == ("a.md", "b.md", "c.md")


def test_a_changed_note_alone_is_checked_and_the_rest_stays_known(desk: Desk) -> None:
    desk.watch.everything()
    watched = desk.watch.after({desk.write("b.md", "학슴\n")})
    assert watched.checked == ("b.md",)
    assert told(watched) == [("a.md", "TY101"), ("b.md", "TY101")]


def test_a_new_note_is_found_and_one_that_is_gone_forgotten(desk: Desk) -> None:
    desk.watch.everything()
    assert "d.md" in desk.watch.after({desk.write("d.md", "학슴\n")}).checked
    watched = desk.watch.after({desk.delete("a.md")})
    assert told(watched) == [("d.md", "TY101")]


def test_a_note_is_checked_when_a_file_that_it_shows_goes(desk: Desk) -> None:
    desk.watch.everything()
    watched = desk.watch.after({desk.delete("그림.png")})
    assert watched.checked == ("c.md",)
    assert ("c.md", "LK104") in told(watched)


def test_a_changed_note_concerns_those_beside_that_asked_for_its_words(desk: Desk) -> None:
    slip = desk.write("d.md", "# 라\n\n비교 연선을 한 번 더 한다.\n")
    desk.watch.everything()
    changed = desk.write("b.md", "# 나\n\n목록을 만든다. 이웃과 나눈다.\n")
    assert desk.watch.after({changed}).checked == ("b.md",)
    desk.write("b.md", "연선을 감는다. 굵은 연선을 쓴다. " * 6)
    watched = desk.watch.after({changed})
    assert watched.checked == ("b.md", Path(slip).name)
    assert ("d.md", "TY105") not in told(watched)


def test_the_dictionary_and_the_configuration_are_read_again(desk: Desk) -> None:
    desk.watch.everything()
    assert told(desk.watch.after({desk.write("notelint-words.txt", "떄문에\n")})) == []
    desk.delete("notelint-words.txt")
    off = desk.watch.after({desk.write("notelint.toml", 'ignore = ["TY101"]\n')})
    assert told(off) == []
    assert told(desk.watch.after({desk.delete("notelint.toml")})) == [("a.md", "TY101")]


def test_a_broken_configuration_is_told_and_a_mended_one_works(desk: Desk) -> None:
    desk.watch.everything()
    broken = desk.write("notelint.toml", "ignore = [")
    with pytest.raises(ConfigError):
        desk.watch.after({broken})
    mended = desk.watch.after({desk.write("notelint.toml", 'ignore = ["LK"]\n')})
    assert told(mended) == [("a.md", "TY101")]


def test_a_file_is_watched_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("", "utf-8")
    watch = NoteWatch(
        ["a.md"], tmp_path, "ko", lambda: ConfigFiles(tmp_path), lambda _: InProcess()
    )
    assert watch.folders == [str(tmp_path)]

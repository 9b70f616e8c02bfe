"""Which notes get an edition and where; what is refused before anything is written."""

import time
from contextlib import chdir
from hashlib import sha256
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.discover import discover
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.surroundings import forget_surroundings
from notelint.run.translating.job import Job, Standing
from notelint.run.translating.plan import Choice, EditionConflictError, limited, plan_run
from notelint.run.translating.setup import settings_of
from notelint.translate.edition.reference import Reference, signed
from tests.run.translating.notes import files_below, translate, write

_NO_CHOICE = Choice()
NOTE = "# 정렬\n\n끝이다.\n"


def plan(root: Path, *paths: str, choice: Choice = _NO_CHOICE, stamp: str = "00") -> list[Job]:
    """The jobs for `paths` in `root`, where the run is."""
    forget_surroundings()
    with chdir(root):
        notes = discover(paths or (".",), ConfigFiles(root), root)
        return plan_run(notes, lambda note: settings_of(note.settings), choice, lambda _s: stamp)


def editions(jobs: list[Job]) -> dict[str, str]:
    """Where the edition of each note will be."""
    return {job.source: job.edition for job in jobs if job.has_edition}


def test_notes_without_korean_need_no_edition(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "b.md": "# Sorting\n"})
    assert [job.standing for job in plan(tmp_path)] == [Standing.MISSING, Standing.NOT_NEEDED]


def test_a_tree_of_its_own_is_whole(tmp_path: Path) -> None:
    write(tmp_path, {"content/ai/a.md": NOTE, "content/b.md": "# Sorting\n"})
    jobs = plan(tmp_path, "content", choice=Choice(out=str(tmp_path / "en")))
    assert editions(jobs) == {"content/ai/a.md": "en/ai/a.md", "content/b.md": "en/b.md"}


def test_a_tree_may_lie_outside_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "notes", {"a.md": NOTE})
    jobs = plan(tmp_path / "notes", choice=Choice(out=str(tmp_path / "en")))
    assert [job.edition_path for job in jobs] == [str(tmp_path / "en" / "a.md")]


def test_the_configuration_says_which_folder_a_tree_mirrors(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/ai/a.md": NOTE,
            "notelint.toml": '[translate]\nout = "en"\nsource = "content"\n',
        },
    )
    for path in ("content/ai/a.md", "content", "."):
        assert editions(plan(tmp_path, path)) == {"content/ai/a.md": "en/ai/a.md"}


def test_polyglots_layout_is_found_out(tmp_path: Path) -> None:
    config = "plugins: [jekyll-polyglot]\nlanguages: [ko, en]\ndefault_lang: ko\n"
    write(tmp_path, {"_config.yml": config, "_posts/2024-01-01-a.md": NOTE})
    assert editions(plan(tmp_path)) == {"_posts/2024-01-01-a.md": "_posts/en/2024-01-01-a.md"}
    assert editions(plan(tmp_path, choice=Choice("suffix"))) == {
        "_posts/2024-01-01-a.md": "_posts/2024-01-01-a.en.md"
    }


def test_a_site_that_the_configuration_names_counts(tmp_path: Path) -> None:
    config = '[dialect]\nsite = "docusaurus"\n'
    write(tmp_path, {"notelint.toml": config, "docs/a.md": NOTE})
    plugin = "i18n/en/docusaurus-plugin-content-docs/current"
    assert editions(plan(tmp_path)) == {"docs/a.md": f"{plugin}/a.md"}


def test_what_is_excluded_from_translation_gets_no_edition(tmp_path: Path) -> None:
    config = '[translate]\nexclude = ["/drafts/"]\n'
    write(tmp_path, {"notelint.toml": config, "drafts/a.md": NOTE, "b.md": NOTE})
    assert editions(plan(tmp_path)) == {"b.md": "b.en.md"}


def test_what_git_ignores_gets_no_edition(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "tmp/\n", "tmp/a.md": NOTE, "b.md": NOTE})
    assert editions(plan(tmp_path)) == {"b.md": "b.en.md"}


def test_editions_are_no_notes_to_translate(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "b.md": f"---\ntitle: 정렬\n---\n\n{NOTE}"})
    translate(tmp_path, "--bilingual", engine="echo")
    assert {job.source for job in plan(tmp_path)} == {"a.md", "b.md"}
    assert plan(tmp_path, "a.en.md") == []


def test_a_note_in_both_languages_may_be_what_is_missing_or_stale(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, ".git/HEAD": ""})
    translate(tmp_path, engine="echo")
    assert translate(tmp_path, "--check", engine="echo") == 0
    assert translate(tmp_path, "--check", "--bilingual", engine="echo") == 1
    translate(tmp_path, "--bilingual", engine="echo")
    assert translate(tmp_path, "--check", "--bilingual", engine="echo") == 0
    write(tmp_path, {"a.md": f"{NOTE}\n더 쓴다.\n"})
    translate(tmp_path, engine="echo")
    assert translate(tmp_path, "--check", engine="echo") == 0
    assert translate(tmp_path, "--check", "--bilingual", engine="echo") == 1


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"a.md": NOTE, "a.en.md": "# Sorting\n"},
            "a.en.md, where the edition of a.md would be, is not notelint's",
        ),
        ({"a.md": NOTE, "a.ko.md": NOTE}, "a.ko.md and a.md would have the same edition, a.en.md"),
    ],
)
def test_an_edition_never_takes_the_place_of_something_else(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    write(tmp_path, files)
    with pytest.raises(EditionConflictError) as raised:
        plan(tmp_path)
    assert str(raised.value).startswith(f"{told}. Nothing was written: move it away")
    assert files_below(tmp_path) == set(files)


def test_a_file_that_notelint_did_not_write_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "en/a.md": "Mine.\n", "note.txt": ""})
    with pytest.raises(EditionConflictError, match=r"^en/a\.md, where the edition of a\.md would"):
        plan(tmp_path, "a.md", choice=Choice(out=str(tmp_path / "en")))


def test_the_edition_of_another_note_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.md": NOTE, "b/x.md": NOTE})
    translate(tmp_path, "a", "--out", "en")
    with pytest.raises(EditionConflictError, match="is not notelint's"):
        plan(tmp_path, "b", choice=Choice(out=str(tmp_path / "en")))


def test_a_folder_in_the_place_of_an_edition_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "a.en.md/b.txt": ""})
    with pytest.raises(EditionConflictError, match=r"^a\.en\.md, .* is no file"):
        plan(tmp_path)


def test_a_persons_own_note_in_both_languages_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "a.ko-en.md": "Mine.\n"})
    with pytest.raises(EditionConflictError, match=r"^a\.ko-en\.md, where a\.md in both"):
        plan(tmp_path, choice=Choice(bilingual=True))
    assert plan(tmp_path, "a.md")


def test_what_is_up_to_date_hangs_on_the_note_and_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "b.md": "# 탐색\n\n[정렬](a.md)\n"})
    translate(tmp_path)
    job = plan(tmp_path, "a.md")[0]
    assert job.reference
    stamp = job.reference.settings
    assert [j.standing for j in plan(tmp_path, stamp=stamp)] == [Standing.FRESH] * 2
    assert [j.standing for j in plan(tmp_path, stamp="01")] == [Standing.SETTINGS] * 2
    write(tmp_path, {"a.md": NOTE + "\n더.\n"})
    found = plan(tmp_path, stamp=stamp)
    assert [j.standing for j in found] == [Standing.STALE, Standing.FRESH]
    (tmp_path / "a.en.md").unlink()
    found = plan(tmp_path, stamp=stamp)
    assert [j.standing for j in found] == [Standing.MISSING, Standing.LINKS]


def test_a_limit_counts_what_is_to_do(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.md": NOTE for name in "abc"})
    translate(tmp_path, "a.md")
    stamp = plan(tmp_path)[0].reference
    assert stamp
    jobs = plan(tmp_path, stamp=stamp.settings)
    assert [job.source for job in limited(jobs, 1)] == ["a.md", "b.md"]
    assert [job.source for job in limited(jobs, 0)] == ["a.md"]
    assert limited(jobs, None) == jobs


def test_three_hundred_notes_are_looked_through_in_no_time(tmp_path: Path) -> None:
    text = "# 정렬\n\n" + "병합 정렬은 `O(n log n)`이고 안정적이다.\n\n" * 100
    reference = Reference("", sha256(text.encode()).hexdigest(), "echo/1", "00")
    for number in range(300):
        comment = reference._replace(path=f"{number:03}.md").as_comment()
        edition = signed(f"{text}\n{comment}\n")
        write(tmp_path, {f"{number:03}.md": text, f"{number:03}.en.md": edition})
    assert min(_seconds(tmp_path, "00") for _ in range(3)) < 0.25


def _seconds(root: Path, stamp: str) -> float:
    """Processor seconds for a plan in which all is up to date."""
    started = time.process_time()
    jobs = plan(root, stamp=stamp)
    seconds = time.process_time() - started
    assert {job.standing for job in jobs} == {Standing.FRESH}
    return seconds


def test_an_edition_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.md": NOTE, "a.en.md": ""})

    def refused(path: str) -> bytes:
        if path.endswith("a.en.md"):
            raise UnreadableError("permission")
        return read_bytes(path)

    monkeypatch.setattr("notelint.run.translating.plan.read_bytes", refused)
    told = r"^a\.en\.md, where the edition of a\.md would be, may not be read\."
    with pytest.raises(EditionConflictError, match=told):
        plan(tmp_path)


def test_a_tree_never_takes_the_place_of_its_notes(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE})
    with pytest.raises(EditionConflictError, match=r"^the edition of a\.md would overwrite"):
        plan(tmp_path, choice=Choice(out=str(tmp_path)))


def test_what_a_person_wrote_in_english_is_no_note_to_translate(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": NOTE, "b.en.md": "Mine, on 정렬.\n"})
    assert editions(plan(tmp_path)) == {"a.md": "a.en.md"}

"""`notelint init`: start with notelint in a repository."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from notelint.cli.language import language_of
from notelint.cli.options import language_option
from notelint.cli.terminal import screen_of, write
from notelint.note.dialect import Dialect
from notelint.output.diff import render_diff
from notelint.run.starting.plan import Step, plan
from notelint.run.starting.repository import Repository, look_at
from notelint.run.write_whole import write_whole

_WORDS = {
    "en": {
        "found": "{root}: {site}, rendered by {renderer} ({reason})",
        "there": "{path}: names notelint already, stays as it is",
        "by-hand": "{path}: please add this yourself:",
        "nothing": "Nothing to write.",
        "ask": "Write this? [y/N] ",
        "not": "Nothing was written; `notelint init --yes` writes it.",
        "written": "{path}: written",
        "next": "Next: `notelint check`, and for old notes `notelint baseline create`.",
    },
    "ko": {
        "found": "{root}: {site}, 렌더러는 {renderer} ({reason})",
        "there": "{path}: 이미 notelint가 들어 있어 그대로 둡니다",
        "by-hand": "{path}: 아래 내용을 직접 넣어 주세요.",
        "nothing": "쓸 것이 없습니다.",
        "ask": "이대로 쓸까요? [y/N] ",
        "not": "아무것도 쓰지 않았습니다. `notelint init --yes`로 쓸 수 있습니다.",
        "written": "{path}: 썼습니다",
        "next": "다음: `notelint check`. 오래된 노트가 많다면 `notelint baseline create`.",
    },
}


@click.command("init")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--only",
    type=click.Choice(["config", "hook", "ci"]),
    multiple=True,
    help="Only the configuration, the pre-commit hook or the CI job.",
)
@language_option
def command(folder: str, yes: bool, only: tuple[str, ...], lang: str | None) -> int:
    """Start with notelint: a configuration, a pre-commit hook, a job for CI.

    Shows what it would write and asks first. Nothing that is there is replaced;
    files of other tools are added to at their end, their comments kept.
    """
    language = language_of(lang)
    words = _WORDS[language]
    try:
        repository = look_at(Path(folder).resolve())
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error
    steps = [step for step in plan(repository, language) if not only or _part(step) in only]
    write(_shown(repository, repository.dialect, steps, language))
    wanted = [step for step in steps if step.after is not None]
    if not wanted:
        write([words["nothing"] + "\n"])
        return 0
    if not yes and not _agreed(words["ask"]):
        write([words["not"] + "\n"])
        return 0
    for step in wanted:
        _write(repository.root, step)
        write([words["written"].format(path=step.path) + "\n"])
    write([words["next"] + "\n"])
    return 0


def _part(step: Step) -> str:
    if step.path.endswith(".toml"):
        return "config"
    return "hook" if "pre-commit" in step.path else "ci"


def _shown(
    repository: Repository, dialect: Dialect, steps: Iterable[Step], language: str
) -> Iterator[str]:
    """What was found, and for each file what would be written or why nothing is."""
    words = _WORDS[language]
    yield words["found"].format(
        root=repository.root,
        site=dialect.site,
        renderer=dialect.renderer.value,
        reason=dialect.reason,
    )
    yield "\n\n"
    color = screen_of("auto").color
    for step in steps:
        if step.after is not None:
            yield from render_diff(step.path, step.before or "", step.after, color)
            yield "\n"
        else:
            yield words[step.why].format(path=step.path) + "\n" + step.snippet


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    write([question])
    return sys.stdin.readline().strip().lower() in {"y", "yes", "ㅛ"}  # `y` on a Korean keyboard


def _write(root: Path, step: Step) -> None:
    path = root / step.path
    now = path.read_bytes().decode("utf-8") if path.exists() else None
    if now != step.before:
        raise click.ClickException(f"{step.path}: changed meanwhile, and stays as it is")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (step.after or "").encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{step.path}: {error.strerror}") from error

"""The texts of the files that a repository starts with."""

from collections.abc import Iterator

from notelint import __version__
from notelint.note.dialect import Dialect

_REPOSITORY = "https://github.com/notelint/notelint"
_SCHEMA = "https://raw.githubusercontent.com/notelint/notelint/main/docs/notelint.schema.json"
_COMMENTS = {
    "en": {
        "config": "Settings of notelint; none is needed. All of them: docs/configuration.md.",
        "dialect": "What renders the notes, as found: {reason}.",
        "ignore": "Rules that are not for these notes: codes, families or names.",
        "exclude": "Notes to leave out, beside what Git ignores.",
        "preview": "Rules that are not yet right 95 times in 100.",
        "fail-on": "The least severity that fails a run.",
        "files": "Other rules for some of the notes.",
    },
    "ko": {
        "config": "notelint 설정입니다. 없어도 됩니다. 전체 목록: docs/configuration.md",
        "dialect": "노트를 렌더링하는 프로그램(찾은 결과: {reason}).",
        "ignore": "이 노트에는 쓰지 않을 규칙(코드, 계열, 이름).",
        "exclude": "검사하지 않을 노트(Git이 무시하는 파일은 원래 빠집니다).",
        "preview": "아직 100번 중 95번 이상 맞지는 않는 규칙.",
        "fail-on": "실행을 실패로 볼 가장 낮은 심각도.",
        "files": "일부 노트에만 다르게 적용할 규칙.",
    },
}


def config_text(dialect: Dialect, language: str) -> str:
    """A configuration that sets nothing yet and says what could be set."""
    return "".join(f"{line}\n" for line in _config_lines(dialect, language))


def _config_lines(dialect: Dialect, language: str) -> Iterator[str]:
    words = _COMMENTS[language]
    yield f"#:schema {_SCHEMA}"
    yield f"# {words['config']}"
    yield ""
    yield f"# {words['ignore']}"
    yield '# ignore = ["heading-level-skipped"]'
    yield ""
    yield f"# {words['exclude']}"
    yield '# extend-exclude = ["_drafts/"]'
    yield ""
    yield f"# {words['preview']}"
    yield "# preview = true"
    yield ""
    yield f"# {words['fail-on']}"
    yield '# fail-on = "error"'
    yield ""
    yield f"# {words['files']}"
    yield "# [per-file-ignores]"
    yield '# "_posts/2019-*" = ["TY"]'
    yield ""
    yield f"# {words['dialect'].format(reason=dialect.reason)}"
    yield "# [dialect]"
    yield f'# renderer = "{dialect.renderer.value}"'


def pre_commit_entry(indent: str = "  ") -> str:
    """Our entry below `repos:`, indented as the others are."""
    lines = (
        f"- repo: {_REPOSITORY}",
        f"  rev: v{__version__}",
        "  hooks:",
        "    - id: notelint",
    )
    return "".join(f"{indent}{line}\n" for line in lines)


def github_workflow() -> str:
    """A workflow that annotates what is found."""
    return f"""name: notelint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  notelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: notelint/notelint@v{__version__}
"""


def gitlab_job() -> str:
    """A job that reports to the merge request."""
    return f"""notelint:
  image: python:3.12-slim
  script:
    - pip install --quiet notelint=={__version__}
    - notelint check --output-format gitlab --output-file gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

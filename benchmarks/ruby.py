"""Running Ruby's libraries, JSON in and JSON out."""

import json
import shutil
import subprocess
from functools import cache
from typing import Any

KRAMDOWN = ("kramdown", "kramdown-parser-gfm")  # as Jekyll runs it
LIQUID = ("liquid",)

_LOAD = "(begin; require {library!r}; nil; rescue LoadError; {library!r}; end)"


@cache
def ruby_missing(libraries: tuple[str, ...]) -> str:
    """Why programs that need `libraries` cannot be run here; empty if they can."""
    if shutil.which("ruby") is None:
        return f"needs Ruby with {' and '.join(libraries)}"
    load = ", ".join(_LOAD.format(library=library) for library in libraries)
    absent = run_ruby(f"[{load}].compact", None, ())
    return f"needs the gems {' and '.join(absent)}" if absent else ""


def run_ruby(program: str, data: object, libraries: tuple[str, ...]) -> Any:
    """The value of the Ruby expressions in `program`, which know the input as `data`."""
    script = f"data = JSON.parse($stdin.read)\nputs JSON.generate(begin\n{program}\nend)"
    done = subprocess.run(
        ["ruby", "-EUTF-8", "-rjson", *(f"-r{library}" for library in libraries), "-e", script],
        input=json.dumps(data),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)

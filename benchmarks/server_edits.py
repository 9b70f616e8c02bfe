"""Whether the language server stays right and small through a long day of writing.

`python -m benchmarks.server_edits [--edits 10000]` makes random edits of a
note, compares what is published after every fifth with a fresh check, and
prints how much the server's memory grew after the first tenth.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.server.client import Editor
from tests.server.random_edits import edit_randomly, resident_bytes

_EVERY = 5


def main() -> None:
    """Run the benchmark; exit code 1 if an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=10_000)
    edits = parser.parse_args().edits
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / ".git").mkdir()
        editor = Editor(Path(name))
        started = time.monotonic()
        asked = wrong = early = 0
        for told in edit_randomly(editor, edits, _EVERY):
            asked += 1
            wrong += told.published != told.fresh
            if asked * _EVERY == edits // 10:
                early = resident_bytes(editor)
        grown = resident_bytes(editor) / early - 1
        editor.kill()
    seconds = time.monotonic() - started
    print(f"{edits} edits, {asked} answers, {wrong} wrong, {seconds:.0f} s")
    print(f"memory: {early / 1e6:.0f} MB after a tenth, {grown:+.1%} at the end")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()

"""The way in: runs the command line and turns every ending into an exit code.

Nothing else is imported here, so that Ctrl-C during start-up ends as quietly as later.
"""

import gc
import os
import sys

# Allocations between two looks for garbage, far more than a note makes. What a note leaves
# behind holds no circles, so that there is next to nothing to find (a thousand objects in
# 1,960 notes), and looking as often as by default (700) takes a twentieth of the time.
_RARELY = 5_000_000


def main() -> None:
    """Run `notelint` with the arguments of the process.

    Exit codes: 0 nothing found, 1 findings, 2 notelint or its configuration
    failed, 130 interrupted.
    """
    gc.set_threshold(_RARELY)
    _open_closed_streams()
    try:
        from notelint.cli.commands import run_command

        code = run_command(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception:
        # Not 1, Python's own code for this, which here means that there are findings.
        import traceback

        traceback.print_exc()
        print("notelint: error: this is a fault of notelint; please report it", file=sys.stderr)
        code = 2
    # Python would go through all that was ever loaded once more, for garbage to be dropped in
    # the moment before all is; in a run over one note that took a seventh of the time.
    gc.freeze()
    sys.exit(code)


def _open_closed_streams() -> None:
    """Lead standard streams that are closed (`notelint check >&-`) nowhere.

    Python has None for them, and the next file that is opened would take their place.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123 - open as long as the process
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123

"""Translates a word with the model at a path: `python -m notelint.translate.engines.trial PATH`.

What is wrong with the model is printed, with exit code 1. A model that makes
its reader crash crashes this process alone.
"""

import sys

from notelint.translate.engines.argos import open_argos
from notelint.translate.request import EngineError, Request


def main() -> None:
    """Try the model that the first argument names."""
    try:
        engine = open_argos({"model": sys.argv[1], "workers": 1})
        engine.translate([Request("안녕하세요")])
    except EngineError as error:
        print(" ".join(str(error).split()))
        sys.exit(1)


if __name__ == "__main__":
    main()

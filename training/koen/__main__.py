"""Commands: prepare, train, average, evaluate, convert, package."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command."""
    parser = argparse.ArgumentParser(prog="koen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_prepare(commands)
    _add_train(commands)
    options = vars(parser.parse_args(arguments))
    options.pop("command")
    options.pop("action")(**options)
    return 0


def _add_prepare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from koen.prepare import prepare

    parser = commands.add_parser("prepare", help="clean the corpus, train subwords, build passes")
    parser.add_argument("--corpus", type=Path, required=True, help="source, tier, Korean, English (.tsv or .tsv.xz)")
    parser.add_argument("--tests", type=Path, nargs="*", default=[], help="test sets to keep away from")
    parser.add_argument("--data", type=Path, required=True, help="folder to write")
    parser.add_argument("--size", type=int, default=16_000, help="number of subwords")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.set_defaults(action=prepare)


def _add_train(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from koen.train import train

    parser = commands.add_parser("train", help="train, or continue a run")
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare wrote")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run; it continues when begun")
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--workers", type=int, default=1, help="processes that build the next pass")
    parser.add_argument("--minutes", type=float, default=0, help="end after so long, cooldown included; 0: go on")
    parser.add_argument("--cooldown-minutes", type=float, default=5)
    parser.add_argument("--start-from", type=Path, help="weights of another run to begin with")
    parser.set_defaults(action=train)


if __name__ == "__main__":
    raise SystemExit(main())

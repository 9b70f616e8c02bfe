"""Trains the Korean-to-English model: prepare, train, average, convert, evaluate, package."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Commands = Any  # argparse keeps the type of its sub-parsers private


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command."""
    parser = argparse.ArgumentParser(prog="koen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for add in (_prepare, _train, _average, _convert, _evaluate, _package, _record, _terms, _split, _join):
        add(commands)
    options = vars(parser.parse_args(arguments))
    options.pop("command")
    # Only now, since a machine that trains need not have what other commands import.
    module, function = options.pop("action").split(":")
    getattr(importlib.import_module(module), function)(**options)
    return 0


def _prepare(commands: Commands) -> None:
    parser = commands.add_parser("prepare", help="clean the corpus, train subwords and aligner, build passes")
    parser.add_argument("--corpus", type=Path, required=True, help="source, tier, Korean, English (.tsv or .tsv.xz)")
    parser.add_argument("--tests", type=Path, nargs="*", default=[], help="test sets to keep away from")
    parser.add_argument("--data", type=Path, required=True, help="folder to write")
    parser.add_argument("--size", type=int, default=16_000, help="number of subwords")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", type=Path, help="what a pass is made of (TOML); default: mostly the corpus")
    parser.add_argument("--glossary", type=Path, help="folder of glossary files, whose nouns made-up lines use")
    parser.add_argument("--like", type=Path, help="data folder to take corpus, subwords and aligner from")
    parser.add_argument("--strict", action="store_true", help="leave out pairs that say less on one side")
    parser.set_defaults(action="koen.prepare:prepare")


def _train(commands: Commands) -> None:
    parser = commands.add_parser("train", help="train, or continue a run")
    parser.add_argument("--data", type=Path, required=True, help="folder that prepare wrote")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run; it continues when begun")
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--minutes", type=float, default=0, help="end after so long, cooldown included; 0: go on")
    parser.add_argument("--cooldown-minutes", type=float, default=5)
    parser.add_argument("--start-from", type=Path, help="weights of another run to begin with")
    parser.add_argument("--teacher", type=Path, help="weights of a larger model to learn from")
    parser.set_defaults(action="koen.train:train")


def _average(commands: Commands) -> None:
    parser = commands.add_parser("average", help="mean of the newest weights of a run")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--last", type=int, default=4)
    parser.add_argument("--blend", type=Path, help="weights of an earlier cooldown of the same run")
    parser.add_argument("--share", type=float, default=0.0, help="what --blend counts of the whole")
    parser.add_argument("--output", type=Path, required=True)
    parser.set_defaults(action="koen.average:average")


def _convert(commands: Commands) -> None:
    parser = commands.add_parser("convert", help="weights to a CTranslate2 folder")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--subwords", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--quantization", default="int8")
    parser.set_defaults(action="koen.convert:convert")


def _evaluate(commands: Commands) -> None:
    parser = commands.add_parser("evaluate", help="measure a converted model")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--subwords", type=Path, required=True)
    parser.add_argument("--tests", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True, help="JSON; the lines are written beside it")
    parser.add_argument("--beam", type=int, default=2)
    parser.add_argument("--choices", type=int, default=1, help="hypotheses to choose from: that which loses least")
    _penalties(parser)
    parser.add_argument("--glossary", type=Path, help="columns korean, english; default: data/terms.tsv")
    parser.set_defaults(action="koen.evaluate:evaluate")


def _package(commands: Commands) -> None:
    parser = commands.add_parser("package", help="a .argosmodel file")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--subwords", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--version", required=True)
    _penalties(parser)
    parser.add_argument("--licence", type=Path, required=True, help="the model card, with licence and sources")
    parser.set_defaults(action="koen.package:package")


def _penalties(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--length-penalty", type=float, default=1.0, help="higher: longer translations")
    parser.add_argument("--repetition-penalty", type=float, default=1.0, help="above 1: fewer repetitions")


def _record(commands: Commands) -> None:
    parser = commands.add_parser("record", help="data hashes, settings, curves and figures of a run in one folder")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--figures", type=Path, nargs="*", default=[], help="what evaluate wrote")
    parser.add_argument("--output", type=Path, required=True)
    parser.set_defaults(action="koen.record:write_record")


def _terms(commands: Commands) -> None:
    parser = commands.add_parser("terms", help="how often the corpus translates a glossary's terms as it says")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--glossary", type=Path, required=True, help="columns korean, english")
    parser.add_argument("--output", type=Path, required=True)
    parser.set_defaults(action="koen.term_check:check_terms")


def _split(commands: Commands) -> None:
    parser = commands.add_parser("split", help="cut a checkpoint into pieces of 15 MiB")
    parser.add_argument("path", type=Path)
    parser.add_argument("folder", type=Path)
    parser.set_defaults(action="koen.checkpoint:split")


def _join(commands: Commands) -> None:
    parser = commands.add_parser("join", help="put the pieces back together")
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.set_defaults(action="koen.checkpoint:join")


if __name__ == "__main__":
    raise SystemExit(main())

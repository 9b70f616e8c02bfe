"""Build the speller's data: `python -m scripts.build_lexicon words|slips|folds|fit|settled`.

Needs numpy, and `../shared` beside the checkout. `words` takes two minutes,
`folds`, which `fit` needs, fifteen. `settled` takes one; it is run after each of the others.
"""

import argparse
from pathlib import Path

from scripts.build_lexicon.files import write_tables

FOLDER = Path(__file__).parents[2] / "rules" / "speller"


def main() -> None:
    """Build one of the parts anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("words", "slips", "folds", "fit", "settled"))
    parser.add_argument("--into", type=Path, default=FOLDER)
    parser.add_argument("--work", type=Path, default=Path("/tmp/notelint-folds"))
    args = parser.parse_args()
    if args.part == "words":
        build_words(args.into)
    elif args.part == "slips":
        from scripts.build_lexicon.slip_table import write_slips

        write_slips(args.into / "slips.tsv")
    elif args.part == "folds":
        build_folds(args.work)
    elif args.part == "settled":
        from scripts.build_lexicon.settled import mark_settled

        mark_settled(args.into)
    else:
        from scripts.build_lexicon.fit import fit_weights

        fit_weights(args.into, args.work)


def build_words(folder: Path, without: frozenset[str] = frozenset()) -> None:
    """Write the lexicon and the language model, `without` some sources."""
    from scripts.build_lexicon.conjugate import conjugated_forms
    from scripts.build_lexicon.lexicon import sections_of
    from scripts.build_lexicon.ngrams import model_of
    from scripts.build_lexicon.source_slips import slips_in
    from scripts.build_lexicon.sources import source_lines
    from scripts.build_lexicon.words import count_words, general_words, split_stems

    lines = [line for line in source_lines() if line[0] not in without]
    words = count_words(lines)
    stems = split_stems(words)
    inflected = frozenset(conjugated_forms())
    left_out = slips_in(words, stems, inflected)
    sections = sections_of(words, stems, general_words(), left_out, inflected)
    write_tables(folder / "lexicon.bin", sections)
    write_tables(folder / "language.bin", model_of(text for _, text in lines))


def build_folds(work: Path) -> None:
    """Write the data of each fold, for `fit` and for `benchmarks.typos.blind`."""
    from scripts.build_lexicon.folds import left_out
    from scripts.build_lexicon.slip_table import write_slips

    for name, sources in left_out().items():
        build_words(work / name, sources)
        write_slips(work / name / "slips.tsv")


if __name__ == "__main__":
    main()

"""python -m scripts.build_josa: writes rules/josa/nouns.txt and readings.tsv anew."""

from pathlib import Path

from scripts.build_josa.nouns import write_nouns

_FOLDER = Path(__file__).parents[2] / "rules" / "josa"


def main() -> None:
    """Count, and write the files."""
    print(write_nouns(_FOLDER / "nouns.txt"), "nouns")


if __name__ == "__main__":
    main()

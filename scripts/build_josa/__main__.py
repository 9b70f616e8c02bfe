"""python -m scripts.build_josa: writes rules/josa/nouns.txt and readings.tsv anew."""

from pathlib import Path

from scripts.build_josa.nouns import write_nouns
from scripts.build_josa.readings import write_readings

_FOLDER = Path(__file__).parents[2] / "rules" / "josa"


def main() -> None:
    """Count, and write the files."""
    print(write_nouns(_FOLDER / "nouns.txt"), "nouns")
    print(write_readings(_FOLDER / "readings.tsv"), "readings")


if __name__ == "__main__":
    main()

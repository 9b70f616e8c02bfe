"""Runs the command line as `python -m notelint`."""

from notelint.cli.main import main

if __name__ == "__main__":
    main()

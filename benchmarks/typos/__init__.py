"""Real slips and clean lines against notelint and other checkers: `python -m benchmarks.typos`."""

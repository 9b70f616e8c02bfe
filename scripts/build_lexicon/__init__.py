"""Builds the speller's data in rules/speller/ from text: `python -m scripts.build_lexicon`."""

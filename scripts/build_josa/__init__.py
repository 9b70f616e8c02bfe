"""Builds rules/josa: nouns, and how Latin terms are read, from counts of words with particles."""

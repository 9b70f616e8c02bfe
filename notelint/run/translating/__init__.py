"""Editions of notes: what is to be translated, by whom, and how it is written."""

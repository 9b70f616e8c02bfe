"""Typos: forms that are wrong wherever they stand, in Korean and in English."""

"""The Korean language: jamo, syllables, particles."""

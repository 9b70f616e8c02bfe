"""Trains the Korean-to-English model for lecture notes; notelint never imports it."""

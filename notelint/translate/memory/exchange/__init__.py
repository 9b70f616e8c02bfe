"""Translations in the formats of other tools: TMX 1.4, XLIFF 2.0 and gettext's PO."""

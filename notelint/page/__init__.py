"""Pages for people: one HTML file each, that asks nobody for anything."""

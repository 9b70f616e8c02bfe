"""Writes the index of the rule book: `python -m notelint.rulebook`."""

import json

from notelint.rulebook.book import index_of_pages, rules_folder

if __name__ == "__main__":
    text = json.dumps(index_of_pages(), ensure_ascii=False, indent=1)
    (rules_folder() / "index.json").write_text(text + "\n", "utf-8")

"""Other translators of Markdown with an engine that returns its input, for `identity.py`.

Run by the Python of an environment that has them, never imported by notelint:

    PEERS/bin/python peer_tools.py TOOL < texts.jsonl > editions.jsonl

Each line of input is a text as JSON; each line of output its edition, or `null` where the tool
failed. Every tool runs with the settings that it comes with.
"""

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def mdpo(text):
    from mdpo import markdown_to_pofile, pofile_to_markdown

    catalogue = markdown_to_pofile(text)
    _same(catalogue)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.po"
        catalogue.save(str(path))
        return pofile_to_markdown(text, str(path))


def translate_toolkit(text):
    from translate.convert.po2md import DEFAULT_MAX_LINE_LENGTH, MarkdownTranslator
    from translate.storage import markdown, po

    catalogue = po.pofile()
    for unit in markdown.MarkdownFile(inputfile=io.BytesIO(text.encode())).units:
        if not catalogue.findunit(unit.source):
            catalogue.addsourceunit(unit.source).target = unit.source
    translator = MarkdownTranslator(catalogue, False, None, DEFAULT_MAX_LINE_LENGTH)
    out = io.BytesIO()
    translator.translate(io.BytesIO(text.encode()), out)
    return out.getvalue().decode()


def po4a(text):
    import polib

    with tempfile.TemporaryDirectory() as folder:
        note, catalogue, edition = (Path(folder) / name for name in ("a.md", "a.po", "b.md"))
        note.write_bytes(text.encode())
        form = ["-f", "text", "-o", "markdown", "-m", str(note), "-M", "UTF-8"]
        _run("po4a-updatepo", *form, "-p", str(catalogue))
        entries = polib.pofile(str(catalogue))
        _same(entries)
        entries.save()
        _run("po4a-translate", *form, "-p", str(catalogue), "-l", str(edition), "-k", "0")
        return edition.read_bytes().decode()


def readme_rosetta(text):
    from readme_rosetta.markdown_handler import Document, remap_anchors, split_front_matter

    front, body = split_front_matter(text)
    return front + remap_anchors(body, Document(body).render(lambda words: words))


def _same(catalogue):
    for entry in catalogue:
        entry.msgstr = entry.msgid
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def _run(*command):
    subprocess.run(command, check=True, capture_output=True, timeout=60)


TOOLS = {
    "mdpo": mdpo,
    "translate-toolkit": translate_toolkit,
    "po4a": po4a,
    "readme-rosetta": readme_rosetta,
}


def main():
    edition_of = TOOLS[sys.argv[1]]
    for line in sys.stdin:
        try:
            edition = edition_of(json.loads(line))
        except Exception as error:  # whatever a tool raises, it failed
            print(repr(error)[:200], file=sys.stderr)
            edition = None
        print(json.dumps(edition), flush=True)


if __name__ == "__main__":
    main()

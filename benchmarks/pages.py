"""Pages as real renderers make them: kramdown through Ruby, CommonMark through pulldown-cmark."""

import json
import shutil
import subprocess
from functools import cache

_SCRIPT = """
require "json"
require "kramdown"
require "kramdown-parser-gfm"
$stdin.each_line do |line|
  puts JSON.generate(Kramdown::Document.new(JSON.parse(line), input: "GFM").to_html)
end
"""


@cache
def kramdown_missing() -> str:
    """Why kramdown cannot be run here; empty if it can."""
    if shutil.which("ruby") is None:
        return "needs Ruby with kramdown and kramdown-parser-gfm"
    done = subprocess.run(
        ["ruby", "-rkramdown", "-rkramdown-parser-gfm", "-e", ""], capture_output=True, check=False
    )
    return "" if done.returncode == 0 else "needs the gems kramdown and kramdown-parser-gfm"


def kramdown_pages(texts: list[str]) -> list[str]:
    """HTML of each text by kramdown with its GFM parser."""
    done = subprocess.run(
        ["ruby", "-EUTF-8", "-e", _SCRIPT],
        input="".join(json.dumps(text) + "\n" for text in texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def pulldown_page(text: str) -> str:
    """HTML of the text by pulldown-cmark, with tables and strikethrough."""
    from pyromark import Options, html

    return html(text, options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)

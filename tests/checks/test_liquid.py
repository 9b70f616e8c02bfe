"""The Liquid rules against Ruby's Liquid, and where examples of the rule book would not show it."""

import json
import shutil
import subprocess

import pytest

from notelint.checks.registry import all_checks
from notelint.findings.finding import Applicability, Finding, apply_edits
from notelint.note.dialect import KRAMDOWN
from notelint.note.note import Note
from notelint.rulebook.book import load_book, page_text
from notelint.rulebook.page import parse_examples
from notelint.run.check_note import check_note
from tests.growth import assert_linear

RULES = ["NE501", "NE502", "NE503", "NE504"]

# Jekyll's own tags, which Ruby's Liquid does not know.
_PROGRAM = """
require 'json'; require 'liquid'
class Highlight < Liquid::Block; end
Liquid::Template.register_tag('highlight', Highlight)
class Include < Liquid::Tag; end
%w[include include_relative youtube].each { |name| Liquid::Template.register_tag(name, Include) }
puts JSON.generate(JSON.parse($stdin.read).map { |s|
  begin
    Liquid::Template.parse(s, error_mode: :warn).render('page' => { 'date' => '오늘' })
  rescue Liquid::SyntaxError
    nil
  end })
"""


def liquid(templates: list[str]) -> list[str | None]:
    """What Ruby's Liquid makes of each template, None where it stops."""
    if (
        not shutil.which("ruby")
        or subprocess.run(["ruby", "-rliquid", "-e", ""], check=False).returncode
    ):
        pytest.skip("needs Ruby with its liquid library (Debian: ruby-liquid)")
    run = subprocess.run(
        ["ruby", "-e", _PROGRAM],
        input=json.dumps(templates),
        capture_output=True,
        text=True,
        check=True,
    )
    result: list[str | None] = json.loads(run.stdout)
    return result


def _found(text: str) -> list[Finding]:
    return check_note(Note.of(text, KRAMDOWN), RULES)


@pytest.mark.parametrize("code", RULES)
def test_liquid_stops_or_eats_text_exactly_where_a_page_says_so(code: str) -> None:
    for example in parse_examples(page_text(load_book()[code]), load_book()[code].page):
        if "kramdown" not in example.settings:
            continue
        [rendered] = liquid([example.text])
        if code == "NE503" and example.findings:
            assert rendered is None or rendered != example.text, example.title
        else:
            assert (rendered is None) is bool(example.findings), example.title


def test_a_safe_fix_leaves_the_text_as_the_author_wrote_it() -> None:
    """`{% raw %}` keeps every line of the code and adds none to it."""
    texts = [
        "글\n\n```yaml\nKEY: ${{ secrets.KEY }}\n```\n\n글\n",
        "글\n```yaml\nKEY: ${{ secrets.KEY }}\n```\n글\n",
        "- 글\n  ```sh\n  a {{.Names}}\n\n  b\n  ```\n- 글\n",
        "`{{1, 2}, {3, 4}}`과 `{{ a }}`\n",
        "{% highlight yaml %}\n{{ a }}\n{% endhighlight %}\n",
    ]
    for text in texts:
        fixes = [f.fix for f in _found(text) if f.fix]
        assert all(fix.applicability is Applicability.SAFE for fix in fixes)
        edits = sorted((e for fix in fixes for e in fix.edits), key=lambda edit: edit.span)
        fixed = apply_edits(text, tuple(edits))
        plain = text.replace("{% highlight yaml %}", "").replace("{% endhighlight %}", "")
        [rendered] = liquid(
            [fixed.replace("{% highlight yaml %}", "").replace("{% endhighlight %}", "")]
        )
        assert rendered is not None
        # Lines of their own for the tags leave blank lines beside blank lines.
        assert rendered.replace("\n\n\n", "\n\n") == plain, text
        assert not _found(fixed), text


def test_a_formula_keeps_its_meaning_and_escapes_liquid() -> None:
    text = "$$\\frac{{a}_{i}}{{b}}$$\n"
    [finding] = _found(text)
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert fixed == "$$\\frac{ {a}_{i}}{ {b}}$$\n"
    assert liquid([fixed]) == [fixed]


def test_one_finding_for_the_code_even_if_it_breaks_liquid_in_many_ways() -> None:
    text = "```jinja\n{% if a %}\n{{ b }\n{% endfor %}\n{% else\n```\n"
    assert [finding.code for finding in _found(text)] == ["NE503"]


def test_code_that_runs_on_purpose_is_left_alone_and_never_wrapped() -> None:
    assert not _found("```\n{{ site.url }}/a\n{{ '{{' }}\n{% include_relative a.py %}\n```\n")
    [finding] = _found("```\n{{ site.url }}\n{{ secret }}\n```\n")
    assert finding.fix is None


PILES = ["{{", "{{ a }} ", "`{{ a }}` ", "```\n{{ a }}\n```\n\n", "{% if %}", "{% endif %}"]


@pytest.mark.parametrize(
    "piece", [*PILES, "$${{a}}$$ ", "{% raw %}", "{{ a }", "{% x ", "{% else %}"]
)
def test_doubling_the_note_at_most_doubles_the_time(piece: str) -> None:
    checks = [check for check in all_checks() if set(check.codes) & set(RULES)]

    def make(count: int) -> Note:
        note = Note.of("글 " + piece * count + "\n", KRAMDOWN)
        assert note.liquid
        assert note.math
        return note

    assert_linear(lambda note: [list(check(note, {})) for check in checks], make, 2_000)

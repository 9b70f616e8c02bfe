"""The Liquid rules against Ruby's Liquid, and where examples of the rule book would not show it."""

import pytest

from benchmarks.pages import liquid_pages
from notelint.checks.contents import all_checks
from notelint.findings.finding import Applicability, Finding
from notelint.note.dialect import KRAMDOWN
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes
from tests.needs import needs_liquid
from tests.rule_examples import examples_of

RULES = ["NE501", "NE502", "NE503", "NE504"]


def _found(text: str) -> list[Finding]:
    return check_note(Note.of(text, KRAMDOWN), RULES)


@needs_liquid
@pytest.mark.parametrize("code", RULES)
def test_liquid_stops_or_eats_text_exactly_where_a_page_says_so(code: str) -> None:
    examples = [e for e in examples_of(load_book()[code]) if "kramdown" in e.settings]
    pages = liquid_pages([example.text for example in examples])
    for example, rendered in zip(examples, pages, strict=True):
        if code == "NE503" and example.findings:
            assert rendered is None or rendered != example.text, example.title
        else:
            assert (rendered is None) is bool(example.findings), example.title


def test_tags_of_plugins_are_no_slips() -> None:
    text = '{% seo %} {% include_cached a.html %} {% youtube "a" %} {% include_code a.py %}\n'
    assert not _found(text)


@needs_liquid
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
        assert all(f.fix.applicability is Applicability.SAFE for f in _found(text) if f.fix)
        after = with_fixes(text, _found(text))
        plain = text.replace("{% highlight yaml %}", "").replace("{% endhighlight %}", "")
        [rendered] = liquid_pages(
            [after.replace("{% highlight yaml %}", "").replace("{% endhighlight %}", "")]
        )
        assert rendered is not None
        # Lines of their own for the tags leave blank lines beside blank lines.
        assert rendered.replace("\n\n\n", "\n\n") == plain, text
        assert not _found(after), text


@needs_liquid
def test_a_formula_keeps_its_meaning_and_escapes_liquid() -> None:
    text = "$$\\frac{{a}_{i}}{{b}}$$\n"
    [finding] = _found(text)
    assert finding.fix is not None
    after = with_fixes(text, [finding])
    assert after == "$$\\frac{ {a}_{i}}{ {b}}$$\n"
    assert liquid_pages([after]) == [after]


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

    assert_linear(
        lambda note: [list(check(note, {})) for check in checks],
        notes(lambda size: "글 " + piece * size + "\n", "liquid", "math", dialect=KRAMDOWN),
        2_000,
    )

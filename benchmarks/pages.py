"""Pages as real renderers make them: kramdown and Liquid through Ruby, CommonMark by pulldown."""

from benchmarks.ruby import KRAMDOWN, LIQUID, run_ruby

_KRAMDOWN = """
data['texts'].map { |text|
  document = Kramdown::Document.new(text, input: 'GFM', **data['options'].transform_keys(&:to_sym))
  [document.to_html, document.warnings] }
"""

# With tags of Jekyll's own, which Liquid does not know.
_LIQUID = """
class Highlight < Liquid::Block; end
Liquid::Template.register_tag('highlight', Highlight)
class Include < Liquid::Tag; end
%w[include include_relative youtube].each { |name| Liquid::Template.register_tag(name, Include) }
data.map { |text|
  begin
    Liquid::Template.parse(text, error_mode: :warn).render('page' => { 'date' => '오늘' })
  rescue Liquid::SyntaxError
    nil
  end }
"""


def kramdown_pages(texts: list[str]) -> list[str]:
    """HTML of each text by kramdown with its GFM parser."""
    return [page for page, _ in kramdown_pages_and_warnings(texts)]


def kramdown_pages_and_warnings(
    texts: list[str], **options: bool | None
) -> list[tuple[str, list[str]]]:
    """HTML of each text, and what kramdown warns of."""
    pages = run_ruby(_KRAMDOWN, {"texts": texts, "options": options}, KRAMDOWN)
    return [(page, warnings) for page, warnings in pages]


def liquid_pages(texts: list[str]) -> list[str | None]:
    """What Ruby's Liquid makes of each text; None where it stops."""
    pages: list[str | None] = run_ruby(_LIQUID, texts, LIQUID)
    return pages


def pulldown_page(text: str) -> str:
    """HTML of the text by pulldown-cmark, with tables and strikethrough."""
    from pyromark import Options, html

    return html(text, options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH)

# Reads texts, one JSON string a line; writes for each the element tree that kramdown makes
# of it, without words: what a translation has to leave as it is. Elements within a line of
# text are sorted, for another language has another order of words.

require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'

WORDS = %i[text blank smart_quote typographic_sym entity abbreviation].freeze
VERBATIM = %i[codespan codeblock math raw html_element html_doctype xml_pi].freeze
TRANSLATED = %w[id alt title].freeze

def elements(node, depth = 0)
  return ['too deep'] if depth > 500

  value = VERBATIM.include?(node.type) || node.type == :xml_comment ? node.value : nil
  value = node.options[:name] if node.type == :footnote
  below = node.type == :footnote ? node.value.children : node.children
  children = below.reject { |child| WORDS.include?(child.type) }
  attributes = node.attr.reject { |name, _| TRANSLATED.include?(name) }
  trees = children.map { |child| elements(child, depth + 1) }
  in_line = children.all? { |child| Kramdown::Element.category(child) == :span }
  trees = trees.sort_by { |tree| JSON.generate(tree, max_nesting: 0) } if in_line
  [node.type, node.options[:level], value, attributes, trees]
end

$stdin.each_line do |line|
  text = JSON.parse(line)
  document = Kramdown::Document.new(text, input: 'GFM', auto_ids: false, hard_wrap: false)
  puts JSON.generate(elements(document.root), max_nesting: 0)
rescue StandardError => e
  puts JSON.generate(["error", e.class.name])
end

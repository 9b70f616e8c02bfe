# Prints what kramdown makes of each text, for benchmarks/tree_kramdown.py and the tests.
#
# Reads one JSON string a line, writes one JSON line for each: {"blocks": [...], "inlines": [...]},
# or {"error": "..."}. A block is [type, detail, text, children, line]. The parser and its options
# are those of Jekyll 4 (GFM input, no hard wrap).

require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'

module Kramdown
  module Parser
    # GFM that keeps a copy of its block tree as it is before inline parsing throws parts away.
    class Probe < GFM
      class << self
        attr_accessor :last
      end

      def update_tree(element)
        unless @probed
          @probed = true
          @abbreviations = @root.options[:abbrev_attr].invert
          self.class.last = { blocks: blocks_of(@root) }
        end
        super
      end

      def parse
        super
        contents = @footnotes.values.map { |data| data[:content] }
        self.class.last[:inlines] = [@root, *contents].flat_map { |el| inlines_of(el) }
      end

      private

      def blocks_of(parent)
        parent.children.map { |el| block_of(el) }.compact
      end

      def block_of(el)
        case el.type
        when :blank, :temp then nil
        when :eob then definition_of(el)
        when :raw_text then entry(el, 'text', '', el.value)
        when :p then entry(el, 'paragraph', '', text_of(el))
        when :header then entry(el, 'heading', el.options[:level].to_s, text_of(el))
        when :ul, :ol then entry(el, el.type.to_s, tightness_of(el), nil, blocks_of(el))
        when :dl then entry(el, 'dl', '', nil, blocks_of(el))
        when :li then entry(el, 'item', '', nil, blocks_of(el))
        when :dd then entry(el, 'dd', '', nil, blocks_of(el))
        when :dt then entry(el, 'dt', '', text_of(el))
        when :blockquote then entry(el, 'quote', '', nil, blocks_of(el))
        when :codeblock then entry(el, 'code', el.options[:fenced] ? 'fenced' : 'indented')
        when :hr then entry(el, 'hr')
        when :math then entry(el, 'math')
        when :table then table_of(el)
        when :html_element then html_of(el)
        when :xml_comment then entry(el, 'comment')
        when :comment, :raw then entry(el, 'extension')
        else entry(el, el.type.to_s)
        end
      end

      def tightness_of(list)
        firsts = list.children.map { |item| item.children.first }.compact
        firsts.all? { |el| el.type != :p || el.options[:transparent] } ? 'tight' : 'loose'
      end

      def entry(el, type, detail = '', text = nil, children = [])
        [type, detail, text, children, el.options[:location]]
      end

      def text_of(el)
        el.children.map(&:value).join
      end

      def definition_of(el)
        case el.value
        when nil then entry(el, 'eob')
        when :abbrev_def then entry(el, 'abbreviation')
        when :extension then entry(el, 'extension')
        when :footnote_def
          name, data = @footnotes.find { |_, data| data[:eob].equal?(el) }
          entry(el, 'footnote', name.to_s, nil, data ? blocks_of(data[:content]) : [])
        else entry(el, el.value.to_s)
        end
      end

      def table_of(el)
        rows = el.children.flat_map do |part|
          part.children.map do |row|
            head = part.type == :thead ? 'head' : 'body'
            entry(row, 'row', head, nil, row.children.map { |cell| entry(cell, 'cell', '', text_of(cell)) })
          end
        end
        entry(el, 'table', '', nil, rows)
      end

      # Elements inside raw HTML are left out, unless Markdown is parsed in them.
      def html_of(el)
        model = el.options[:content_model]
        children = model == :block ? blocks_of(el) : inner_markdown(el)
        entry(el, 'html', "#{el.value} #{model}", model == :span ? text_of(el) : nil, children)
      end

      def inner_markdown(el)
        el.children.flat_map do |child|
          next [] unless child.type == :html_element
          child.options[:content_model] == :raw ? inner_markdown(child) : [html_of(child)]
        end
      end

      def inlines_of(el)
        children = el.children
        # In raw HTML, only what Markdown is parsed in.
        children = children.select { |child| child.type == :html_element } if raw_block?(el)
        children.flat_map { |child| inline_of(child) }
      end

      def raw_block?(el)
        el.type == :html_element && el.options[:category] == :block && el.options[:content_model] == :raw
      end

      def inline_of(el)
        case el.type
        when :strong, :em then [[el.type.to_s, inlines_of(el)]]
        when :codespan then [['code', el.value.gsub(/\s+/, ' ')]]
        when :a then [['link', el.attr['href'].to_s.gsub(/\s+/, ' '), inlines_of(el)]]
        when :img then [['image', el.attr['src'].to_s.gsub(/\s+/, ' ')]]
        when :math then el.options[:category] == :span ? [['math']] : []
        when :footnote then [['footnote', el.options[:name]]]
        when :br then [['break']]
        when :xml_comment, :comment, :raw then el.options[:category] == :span ? [['comment']] : []
        when :html_element
          el.options[:category] == :span ? [['html', el.value], *inlines_of(el)] : inlines_of(el)
        else inlines_of(el)
        end
      end
    end
  end
end

$stdin.each_line do |line|
  begin
    Kramdown::Parser::Probe.parse(JSON.parse(line), hard_wrap: false)
    puts JSON.generate(Kramdown::Parser::Probe.last)
  rescue StandardError, SystemStackError => e
    puts JSON.generate(error: e.message[0, 200])
  end
  $stdout.flush
end

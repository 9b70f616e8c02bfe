"""Texts and the blocks that kramdown makes of them, by what they show."""

# Name: a text, and its blocks (kind, detail, text; children indented).
BLOCK_CASES: dict[str, tuple[str, str]] = {
    "a list, a heading, a fence, a quote right below text": (
        "글\n- 항목\n\n글\n# 제목\n글\n```\n코드\n```\n글\n> 인용",
        """
        paragraph 글
        ul tight
          item
            paragraph 항목
        paragraph 글
        heading 1 제목
        paragraph 글
        code fenced
        paragraph 글
        quote
          paragraph 인용
        """,
    ),
    "a line of stars or underscores right below text is text": (
        "글\n***\n\n글\n___",
        "paragraph 글 ***\nparagraph 글 ___",
    ),
    "an underline makes a heading of one line after a blank one": (
        "제목\n===\n글\n---\n\n둘째\n---\n\n두 줄\n글\n---",
        "heading 1 제목\nparagraph 글 ---\nheading 2 둘째\nparagraph 두 줄 글 ---",
    ),
    "a heading needs a space behind the hashes and none before them": (
        "#제목\n\n # 제목\n\n# 제목 #\n\n### 제목 {#id}\n\n#\n\n# #",
        """
        paragraph #제목
        paragraph # 제목
        heading 1 제목
        heading 3 제목
        paragraph #
        heading 1 #
        """,
    ),
    "a quote takes in headings and rules, but no text after a blank line": (
        "> 인용\n# 제목\n---\n- 항목\n\n글",
        """
        quote
          paragraph 인용
          heading 1 제목
          hr
          ul tight
            item
              paragraph 항목
        paragraph 글
        """,
    ),
    "a quote ends at a block tag and at an attribute list": (
        "> 인용\n<div>글</div>\n> 인용\n{: .notice}",
        "quote\n  paragraph 인용\nhtml div raw\nquote\n  paragraph 인용\nial",
    ),
    "rules": ("---\n\n* * *\n\n_ _ _\n\n--", "hr\nhr\nhr\nparagraph --"),
    "all bullets make one list, numbers another inside": (
        "- 하나\n* 둘\n+ 셋\n1. 넷",
        """
        ul tight
          item
            paragraph 하나
          item
            paragraph 둘
          item
            paragraph 셋
            ol tight
              item
                paragraph 넷
        """,
    ),
    "a number's list nests a bullet indented by two": (
        "1. 하나\n  - 둘\n2. 셋",
        """
        ol tight
          item
            paragraph 하나
            ul tight
              item
                paragraph 둘
          item
            paragraph 셋
        """,
    ),
    "an item indented less than the text of the one before is its sibling": (
        "- 하나\n - 둘\n  - 셋\n    - 넷",
        """
        ul tight
          item
            paragraph 하나
          item
            paragraph 둘
          item
            paragraph 셋
            ul tight
              item
                paragraph 넷
        """,
    ),
    "what is no list": (
        "1) 하나\n\n-둘\n\n1.셋\n\n-",
        "\n".join(["paragraph 1) 하나", "paragraph -둘", "paragraph 1.셋", "paragraph -"]),
    ),
    "a fence at the margin below an item is inside of it": (
        "- 항목\n```\n코드\n```\n\n글",
        "ul tight\n  item\n    paragraph 항목\n    code fenced\nparagraph 글",
    ),
    "a nested list begins even between fences": (
        "- 항목\n  ```\n  - 하나\n  ```",
        """
        ul tight
          item
            paragraph 항목 ```
            ul tight
              item
                paragraph 하나 ```
        """,
    ),
    "a block tag or a URL in angle brackets at the margin ends a list": (
        "- 하나\n<div>둘</div>\n- 셋\n<https://a.kr>",
        """
        ul tight
          item
            paragraph 하나
        html div raw
        ul tight
          item
            paragraph 셋
        paragraph <https://a.kr>
        """,
    ),
    "a rule after a blank line ends a list, a caret alone always": (
        "- 하나\n\n- - -\n\n- 둘\n^\n- 셋",
        """
        ul tight
          item
            paragraph 하나
        hr
        ul tight
          item
            paragraph 둘
        ul tight
          item
            paragraph 셋
        """,
    ),
    "tabs": (
        "-\t하나\n\t\t코드\n\t둘\n-\t셋",
        """
        ul tight
          item
            paragraph 하나 코드 둘
          item
            paragraph 셋
        """,
    ),
    "blank lines between items": (
        "- 하나\n\n- 둘\n\n      코드\n\n글",
        """
        ul loose
          item
            paragraph 하나
          item
            paragraph 둘
            code indented
        paragraph 글
        """,
    ),
    "an item without text, one with attributes, and tasks": (
        "- \n- {: .x} 글\n- [ ] 할 일\n- [x] 한 일",
        """
        ul tight
          item
          item
            paragraph 글
          item
            paragraph 할 일
          item
            paragraph 한 일
        """,
    ),
    "indented code takes the lines below, text takes indented lines": (
        "    코드\n# 코드\n\n글\n    글",
        "code indented\nparagraph 글 글",
    ),
    "a line indented by a space and a tab belongs to no rule": (" \t글", "text 글"),
    "a fence with two words behind it is text": (
        "```js 제목\n코드\n```",
        "paragraph ```js 제목 코드 ```",
    ),
    "an unclosed fence is text": ("글\n\n~~~\n코드", "paragraph 글\nparagraph ~~~ 코드"),
    "a fence ends with one at least as long, or a character shorter": (
        "~~~~\n~~~\n~~~~~\n\n````\n코드\n```\n글",
        "code fenced\ncode fenced\nparagraph 글",
    ),
    "a pipe makes a table of a paragraph": (
        "P(A|B)의 정의\n\n| 하나 |\n\n\\| 글\n\n`a|b` 글",
        """
        table
          row body
            cell P(A
            cell B)의 정의
        table
          row body
            cell 하나
        paragraph \\| 글
        paragraph `a|b` 글
        """,
    ),
    "head, body, foot and rows of unequal length": (
        "| a | b |\n|---|:-:|\n| c |\n| d | e | f |\n|===\n| g |",
        """
        table
          row head
            cell a
            cell b
            cell
          row body
            cell c
            cell
            cell
          row body
            cell d
            cell e
            cell f
          row body
            cell g
            cell
            cell
        """,
    ),
    "no table below or above a line of text, none with a head alone": (
        "글\n| a | b |\n\n| c | d |\n글\n\n| e |\n|---|",
        "paragraph 글 | a | b |\nparagraph | c | d | 글\nparagraph | e | |---|",
    ),
    "code hides a pipe": (
        "| `a|b` | <code>c|d</code> |",
        "table\n  row body\n    cell `a|b`\n    cell <code>c|d</code>",
    ),
    "every line of a table needs a pipe outside of code": (
        "`a|b`\n| c |\n\n`d|e`\n`f|g`",
        "paragraph `a|b` | c |\nparagraph `d|e` `f|g`",
    ),
    "definitions of one term and of two": (
        "용어\n: 설명\n: 둘째\n\n하나\n둘\n\n: 설명\n\n글",
        """
        dl
          dt 용어
          dd
            paragraph 설명
          dd
            paragraph 둘째
          dt 하나
          dt 둘
          dd
            paragraph 설명
        paragraph 글
        """,
    ),
    "a colon list inside an item": (
        "- 용어<br>\n: : 설명<br><br>\n: <br><b>제목</b>\n- 다음",
        """
        ul tight
          item
            dl
              dt 용어<br>
              dd
                paragraph : 설명<br><br>
              dd
                paragraph <br><b>제목</b>
          item
            paragraph 다음
        """,
    ),
    "no definition below a heading, a tag, or two blank lines": (
        "# 제목\n: 글\n\n<h2>제목</h2>\n: 글\n\n글\n\n\n: 글",
        """
        heading 1 제목
        paragraph : 글
        html h2 raw
        paragraph : 글
        paragraph 글
        paragraph : 글
        """,
    ),
    "a definition holds blocks": (
        "용어\n: 글\n\n  - 항목\n\n        코드",
        """
        dl
          dt 용어
          dd
            paragraph 글
            ul loose
              item
                paragraph 항목
                code indented
        """,
    ),
    "an HTML heading on its line, and Markdown below": (
        "<h2>제목</h2>\n- 항목\n<br>\n# 제목",
        """
        html h2 raw
        ul tight
          item
            paragraph 항목 <br>
            heading 1 제목
        """,
    ),
    "an element lasts to its end tag, and text goes on behind it": (
        "<div>\n\n**글**\n\n</div> 다음\n\n<center>글</center>",
        "html div raw\nparagraph 다음\nhtml center raw",
    ),
    "an element that is not closed, or has one inside, takes in the rest": (
        "<div><b></div>\n\n# 제목",
        "html div raw",
    ),
    "Markdown inside of elements": (
        (
            '<div markdown="1">\n# 제목\n</div>\n<p markdown="1">**글**</p>\n'
            '<ul><li markdown="block">\n글\n</li></ul>\n<div markdown="0">\n# 글\n</div>'
        ),
        """
        html div block
          heading 1 제목
        html p span **글**
        html ul raw
          html li block
            paragraph 글
        html div raw
        """,
    ),
    "an end tag behind text does not end Markdown in an element": (
        '<div markdown="1">글</div>\n\n다음\n</div>\n끝',
        "html div block\n  paragraph 글</div>\n  paragraph 다음\nparagraph 끝",
    ),
    "span elements begin no block, unknown ones do": (
        '<b>글</b>\n\n<img src="a.png">\n\n<font color="red">글</font>\n\n<명령> 글</명령>',
        """
        paragraph <b>글</b>
        paragraph <img src="a.png">
        html font raw
        html 명령 raw
        """,
    ),
    "a value without quotes may be a word alone": (
        "<div width=50%>\n글\n</div>\n\n<p align=center>글</p>",
        "paragraph <div width=50%> 글 </div>\nhtml p raw",
    ),
    "a comment, a script, an element without content": (
        "<!-- 말 --> 글\n\n<script>\n<div>\n</script>\n# 제목\n<hr>\n글\n---",
        """
        comment
        paragraph 글
        html script raw
        heading 1 제목
        html hr raw
        heading 2 글
        """,
    ),
    "math between blank lines, and math in text": (
        "$$\nx\n\n= y\n$$\n\n글 $$z$$\n\n$$a$$ 글\n\n\\$$b$$",
        "math\nparagraph 글 $$z$$\nparagraph $$a$$ 글\nparagraph $$b$$",
    ),
    "definitions of footnotes, links and abbreviations": (
        (
            '[^1]: 각주\n    이어서\n\n        코드\n\n[a]: https://a.kr "글"\n[b]: <b c>\n  "글"\n'
            "*[HTML]: 언어\n\n글\n[c]: d"
        ),
        """
        footnote 1
          paragraph 각주 이어서
          code indented
        link_def
        link_def
        abbreviation
        paragraph 글 [c]: d
        """,
    ),
    "attribute lists, extensions, a table of contents": (
        (
            "{:.x}\n# 제목\n\n* 차례\n{:toc}\n\n글\n{: .a}\n{: #b}\n\n{:ref: .c}\n\n"
            '{::comment}\n# 말\n{:/}\n\n{::options toc_levels="1" /}\n'
        ),
        """
        heading 1 제목
        ul tight
          item
            paragraph 차례
        ial
        paragraph 글
        ial
        ald
        extension
        extension
        """,
    ),
    "an attribute list above a table is a boundary, one below it no row": (
        "글\n\n{: .x}\n| a | b |\n{: .y}",
        """
        paragraph 글
        table
          row body
            cell a
            cell b
        ial
        """,
    ),
    "a line of no-break spaces is not blank": ("가\n\u00a0\n나", "paragraph 가 \u00a0 나"),
    "nesting": (
        "> - 항목\n>   > 인용\n> - | a | b |\n\n1. > 글\n   글",
        """
        quote
          ul tight
            item
              paragraph 항목
              quote
                paragraph 인용
            item
              table
                row body
                  cell a
                  cell b
        ol tight
          item
            quote
              paragraph 글 글
        """,
    ),
}

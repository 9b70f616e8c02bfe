"""Inlines as kramdown reads them: what we expect in writing, and what kramdown itself says."""

from functools import cache

import pytest

from benchmarks.kramdown import Tree, kramdown_trees
from benchmarks.tree_kramdown import differences
from notelint.note.markdown.kramdown import parse_kramdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span
from tests.needs import needs_kramdown

# A text, and its inlines: elements by name with their content in brackets, text as it is.
CASES = {
    # Emphasis
    "**용어(term)**는": "strong[용어(term)]는",
    '**"인용"**은': 'strong["인용"]은',
    "이것은**(중요)**합니다": "이것은strong[(중요)]합니다",
    "__용어__는": "__용어__는",
    "__용어__ 는": "strong[용어] 는",
    "snake_case_이름 2_3_": "snake_case_이름 2em[3]",
    "** 글 **": "** 글 **",
    "**글 **": "**글 **",
    "**닫지 않음": "**닫지 않음",
    "***둘 다***": "strong[em[둘 다]]",
    "*가 **나** 다*": "em[가 strong[나] 다]",
    "**가 *나* 다**": "strong[가 em[나] 다]",
    "**가 **나** 다**": "strong[가 **나] 다**",
    "a*b*c 2*3": "aem[b]c 2*3",
    "**": "**",
    "*글 *나*": "em[글 *나]",
    # Code
    "`코드` ` 글 `": "code[코드] ` 글 `",
    "`가``나`": "code[가]code[나]",
    "`` 가`나 ``": "code[가`나]",
    "`닫지 않음": "`닫지 않음",
    "`**가**` **`나**`**": "code[**가**] strong[code[나**]]",
    # Math
    "식 $$a*b*c$$ 끝": "식 math[a*b*c] 끝",
    "식 $a*b*c$ 끝": "식 $aem[b]c$ 끝",
    "값 $$ 하나": "값 $$ 하나",
    # Links
    "[글](https://a.kr)": "link(https://a.kr)[글]",
    "[글](경로 와 빈칸)": "link(경로 와 빈칸)[글]",
    '[글](a.md "제목")': "link(a.md)[글]",
    '[글](a.md "제목': '[글](a.md "제목',
    "[글](a(b)c)": "link(a(b)c)[글]",
    "[글](<a b>)": "link(a b)[글]",
    "[글](": "[글](",
    "[가 [나] 다](u)": "link(u)[가 [나] 다]",
    "[나][a] [a], [a][] [없음]\n\n[a]: v": "link(v)[나] link(v)[a], link(v)[a] [없음]",
    "[가 [나](u)](v)": "link(v)[가 [나](u)]",
    "[![그림](a.png)](u)": "link(u)[image(a.png)[그림]]",
    "![그림](a b.png){: .x}": "image(a b.png)[그림]attributes",
    "[**가**](u)": "link(u)[strong[가]]",
    "[`]`](u)": "link(u)[code[]]]",
    "[백준 1000] A+B": "[백준 1000] A+B",
    "[글] (u)": "[글] (u)",
    # Footnotes
    "글[^1] [^없음] [^0-9]\n\n[^1]: 각주": "글footnote(1) [^없음] [^0-9]",
    # HTML
    "<b>**가**</b>": "<b>strong[가]</b>",
    "<u>**가**</u>": "<u>**가**</u>",
    "글 <명령> **글**": "글 <명령> **글**",
    "List<String> **글**": "List<String> **글**",
    "가</b>나": "가</b>나",
    "**가<b>나** 다</b>": "**가<b>나** 다</b>",
    "**가</b>**": "strong[가</b>]",
    "글 <div>**가**</div>": "글 <div>strong[가]</div>",
    "글 <img src=a.png> <br/>": "글 <img src=a.png> <br/>",
    '<span markdown="0">*가*</span>': '<span markdown="0">*가*</span>',
    "글 <!-- *가* --> 글": "글 <!-- *가* --> 글",
    "a <<b>> c": "a <<b>> c",
    "<https://a.kr> <a@b.kr> https://a.kr": "auto(https://a.kr) auto(mailto:a@b.kr) https://a.kr",
    # Breaks, escapes and the rest
    "가  \n나\\\n다\\\\\n라\n마": "가break나break다break라 마",
    "\\*가\\* \\~ \\@": "*가* ~ \\@",
    "~~가~~ ~나~ 3~5": "del[가] ~나~ 3~5",
    "**가**{: .x} 글{: .y}": "strong[가]attributes 글{: .y}",
    "{::comment}말{:/comment}글": "attributes글",
    "&lt;b&gt; &amp; AT&T": "&lt;b&gt; &amp; AT&T",
}


@pytest.mark.parametrize("text", CASES)
def test_inlines_are_as_written(text: str) -> None:
    tree = parse_kramdown(text, Span(0, len(text)), liquid=False)
    first = tree.children[0]
    assert shown(first.children, text) == CASES[text]


@needs_kramdown
@pytest.mark.parametrize("text", CASES)
def test_inlines_are_those_of_kramdown(text: str) -> None:
    assert differences(text, Span(0, len(text)), trees()[text])["inlines"] is None


@cache
def trees() -> dict[str, Tree]:
    return dict(zip(CASES, kramdown_trees(list(CASES)), strict=True))


NAMES = {
    Kind.STRONG: "strong",
    Kind.EMPHASIS: "em",
    Kind.STRIKETHROUGH: "del",
    Kind.LINK: "link",
    Kind.IMAGE: "image",
}


def shown(nodes: list[Node], text: str) -> str:
    return "".join(one_shown(node, text) for node in nodes)


def one_shown(node: Node, text: str) -> str:
    content = text[slice(*node.content)]
    match node.kind:
        case Kind.TEXT:
            return str(node.attrs["text"])
        case Kind.SOFT_BREAK:
            return " "
        case Kind.HARD_BREAK:
            return "break"
        case Kind.CODE:
            return f"code[{node.attrs['text']}]"
        case Kind.MATH:
            return f"math[{content}]"
        case Kind.AUTOLINK:
            return f"auto({node.attrs['url']})"
        case Kind.HTML:
            return content
        case Kind.ATTRIBUTE_LIST:
            return "attributes"
        case Kind.FOOTNOTE_REFERENCE:
            return f"footnote({node.attrs['label']})"
    address = f"({node.attrs['url']})" if "url" in node.attrs else ""
    return f"{NAMES[node.kind]}{address}[{shown(node.children, text)}]"

"""Reading Markdown: CommonMark with tables, front matter and callouts (`> [!WARNING]`)."""

from __future__ import annotations

import re
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from reader.article import BlockType, Mark, MarkKind
from reader.draft import Draft, DraftBlock, DraftSection
from reader.errors import InputError
from reader.ingest.front_matter import split_front_matter
from reader.text.words import count_words

_DEEPEST = 100
_CALLOUT = re.compile(r"^\[!([A-Za-z]+)\][ \t]*\n?")
_LINE_BREAK = re.compile(r"</?br\b", re.IGNORECASE)
_MARKS: dict[str, MarkKind] = {
    "em": "emphasis",
    "strong": "strong",
    "link": "link",
    "code_inline": "code",
    "sub": "subscript",
    "sup": "superscript",
}
_BLOCK_TYPES: dict[str, BlockType] = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "th": "cell",
    "td": "cell",
}


def read_markdown(text: str) -> Draft:
    """Return the draft of a Markdown text.

    Raises:
        InputError: broken front matter, or markup nested deeper than 100.

    """
    front_matter, body, offset = split_front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    tokens = parser.parse(body)
    if max((t.level for token in tokens for t in (token, *(token.children or ()))), default=0) >= _DEEPEST - 2:
        advice = "Flatten the quotes, lists and emphasis."
        raise InputError(f"Markdown nested at most {_DEEPEST} deep", "deeper markup", advice)
    sections: list[DraftSection] = []
    for node in SyntaxTreeNode(tokens).children:
        if node.type == "heading":
            heading = _Inline(node)
            sections.append(DraftSection(heading.text, int(node.tag[1]), [], _line(node, offset), heading.marks))
            continue
        block = _read_block(node, offset)
        if block is not None:
            if not sections:
                sections.append(DraftSection(""))
            sections[-1].blocks.append(block)
    language = str(front_matter.get("language") or "")
    openers = ["", *(token.type for token in tokens[:-1])]
    words_read = sum(_count_token_words(token, opener) for token, opener in zip(tokens, openers, strict=False))
    return Draft(sections, language, front_matter, words_read)


def _line(node: SyntaxTreeNode, offset: int) -> int:
    return (node.map[0] if node.map else 0) + 1 + offset


def _count_token_words(token: Token, opener: str) -> int:
    """Count a token's words by what Markdown calls text, without asking what became of it."""
    if token.type in ("fence", "code_block"):
        return count_words(token.content)
    if token.type == "html_block":
        return count_words(_strip_tags(token.content))
    if token.type != "inline":
        return 0
    children = token.children or []
    if [child.type for child in children] == ["image"] and opener == "paragraph_open":
        # a figure: its title is its caption; a heading or a cell says what the picture's text says
        return count_words(str(children[0].attrs.get("title", "")))
    return count_words(_CALLOUT.sub("", "".join(map(_written, children))))


def _written(child: Token) -> str:
    if child.type == "html_inline":
        return " " if _LINE_BREAK.match(child.content) else ""
    return " " if child.type in ("softbreak", "hardbreak") else child.content


def _read_block(node: SyntaxTreeNode, offset: int) -> DraftBlock | None:
    line = _line(node, offset)
    if node.type in ("fence", "code_block"):
        text = " ".join(node.content.split())
        return DraftBlock("paragraph", text, [Mark(0, len(text), "code")], line=line) if text else None
    if node.type == "html_block":
        text = " ".join(_strip_tags(node.content).split())
        return DraftBlock("paragraph", text, line=line) if text else None
    if node.type == "paragraph":
        return _read_paragraph(node, line)
    if node.type in _BLOCK_TYPES:
        return _read_container(node, offset)
    if node.type == "heading":  # inside a quote or an item: no section of its own
        inline = _Inline(node)
        return DraftBlock("paragraph", inline.text, [Mark(0, len(inline.text), "strong"), *inline.marks], line=line)
    return None


def _read_paragraph(node: SyntaxTreeNode, line: int) -> DraftBlock | None:
    images = [child for child in node.children[0].children if child.type == "image"]
    if len(images) == 1 and len(node.children[0].children) == 1:
        image = images[0]
        caption, picture = str(image.attrs.get("title", "")), str(image.attrs.get("src", ""))
        return DraftBlock("figure", caption, line=line, picture=picture, description=image.content)
    inline = _Inline(node)
    return DraftBlock("paragraph", inline.text, inline.marks, line=line) if inline.text else None


def _read_container(node: SyntaxTreeNode, offset: int) -> DraftBlock:
    block = DraftBlock(
        _BLOCK_TYPES[node.type],
        line=_line(node, offset),
        ordered=node.type == "ordered_list",
        header=node.type == "th",
    )
    if node.type in ("th", "td"):
        inline = _Inline(node)
        block.text, block.marks = inline.text, inline.marks
        return block
    children = [n for c in node.children for n in (c.children if c.type in ("thead", "tbody") else [c])]
    if node.type == "blockquote":
        block.kind = _take_callout_kind(children)
        block.type = "callout" if block.kind else "quote"
    block.blocks = [b for child in children if (b := _read_block(child, offset)) is not None]
    if block.type in ("item", "quote", "callout") and block.blocks and block.blocks[0].type == "paragraph":
        first = block.blocks.pop(0)
        block.text, block.marks = first.text, first.marks
    return block


def _take_callout_kind(children: list[SyntaxTreeNode]) -> str:
    """Return "warning" for a quote that opens with [!WARNING], and take the marker out of its text."""
    if not children or children[0].type != "paragraph":
        return ""
    inline = children[0].children[0]
    match = _CALLOUT.match(inline.content)
    if not match:
        return ""
    children[0] = SyntaxTreeNode(
        [
            Token("paragraph_open", "p", 1, map=list(children[0].map or (0, 1))),
            *MarkdownIt("commonmark").parseInline(inline.content[match.end() :]),
            Token("paragraph_close", "p", -1),
        ]
    ).children[0]
    return match[1].lower()


class _Inline:
    """The running text of a block and the marks over it, white space folded as it goes."""

    def __init__(self, node: SyntaxTreeNode):
        self.text = ""
        self.marks: list[Mark] = []
        self._open_tags: list[tuple[MarkKind, int, str]] = []
        for child in node.children:
            self._add(child)
        kept = len(self.text.rstrip())
        self.text = self.text[:kept]
        self.marks = sorted(
            (Mark(m.start, min(m.end, kept), m.kind, m.value) for m in self.marks if m.start < min(m.end, kept)),
            key=lambda m: (m.start, -m.end),
        )

    def _add(self, node: SyntaxTreeNode) -> None:
        start = len(self.text)
        if node.type in ("text", "code_inline", "image"):
            self._append(node.content)
        elif node.type in ("softbreak", "hardbreak"):
            self._append(" ")
        elif node.type == "html_inline":
            self._add_tag(node.content)
        for child in node.children if node.type != "image" else []:
            self._add(child)
        if kind := _MARKS.get(node.type):
            self.marks.append(Mark(start, len(self.text), kind, str(node.attrs.get("href", ""))))

    def _append(self, text: str) -> None:
        folded = re.sub(r"\s+", " ", text)
        self.text += folded.lstrip() if not self.text or self.text.endswith(" ") else folded

    def _add_tag(self, tag: str) -> None:
        match = re.match(r"<(/?)(br|sub|sup|em|i|strong|b)\b", tag, re.IGNORECASE)
        if not match:
            return
        closing, name = match[1], {"i": "em", "b": "strong"}.get(match[2].lower(), match[2].lower())
        if name == "br":
            self._append(" ")
        elif not closing:
            self._open_tags.append((_MARKS[name], len(self.text), name))
        elif self._open_tags and self._open_tags[-1][2] == name:
            kind, start, _ = self._open_tags.pop()
            self.marks.append(Mark(start, len(self.text), kind))


# Each piece stops where the next of its kind opens, so that markup which is never closed is looked at once.
_MARKUP = re.compile(
    r"""<!--(?:(?!<!--).)*?--> | <!--
    | <(?P<silent>script|style)\b(?:(?!<(?P=silent)\b).)*?</(?P=silent)\s*>
    | <[/!?a-z](?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+>""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def _strip_tags(html: str) -> str:
    """Return the text of a piece of HTML, comments and the insides of scripts and styles left out."""
    return unescape(_MARKUP.sub(" ", html))

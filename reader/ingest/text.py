"""Reading plain text, which has no markup: headings, lists and paragraphs are recognised by how they look."""

import re

from reader.draft import Draft, DraftBlock, DraftSection
from reader.text.sentences import split_sentences
from reader.text.words import count_words

_BULLET = re.compile(r"^\s*(?:[•‣◦▪●○■·∙*–—-]|o(?=\s{2,}))\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(?:\(?(\d{1,3})[.)]|\(?([a-z])\))\s+(?=\S)")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
_RULE = re.compile(r"^\s*(?:[=~*_•·–—-]\s*){3,}$")
_MINOR = frozenset(
    "a an and as at but by for from in into is it nor of off on onto or over per so than that the to up via vs with "
    "you your not are be do does".split()
)
_LONGEST_HEADING = 14  # words


def read_text(text: str) -> Draft:
    """Return the draft of a plain text.

    Blank lines part paragraphs; lines inside one are joined, for many files are wrapped by hand. A line of
    its own that is short, opens like a title and does not end like a sentence is a heading. Lines that begin
    with a bullet or a number, two or more together, are a list.
    """
    chunks = _split_chunks(text)
    in_markers = 0
    sections: list[DraftSection] = []
    for place, chunk in enumerate(chunks):
        heading, body = _split_heading(chunk, chunks[place + 1] if place + 1 < len(chunks) else None)
        if heading:
            sections.append(DraftSection(heading, line=chunk[0][0], level=2))
        if body:
            if not sections:
                sections.append(DraftSection(""))
            in_markers += _add_blocks(sections[-1].blocks, body)
    return Draft(sections, words_read=count_words(text) - in_markers)


Line = tuple[int, str]
"""A line's number, from 1, and its text."""


def _split_chunks(text: str) -> list[list[Line]]:
    chunks: list[list[Line]] = [[]]
    for line_number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            if chunks[-1]:
                chunks.append([])
        elif not (_RULE.match(line) and not chunks[-1]):
            chunks[-1].append((line_number, line))
    return [chunk for chunk in chunks if chunk]


def _split_heading(chunk: list[Line], following: list[Line] | None) -> tuple[str, list[Line]]:
    """Return the heading that opens a chunk, or "", and the lines that are left."""
    first = " ".join(chunk[0][1].split())
    if len(chunk) > 1 and _UNDERLINE.match(chunk[1][1]):
        return first, chunk[2:]
    if len(chunk) == 1:
        listed = _is_item(chunk[0][1]) and following is not None and _is_item(following[0][1])
        opens = following is not None or _looks_like_title(first)  # the last line may just lack its full stop
        return (first, []) if _looks_like_heading(first) and opens and not listed else ("", chunk)
    if _looks_like_heading(first) and _looks_like_title(first) and _starts_afresh(chunk[1][1], first):
        return first, chunk[1:]
    return "", chunk


def _looks_like_heading(line: str) -> bool:
    if _BULLET.match(line) or line[-1] in ".,;:…!-–—" or count_words(line) > _LONGEST_HEADING:
        return False
    if not count_words(line) or len(split_sentences(line)) > 1:
        return False
    opening = line.lstrip("\"'“‘([¿¡§#")[:1]
    if opening.islower():
        return False
    return count_words(line) <= 8 or _looks_like_title(line)


def _looks_like_title(line: str) -> bool:
    """Tell whether all words but the small ones are capitalised."""
    words = [word.strip("\"'“”‘’()[]?:,") for word in line.split()]
    main = [w for w in words if w and w[0].isalpha() and w.lower() not in _MINOR]
    return bool(main) and sum(w[0].isupper() for w in main) >= 0.75 * len(main)


def _starts_afresh(line: str, heading: str) -> bool:
    """Tell whether a line begins a paragraph of its own rather than going on where a wrapped one stopped."""
    text = line.lstrip()
    return _is_item(line) or ((text[:1].isupper() or text[:1].isdigit()) and len(text) > 1.3 * len(heading))


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _add_blocks(blocks: list[DraftBlock], lines: list[Line]) -> int:
    """Add the paragraphs and lists of a chunk; items go on in a list that stands just before.

    Returns how many words, such as "1." and "(a)", stood in the markers of list items.
    """
    in_markers = 0
    for group in _group_items(lines):
        start = group[0][0]
        if not _opens_list(group, blocks):
            blocks.append(DraftBlock("paragraph", _join(group), line=start))
            continue
        items = []
        for item in _split_items(group):
            written = _join(item)
            items.append(DraftBlock("item", _strip_marker(written), line=item[0][0]))
            in_markers += count_words(written) - count_words(items[-1].text)
        ordered = not _BULLET.match(group[0][1])
        if blocks and blocks[-1].type == "list" and blocks[-1].ordered == ordered:
            blocks[-1].blocks.extend(items)
        else:
            blocks.append(DraftBlock("list", blocks=items, line=start, ordered=ordered))
    return in_markers


def _group_items(lines: list[Line]) -> list[list[Line]]:
    """Part the lines where a list begins: a lead-in may stand right above its first item."""
    first_item = next((i for i, (_, line) in enumerate(lines) if _is_item(line)), len(lines))
    return [group for group in (lines[:first_item], lines[first_item:]) if group]


def _opens_list(group: list[Line], blocks: list[DraftBlock]) -> bool:
    if _BULLET.match(group[0][1]):
        return True
    items = sum(bool(_NUMBER.match(line)) for _, line in group)
    goes_on = bool(blocks) and blocks[-1].type == "list" and blocks[-1].ordered
    led_in = bool(blocks) and blocks[-1].text.rstrip().endswith(":")
    return items > 1 or (items == 1 and (goes_on or led_in))


def _split_items(group: list[Line]) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in group:
        if _is_item(line[1]) or not items:
            items.append([])
        items[-1].append(line)
    return items


def _strip_marker(text: str) -> str:
    return _NUMBER.sub("", _BULLET.sub("", text, count=1), count=1) if _is_item(text) else text


def _join(lines: list[Line]) -> str:
    return " ".join(" ".join(line.split()) for _, line in lines)

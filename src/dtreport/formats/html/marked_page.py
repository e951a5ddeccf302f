"""The text of a paper with marks on its numerals, as one page for a phone: nothing is fetched, nothing runs."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dtreport.formats.html.html_elements import element, one_line, page
from dtreport.tracing.marks import TraceVerdict
from dtreport.tracing.stretches import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from dtreport.formats.html.html_elements import Content
    from dtreport.tracing.marks import Mark, Trace

_CLASSES = {TraceVerdict.SAME: "same", TraceVerdict.DIFFERENT: "different", TraceVerdict.UNKNOWN: "unknown"}


def marked_page(title: str, lines: Sequence[str], trace: Trace, commands: Mapping[Mark, str]) -> bytes:
    """Return the page: what differs first, then the whole text.

    Args:
        title: What the page is called.
        lines: What is said at its head.
        trace: The paper with its marks.
        commands: What adopts the value of the paper, for each mark that differs.
    """
    style = Path(__file__).with_name("marked_page.css").read_text(encoding="utf-8")
    numbers = {mark: number for number, mark in enumerate(commands, 1)}
    body = element(
        "body",
        element("h1", title),
        *(element("p", line) for line in lines),
        _legend(),
        *_list(trace, commands, numbers),
        element("h2", "Toàn văn"),
        *_text(trace, numbers),
    )
    return page(element("html", _head(title, style), body, lang="vi"))


def _head(title: str, style: str) -> Element:
    style_hash = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light"),
        element("meta", name="format-detection", content="telephone=no"),
        element("meta", name="robots", content="noindex"),
        element("title", one_line(title)),
        element("style", style),
    )


def _legend() -> Element:
    signs = [element("mark", verdict.value, class_=name) for verdict, name in _CLASSES.items()]
    content: list[Content] = ["Dấu hiệu: "]
    for sign in signs:
        content += [sign, " "]
    return element("p", *content, "số không đánh dấu không phải là số liệu.", class_="legend")


def _list(trace: Trace, commands: Mapping[Mark, str], numbers: Mapping[Mark, int]) -> Iterator[Element]:
    """Yield what differs, each with a link to its place."""
    if not commands:
        return
    yield element("h2", f"Lệch ({len(commands)})")
    items = []
    for mark, command in commands.items():
        place = trace.passages[mark.passage].place
        link = element("a", f"{place}", href=f"#lech-{numbers[mark]}")
        adopts: list[Content] = [element("br"), "Nếu giấy tờ đúng: ", element("code", command)] if command else []
        items.append(element("li", link, f": {mark.message}", *adopts))
    yield element("ol", *items)


def _text(trace: Trace, numbers: Mapping[Mark, int]) -> Iterator[Element]:
    """Yield the passages of the paper, those of one row of a table beside each other."""
    by_passage: dict[int, list[Mark]] = {}
    for mark in trace.marks:
        by_passage.setdefault(mark.passage, []).append(mark)
    for members in rows_of(trace.passages):
        passages = [list(_marked(passage.text, by_passage.get(place, []), numbers)) for place, passage in members]
        if len(passages) == 1:
            yield element("p", *passages[0])
        else:
            yield element("p", *(element("span", *content, class_="cell") for content in passages), class_="row")


def _marked(text: str, marks: Sequence[Mark], numbers: Mapping[Mark, int]) -> Iterator[Content]:
    position = 0
    for first, *others in _drawn(marks):
        yield text[position : first.start]
        yield element("mark", text[first.start : first.end], id=_anchor(first, numbers), class_=_CLASSES[first.verdict])
        if first.verdict is TraceVerdict.DIFFERENT:
            yield element("small", _recorded(first))
        yield from (element("small", _recorded(mark), id=_anchor(mark, numbers)) for mark in others)
        position = first.end
    yield text[position:]


def _drawn(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that are drawn, from left to right, each with others that differ in the same words.

    What differs is drawn before what does not, where both are of the same words.
    """
    drawn: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.verdict is not TraceVerdict.DIFFERENT, mark.start)):
        if mark.verdict not in _CLASSES:
            continue
        place = bisect_left(drawn, mark.end, key=lambda each: each[0].start)  # those before it begin before its end
        beneath = drawn[place - 1] if place and mark.start < drawn[place - 1][0].end else None
        if beneath is None:
            drawn.insert(place, [mark])
        elif mark.verdict is TraceVerdict.DIFFERENT:
            beneath.append(mark)
    return drawn


def _anchor(mark: Mark, numbers: Mapping[Mark, int]) -> str:
    return f"lech-{numbers[mark]}" if mark in numbers else ""


def _recorded(mark: Mark) -> str:
    judgment = mark.judgment
    if judgment.is_described:
        return f" ({mark.records_message})"
    return f" ({judgment.recorded})" if judgment.is_reckoned else f" (sổ ghi: {judgment.recorded})"

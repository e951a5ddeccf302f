"""Plain text, 80 columns wide, as it can be read in a mail."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from dtreport.formats.cells import ShownTable, shown_words
from dtreport.formats.line_breaks import columns, wrapped
from dtreport.formats.text_bars import bar_lines
from dtreport.papers.blocks import (
    Addressees,
    Block,
    Chart,
    ColumnKind,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    Title,
)

_ROOM = 80
_LEFT, _RIGHT = 33, 45
_GAP = "  "
_NARROWEST_TEXT = 20
_MOST_LINES = 8  # a column of more lines is easier to read across the page
_SIGNING_LINES = 3
_FOOT_RULE = "─" * 20  # shorter than what stands between sections
_RIGHT_ALIGNED = (ColumnKind.NUMBER, ColumnKind.PERCENT)


def render(paper: Paper) -> bytes:
    """Return the paper as UTF-8 text with LF line ends; a rule stands between sections."""
    sections = ["\n\n".join(filter(None, _section(section))) for section in paper.sections]
    body = f"\n\n{'─' * _ROOM}\n\n".join(sections)
    whole = "\n\n".join(filter(None, [_centred(paper.stamp), body]))
    return ("\n".join(line.rstrip() for line in whole.split("\n")).strip("\n") + "\n").encode()


def _section(section: Section) -> Iterator[str]:
    yield from map(_block, section.blocks)
    yield "\n".join([_FOOT_RULE, *map(_plain, section.foot)]) if section.foot else ""


def _block(block: Block) -> str:  # noqa: PLR0911 - one answer for each kind of block
    match block:
        case Letterhead():
            return _letterhead(block)
        case Title():
            return _title(block)
        case Addressees(label, names):
            return _addressees(label, names)
        case Heading(text):
            return _plain(text)
        case Paragraph(text, lead, centred):
            whole = f"{lead} {text}" if lead else text
            return _centred(whole) if centred else _plain(whole)
        case Items(items):
            return "\n".join(line for item in items for line in _hanging("- ", item))
        case Table():
            return "\n\n".join(filter(None, [_centred(block.caption), _table(shown_words(block))]))
        case Chart():
            bars = "\n".join(map(_plain, bar_lines(block, _ROOM, "#")))
            return "\n\n".join(filter(None, [_centred(block.title), bars]))
        case Signature():
            return _signature(block)


def _letterhead(block: Letterhead) -> str:
    rules = "─" * (min(columns(block.agency), _LEFT) // 2), "─" * min(columns(block.motto), _RIGHT)
    halves = [
        *_halves([block.parent], [block.country]),
        *_halves([block.agency], [block.motto]),
        *_halves(rules[:1], rules[1:]),
        *_halves([block.number], [block.place_and_date]),
    ]
    return "\n".join(line for line in halves if line.strip())


def _title(block: Title) -> str:
    """Set a title with a line under it, which is 2/5 as long as the text above."""
    rule = "─" * (max(map(columns, _lines(block.about))) * 2 // 5)
    lines = "\n".join(filter(None, map(_centred, (block.name, block.about, rule))))
    return "\n\n".join(filter(None, (lines, _centred(block.note))))


def _addressees(label: str, names: Sequence[str]) -> str:
    """Set one name beside the label, several under each other, their dashes under the colon."""
    if len(names) == 1:
        return _centred(f"{label} {names[0]}")
    under = columns(label) - 1
    margin = max(0, (_ROOM - under - max(map(columns, names), default=0)) // 2)
    listed = (line for name in names for line in _hanging("- ", name, _ROOM - margin - under))
    return "\n".join([" " * margin + label, *(" " * (margin + under) + line for line in listed)])


def _signature(block: Signature) -> str:
    lines = _halves([], [block.place_and_date]) if block.place_and_date else []
    space, name = [""] * _SIGNING_LINES, [block.signer.name]
    if block.preparer:
        lines += _halves(block.preparer.position, block.signer.position)
        lines += [*space, *_halves([block.preparer.name], name), *([""] if block.recipients else []), *block.recipients]
    else:
        left = [line for text in block.recipients for line in _lines(text, _LEFT)]
        right = [*_middle(block.signer.position, _RIGHT), *space, *_middle(name, _RIGHT)]
        lines += _beside(left, right)
    return "\n".join(lines)


def _table(table: ShownTable) -> str:
    if not table.columns:
        return ""
    rooms = _rooms(table)
    if rooms is None:
        return "\n\n".join("\n".join(_record(table, row, words)) for row, words in table.rows)
    head = _row(table, [column.label for column in table.columns], rooms)
    rule = _GAP.join("-" * room for room in rooms)
    body = (
        _row(
            table,
            [_indent(row.level) + text if place == table.stem else text for place, text in enumerate(words)],
            rooms,
        )
        for row, words in table.rows
    )
    return "\n".join([*head, rule, *(line for lines in body for line in lines)])


def _rooms(table: ShownTable) -> list[int] | None:
    """Return the width of each column, running text being broken where it must; None where they do not fit."""
    grid = [[columns(line) for line in cell] for cell in _cells(table)]
    natural = [max(widths, default=0) for widths in grid]
    wanted = [
        max(width, max(map(columns, column.label.split()), default=0))
        if column.kind is not ColumnKind.TEXT
        else max(width, columns(column.label))
        for width, column in zip(natural, table.columns, strict=True)
    ]
    excess = sum(wanted) + len(_GAP) * (len(wanted) - 1) - _ROOM
    for place in sorted(range(len(wanted)), key=lambda place: -wanted[place]):
        if excess > 0 and table.columns[place].kind is ColumnKind.TEXT:
            given = min(excess, max(0, wanted[place] - _NARROWEST_TEXT))
            wanted[place] -= given
            excess -= given
    tallest = max((width / room for width, room in zip(natural, wanted, strict=True) if room), default=0)
    return None if excess > 0 or tallest > _MOST_LINES else wanted


def _cells(table: ShownTable) -> Iterator[list[str]]:
    for place in range(len(table.columns)):
        yield [
            line
            for row, words in table.rows
            for line in (_indent(row.level if place == table.stem else 0) + words[place]).split("\n")
        ]


def _indent(level: int) -> str:
    return "  " * level


def _row(table: ShownTable, words: Sequence[str], rooms: Sequence[int]) -> list[str]:
    fields = [
        [_set(line, room, column.kind) for line in _lines(text, room)]
        for text, room, column in zip(words, rooms, table.columns, strict=True)
    ]
    empty = [" " * room for room in rooms]
    return [
        _GAP.join(part or blank for part, blank in zip(parts, empty, strict=True))
        for parts in zip_longest(*fields, fillvalue="")
    ]


def _set(text: str, room: int, kind: ColumnKind) -> str:
    free = max(0, room - columns(text))
    if kind is ColumnKind.TEXT:
        return text + " " * free
    before = free if kind in _RIGHT_ALIGNED else free // 2
    return " " * before + text + " " * (free - before)


def _record(table: ShownTable, row: Row, words: Sequence[str]) -> Iterator[str]:
    """Set a row as lines; a total and a part of another row have a name that needs no label."""
    named = row.level > 0 or row.strong
    for place, (column, text) in enumerate(zip(table.columns, words, strict=True)):
        if text:
            yield from _hanging("", text if named and place == table.stem else f"{column.label}: {text}")


def _lines(text: str, room: int = _ROOM) -> list[str]:
    return [line.rstrip() for line in wrapped(text, room, columns)]


def _plain(text: str) -> str:
    return "\n".join(_lines(text))


def _hanging(mark: str, text: str, room: int = _ROOM) -> Iterator[str]:
    for place, line in enumerate(_lines(text, room - 2)):
        yield (mark if place == 0 else "  ") + line


def _middle(texts: Iterable[str], room: int) -> list[str]:
    lines = (line for text in texts for line in _lines(text, room))
    return [" " * ((room - columns(line)) // 2) + line for line in lines]


def _centred(text: str) -> str:
    return "\n".join(_middle([text], _ROOM)) if text else ""


def _halves(left: Iterable[str], right: Iterable[str]) -> list[str]:
    return _beside(_middle(left, _LEFT), _middle(right, _RIGHT))


def _beside(left: Iterable[str], right: Iterable[str]) -> list[str]:
    return [
        one + " " * (_LEFT + len(_GAP) - columns(one)) + other for one, other in zip_longest(left, right, fillvalue="")
    ]

"""Every sentence that is printed of any year is true: read back by a stranger, and held against the records."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.papers import PAPERS
from dtreport.papers.blocks import Heading, Items, Letterhead, Paragraph, Signature, Table
from dtreport.report import Years
from dtreport.report.year_reader import read_year_data
from tests.support.sample_years import cell_text, texts_of
from tests.truth.office_years import MEASURE_OF, NAMES, PEOPLE, years_by_chance
from tests.truth.sentence_reader import FalseSentenceError, figures_of, read_figure_line, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.papers.blocks import Block, Paper
    from tests.truth.office_years import Data

_KINDS = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}


class Printed:
    """The papers of one year, with the records that they are made of."""

    def __init__(self, seed: int) -> None:
        self.this, self.last = years_by_chance(seed)
        readings = [read_year_data(data) for data in (self.this, self.last) if data is not None]
        assert all(reading.year is not None for reading in readings), [reading.problems for reading in readings]
        this, before = [*(reading.year for reading in readings), None][:2]
        assert this is not None
        years = Years(this, before)
        self.papers: dict[str, Paper] = {}
        for kind in PAPERS:
            if kind.name == "overview":  # for the screen, with what check finds
                continue
            try:
                self.papers[kind.name] = kind.build(years)
            except NothingToSayError:
                continue

    def blocks(self, paper: str) -> list[Block]:
        """The blocks of a paper; none where the year has nothing for it."""
        return (
            [block for section in self.papers[paper].sections for block in section.blocks]
            if paper in self.papers
            else []
        )

    def sentences(self, paper: str) -> Iterator[str]:
        """Its paragraphs, points and headings."""
        for block in self.blocks(paper):
            if isinstance(block, Paragraph):
                yield f"{block.lead} {block.text}".strip()
            elif isinstance(block, Items):
                yield from block.items
            elif isinstance(block, Heading):
                yield block.text

    def everything(self) -> str:
        """All that stands on all papers."""
        return "\n".join(text for name in self.papers for block in self.blocks(name) for text in texts_of(block))


def figures_are_true(printed: Printed) -> None:
    """Every line about a figure, in every paper that tells figures in lines; each figure once."""
    figures = figures_of(printed.this, printed.last)
    names = [figure.record["name"] for figure in figures.values()]
    for paper in ("report", "summary", "article"):
        if paper == "article":  # what is not reported is no news
            figures = figures_of(printed.this, printed.last, reported_only=True)
        told: list[str] = []
        for block in printed.blocks(paper):
            told += (
                read_figure_line(line, list(figures.values())).record["code"]
                for line in (block.items if isinstance(block, Items) else ())
                if line.startswith(tuple(f"{name}: " for name in names))
            )
        if len(set(names)) == len(names):
            wholes = [
                code
                for code, figure in figures.items()
                if "part_of" not in figure.record and (paper != "article" or figure.record.get("value") is not None)
            ]
            if paper != "article" and told != wholes:
                raise FalseSentenceError(f"{paper} tells {told}, recorded are {wholes}")
    cells_are_true(printed)


def cells_are_true(printed: Printed) -> None:
    """The numbers of the table of figures."""
    figures = figures_of(printed.this, printed.last)
    for table in (
        block for block in printed.blocks("workbook") if isinstance(block, Table) and block.name == "figures"
    ):
        keys = [column.key for column in table.columns]
        for row in (row for row in table.rows if row.name):
            figure = figures[row.name]
            cells = dict(zip(keys, map(cell_text, row.cells), strict=True))
            for key, value, words in (
                ("value", figure.record.get("value"), figure.record.get("qualifier", "")),
                ("previous", figure.previous, figure.previous_words),
            ):
                if value is not None and cells[key] != f"{words} {value}".strip():
                    raise FalseSentenceError(f"{row.name}: {cells[key]} in the table, {words} {value} recorded")
                if value is None and cells[key] not in {"…", ""}:
                    raise FalseSentenceError(f"{row.name}: {cells[key]} in the table, nothing recorded")


def mentions_are_true(printed: Printed) -> None:
    """A figure that a text mentions is worth what is recorded, unit and all."""
    figures = figures_of(printed.this, printed.last)
    for result in printed.this["results"]:
        match = re.match(r"Ghi nhận \{([\w-]+?)(?:\.(\w+))?\}", result["text"])
        if match is None:
            continue
        figure = figures[match[1]]
        value = {None: figure.record.get("value"), "plan": figure.record.get("plan"), "previous": figure.previous}[
            match[2]
        ]
        end = result["text"][match.end() :]
        lines = [line for line in printed.sentences("report") if re.match(r"(?:[a-zđ]\) )?Ghi nhận ", line)]
        said = [re.sub(r"^(?:[a-zđ]\) )?Ghi nhận ", "", line) for line in lines]
        measure = MEASURE_OF[figure.record["unit"]]
        for text in said:
            if not text.rstrip(".").endswith(end.rstrip(".")):
                continue
            quantity = worth(text)
            if value is None:
                if text.startswith("…"):
                    break
            elif quantity is not None:
                true = value * (1 if measure.rate else measure.scale), measure.spoken in {"%", "‰"}
                if quantity == true:
                    break
        else:
            raise FalseSentenceError(f"{result['text']!r} of {figure.record} is printed as {said}")


def awards_are_true(printed: Printed) -> None:
    """Each honour with its number, the total, and the money."""
    groups: dict[tuple[str, str, str], list[Data]] = {}
    for award in printed.this["awards"]:
        groups.setdefault((award.get("title", ""), award.get("authority", ""), award["recipient_kind"]), []).append(
            award
        )
    numbers = {key: _number(members) for key, members in groups.items()}
    sentences = [line for line in printed.sentences("report") if re.search(r"được (?:.*?)(?:tặng|khen thưởng)", line)]
    for (title, authority, kind), number in numbers.items():
        if number == 0:
            continue
        honours = [line for line in sentences if _names_honour(line, title, authority)]
        said = (
            rf"(?<!\d){number:02} {_KINDS[kind]}"
            if number is not None
            else rf"số {_KINDS[kind]}|số .*{_KINDS[kind]}.*chưa có"
        )
        if not any(re.search(said, line, re.IGNORECASE) for line in honours):
            raise FalseSentenceError(f"{number} {kind} of {title} {authority}: {sentences}")
    known = [number for number in numbers.values() if number is not None]
    totals = [line for line in printed.sentences("report") if line.startswith("Tổng cộng: ")]
    if groups and any(number != 0 for number in numbers.values()):
        (total,) = totals
        expected = "chưa có số liệu" if sum(known) == 0 else f"{sum(known):02} lượt"
        if expected not in total or ("chưa kể" in total) != (len(known) < len(numbers) and sum(known) > 0):
            raise FalseSentenceError(f"{total!r}: {numbers}")
    money_is_true(printed, groups, numbers)


def _number(members: list[Data]) -> int | None:
    if any("recipient" not in award and "count" not in award for award in members):
        return None
    stated: int = sum(award.get("count", 0) for award in members)
    return max(stated, sum("recipient" in award for award in members))


def _names_honour(line: str, title: str, authority: str) -> bool:
    name = re.escape(title).replace("Lao", "“?Lao").replace("Chiến", "“?Chiến")
    if not title:
        return re.search(rf"được {authority} ?(?:đề nghị )?(?:khen thưởng hoặc đề nghị )?khen thưởng", line) is not None
    return (
        re.search(rf"tặng (?:danh hiệu )?{name}”?" + (f" của {authority}" if authority else "(?! của)"), line)
        is not None
    )


def money_is_true(printed: Printed, groups: dict[Any, list[Data]], numbers: dict[Any, int | None]) -> None:
    """The amounts on the sheet of awards."""
    for table in (block for block in printed.blocks("workbook") if isinstance(block, Table) and block.name == "awards"):
        keys = [column.key for column in table.columns]
        rows = [dict(zip(keys, map(cell_text, row.cells), strict=True)) for row in table.rows if not row.level]
        total = Decimal()
        for row in rows[:-1]:
            key = next(
                key
                for key in groups
                if (key[0] or "…", key[1], _KINDS[key[2]])
                == (row["name"], row["authority"], row["recipient_kind"].lower())
            )
            prizes = {award.get("prize") for award in groups[key]}
            if prizes == {None}:
                assert row["amount"] == ""
            elif len(prizes) == 1 and numbers[key] is not None:
                assert Decimal(row["amount"]) == (numbers[key] or 0) * (prizes.pop() or 0), row
            elif numbers[key] is None:
                assert row["amount"] == "…", row
            total += Decimal(row["amount"]) if row["amount"] not in {"", "…"} else 0
        if rows and rows[-1]["amount"] not in {"", "…"}:
            assert Decimal(rows[-1]["amount"]) == total, rows[-1]


def names_keep_their_capitals(printed: Printed) -> None:
    """No name of a place, a body, a post or a person begins with a small letter, wherever it stands."""
    text = printed.everything()
    for name in (*NAMES, *PEOPLE):
        small = name[0].lower() + name[1:]
        if small in text and (found := re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text)):
            raise FalseSentenceError(f"{name}: {text[max(0, found.start() - 30) : found.end()]!r}")


def nothing_is_invented(printed: Printed) -> None:
    """Who chairs, who signs, when and where are said only where they are recorded."""
    conference, report, agency = (printed.this[name] for name in ("conference", "report", "agency"))
    text = printed.everything()
    spoken = text.replace("Hội trường", "")
    if "chair" not in conference:
        assert "đồng chí" not in spoken.lower(), "nobody is recorded in the chair"
        assert "chủ trì Hội nghị" not in spoken
    if not any("presenter" in award for award in printed.this["awards"]):
        assert "Trao tại" not in text
        assert "đã trao" not in text
    for paper in printed.papers:
        for block in printed.blocks(paper):
            if isinstance(block, Letterhead):
                own = "date" in report and block.number
                assert ("ngày 05 tháng 01 năm 2024" if own else "ngày … tháng … năm …") in block.place_and_date
                assert block.place_and_date.startswith(agency.get("place", "ngày"))
            if isinstance(block, Signature):
                names = {
                    report.get("signer"),
                    None if report.get("authority") in {"KT.", "TL."} else agency.get("head"),
                }
                assert block.signer.name in {*filter(None, names), ""}
    years = {printed.this["year"] + step for step in (-1, 0, 1)}
    if "date" not in conference and "date" not in report:
        dates = re.findall(r"ngày \d{2} tháng \d{2}", "\n".join(printed.sentences("article")))
        assert not dates, years


def numbers_begin_at_two(printed: Printed) -> None:
    """Nothing is called the first where there is no second."""
    for paper in printed.papers:
        sentences = list(printed.sentences(paper))
        for first, second in (
            (r"Thứ nhất[,:]", r"Thứ hai[,:]"),
            (r"Lượt 1\.", r"Lượt 2\."),
            (r"a\) ", r"b\) "),
            (r"I\. ", r"II\. "),
            (r"1\. ", r"2\. "),
        ):
            firsts = sum(re.match(first, line) is not None for line in sentences)
            seconds = sum(re.match(second, line) is not None for line in sentences)
            if first != r"Thứ nhất[,:]" and firsts != seconds:
                raise FalseSentenceError(f"{paper}: {firsts} × {first}, {seconds} × {second}")
    tasks = printed.this["tasks"]
    told = "\n".join(printed.sentences("summary"))
    assert ("Thứ nhất" in told) == (len(tasks) > 1)
    assert not tasks or len(tasks) > 1 or "các nhiệm vụ trọng tâm" not in told


def lists_can_be_told_apart(printed: Printed) -> None:
    """Members that hold commas are parted by semicolons."""
    attendees = printed.this["conference"].get("attendees", [])
    if len(attendees) > 1 and any("," in member for member in attendees):
        for paper in ("article", "agenda"):
            for line in printed.sentences(paper):
                if "Tham dự có" in line:
                    members = line.partition("Tham dự có ")[2].rstrip(".").split("; ")
                    assert [member.lower() for member in members] == [member.lower() for member in attendees]


FACETS = (
    figures_are_true,
    mentions_are_true,
    awards_are_true,
    names_keep_their_capitals,
    nothing_is_invented,
    numbers_begin_at_two,
    lists_can_be_told_apart,
)


def check(seed: int) -> None:
    """Hold all papers of one year against its records."""
    printed = Printed(seed)
    for facet in FACETS:
        try:
            facet(printed)
        except AssertionError as failure:
            failure.add_note(f"seed {seed}, {facet.__name__}")
            raise


LESS = {"unit": "cặp", "value": Decimal(11), "plan": Decimal(9), "better": "less"}
RATE = {"unit": "%", "value": Decimal("84.8"), "previous": Decimal(75)}
HOMES = {"unit": "hộ", "value": Decimal(9996), "plan": Decimal(10000)}


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (LESS, "11 cặp, đạt 122,2% kế hoạch (09 cặp)"),
        (LESS, "11 cặp, thấp hơn mức khống chế 02 cặp (kế hoạch không quá 09)"),
        (LESS, "11 cặp, vượt mức khống chế 2 cặp (kế hoạch không quá 09)"),
        (LESS, "11 cặp"),
        (RATE, "84,8%, bằng 113,1% so với năm trước (75%)"),
        (RATE, "84,8%, tăng 13,1% so với năm trước (75%)"),
        (RATE, "84,8%, tăng 9,8 điểm so với năm trước (75%)"),
        (RATE, "84,8%, giảm 9,8 điểm phần trăm so với năm trước (75%)"),
        (RATE, "84,8, tăng 9,8 điểm phần trăm so với năm trước (75%)"),
        (HOMES, "9.996 hộ, đạt 100% kế hoạch (10.000 hộ)"),
        (HOMES, "9.996 hộ, đạt 99,96% kế hoạch (hơn 10.000 hộ)"),
        ({"unit": "triệu người", "value": Decimal(1)}, "01 triệu người"),
        ({"unit": "hộ", "value": Decimal(5)}, "5 hộ"),
        ({"unit": "hộ", "value": Decimal(0)}, "00 hộ"),
        ({"unit": "hộ", "value": Decimal(5), "qualifier": "trên"}, "05 hộ"),
        ({"unit": "hộ"}, "không có"),
    ],
)
def test_the_reader_sees_a_false_sentence(record: Data, said: str) -> None:
    figures = figures_of({"counts": [{"code": "sl-1", "name": "Số", **record}]}, None)
    with pytest.raises(FalseSentenceError):
        read_figure_line(f"Số: {said};", list(figures.values()))


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_every_sentence_is_true(first: int) -> None:
    for seed in range(first, first + 10):
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(40, 2_040, 250))
def test_every_sentence_of_two_thousand_years_is_true(first: int) -> None:
    for seed in range(first, first + 250):
        check(seed)

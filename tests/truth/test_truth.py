"""Every sentence that is printed of any year is true: read back by a stranger, and held against the records."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import NothingToSayError
from dtreport.formats import excel, markdown, plain_text
from dtreport.papers import PAPERS
from dtreport.papers.blocks import Heading, Items, Letterhead, Paragraph, Signature, Table, Title
from dtreport.report import Years
from dtreport.report.year_reader import read_year_data
from tests.support.sample_years import cell_text, texts_of
from tests.truth.office_years import NAMES, PEOPLE, years_by_chance
from tests.truth.prose_reader import (
    KINDS,
    Honours,
    number_of,
    read_handing_over,
    read_mention,
    read_opening,
    read_programme,
    read_signature,
    read_task,
)
from tests.truth.sentence_reader import FalseSentenceError, figures_of, read_figure_line
from tests.truth.workbook_reader import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtreport.papers.blocks import Block, Paper
    from tests.truth.office_years import Data

_HONOURED = re.compile(" đã trao | được .*(?:tặng|khen thưởng)")
_PROSE_PAPERS = ("report", "summary", "article")


class Printed:
    """The papers of one year, with the records that they are made of."""

    def __init__(self, seed: int) -> None:
        self.this, self.last = years_by_chance(seed)
        readings = [read_year_data(data) for data in (self.this, self.last) if data is not None]
        assert all(reading.year is not None for reading in readings), [reading.problems for reading in readings]
        this, before = [*(reading.year for reading in readings), None][:2]
        assert this is not None
        years = Years(this, before)
        self.figures = figures_of(self.this, self.last)
        self.honours = Honours(
            self.this["awards"],
            {document["code"]: "status" not in document for document in self.this["documents"]},
        )
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

    def lines_of_figures(self, paper: str) -> list[str]:
        """The lines of the list of figures, known by the words before it or by its heading."""
        blocks = self.blocks(paper)
        for before, block in pairwise(blocks):
            text = before.text if isinstance(before, Heading | Paragraph) else ""
            if isinstance(block, Items) and re.search("một số chỉ tiêu|Số liệu chủ yếu|Những con số", text):
                return list(block.items)
        return []

    def honour_lines(self, paper: str) -> list[str]:
        """The list of honours, which ends in their total."""
        lists = (block.items for block in self.blocks(paper) if isinstance(block, Items))
        return next((list(items) for items in lists if items[-1].startswith("Tổng cộng: ")), [])

    def everything(self) -> str:
        """All that stands on all papers."""
        return "\n".join(text for name in self.papers for block in self.blocks(name) for text in texts_of(block))


def figures_are_true(printed: Printed) -> None:
    """Every line about a figure, in every paper that tells figures in lines; each figure once."""
    marked = {figure["code"] for figure in printed.this["counts"] if figure.get("key")}
    for paper in _PROSE_PAPERS:
        selected = {figure["code"] for figure in printed.this["counts"] if not marked or figure["code"] in marked}
        if paper == "article":  # what is not reported is no news
            selected = {code for code in selected if "value" in printed.figures[code].record}
        figures = figures_of(printed.this, printed.last, selected=selected)
        wholes = [code for code in figures if figures[code].record.get("part_of") not in selected]
        told = [
            read_figure_line(line, [figures[code] for code in wholes]).record["code"]
            for line in printed.lines_of_figures(paper)
        ]
        if paper in printed.papers and sorted(told) != sorted(wholes):
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
    """What a text mentions is worth what is recorded, unit and all, in every paper that tells the text."""
    texts = [result["text"] for result in printed.this["results"]] + list(printed.this["text"].values())
    numbers = printed.honours.by_code()
    for paper in printed.papers:
        lines = [line for line in printed.sentences(paper) if "mục " in line]
        for text in texts:
            mark = re.compile(re.escape(text[text.rindex("mục ") : -1]) + r"(?!\d)")
            sentences = [line for line in lines if mark.search(line)]
            if paper == "report" and not sentences:
                raise FalseSentenceError(f"{text!r} is not told")
            for sentence in sentences:
                read_mention(sentence, text, printed.figures, numbers)
                if paper == "article" and "…" in sentence:
                    raise FalseSentenceError(f"what is not reported is no news: {sentence!r}")


def awards_are_true(printed: Printed) -> None:
    """Each honour with its number, who gave it and why, the total, and the money."""
    for paper in ("report", "summary"):
        printed.honours.read_list(printed.honour_lines(paper))
    news, no_news = printed.honours.as_news()
    for line in printed.sentences("article"):
        if " đã trao " in line:
            read_handing_over(line, news)
        elif _HONOURED.search(line) and "mục " not in line:
            news.read_news(line)
    awards = {award["code"] for award in printed.this["awards"]}
    if "article" in printed.papers and awards & {*printed.papers["article"].untold} != no_news:
        raise FalseSentenceError(f"left out are {printed.papers['article'].untold}, of nobody known are {no_news}")
    groups: dict[tuple[str, str, str], list[Data]] = {}
    for award in printed.this["awards"]:
        groups.setdefault((award.get("title", ""), award.get("authority", ""), award["recipient_kind"]), []).append(
            award
        )
    money_is_true(printed, groups, {key: number_of(members) for key, members in groups.items()})


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
                if (key[0] or "…", key[1], KINDS[key[2]])
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
        sentences = [line for line in printed.sentences("workbook") if line.startswith("Tổng tiền thưởng:")]
        not_in_it = any(row["amount"] in {"", "…"} for row in rows[:-1] if row["number"] != "0")
        if any("prize" in award for members in groups.values() for award in members):
            assert bool(sentences) == not_in_it, (sentences, rows)
        if rows and rows[-1]["amount"] not in {"", "…"}:
            assert Decimal(rows[-1]["amount"]) == total, rows[-1]


def rows_of_groups_are_true(printed: Printed) -> None:
    """The row of those who are only counted says of them all what is recorded of all, and of some only of some."""
    for block in (block for paper in ("workbook", "report") for block in printed.blocks(paper)):
        if not isinstance(block, Table) or block.name not in {"awards", "recipients"}:
            continue
        keys = [column.key for column in block.columns]
        rows = [dict(zip(keys, map(cell_text, line.cells), strict=True)) for line in block.rows if not line.level]
        for kinds in printed.honours.members.values():
            for kind, members in kinds.items():
                counted = [award for award in members if "recipient" not in award]
                for row in (row for row in rows if _is_row_of(row, members[0], kind)):
                    for key in ({"position", "unit", "merit", "decision", "presenter"} & row.keys()) - {"authority"}:
                        recorded = [key in award for award in counted]
                        if bool(row[key]) != any(recorded):
                            raise FalseSentenceError(f"{key} of {counted}: {row[key]!r}")
                        if row[key] and ("còn lại chưa ghi" in row[key]) == all(recorded):
                            raise FalseSentenceError(f"{key} of some of {counted}: {row[key]!r}")


def what_is_read_out_is_true(printed: Printed) -> None:
    """What is read out of a round is recorded of all of those who have no name, or says that it is not."""
    honour = None
    for block in printed.blocks("awards"):
        if isinstance(block, Heading):
            honours = [each for each in printed.honours.members if _is_round_of(block.text, *each)]
            honour = honours[0] if len(honours) == 1 else None
        match = isinstance(block, Paragraph) and re.match(r"(Căn cứ|Lời ghi)(?: \((.*)\))?:", block.lead)
        if honour is None or not match or not isinstance(block, Paragraph) or block.text == "chưa ghi quyết định.":
            continue
        key = {"Căn cứ": "decision", "Lời ghi": "merit"}[match[1]]
        for kind, members in printed.honours.members[honour].items():
            number = printed.honours.numbers[honour][kind]
            named = [award for award in members if "recipient" in award]
            counted = [award for award in members if "recipient" not in award and award.get("count") != 0]
            recorded = [key in award for award in counted]
            is_said = match[2] in {None, kind} and number not in {0, len(named)}
            if is_said and not (recorded and all(recorded)) and "còn lại chưa ghi" not in block.text:
                raise FalseSentenceError(f"{block.lead} {block.text!r} of {members}")


def _is_round_of(heading: str, title: str, authority: str) -> bool:
    giver = f" của {authority}: " in heading if authority else " của " not in heading
    return giver and (title.lower() or "khen thưởng") in heading.lower()


def _is_row_of(row: dict[str, str], award: Mapping[str, Any], kind: str) -> bool:
    title, authority = award.get("title", ""), award.get("authority", "")
    if "recipient_kind" in row:
        return (row["name"], row["authority"], row["recipient_kind"].lower()) == (title or "…", authority, kind)
    name = f"{title or 'Khen thưởng'}{' của ' if authority else ''}{authority} ({kind})"
    return row["name"].removesuffix(":").removesuffix(", trong đó có") == name


def the_period_is_true(printed: Printed) -> None:
    """A report with a title of its own may be of six months: no title or heading calls that a year."""
    if "title" not in printed.this["report"]:
        return
    for paper in printed.papers:
        for block in printed.blocks(paper):
            text = block.text if isinstance(block, Heading) else ""
            text = f"{block.name} {block.about}" if isinstance(block, Title) else text
            text = text.replace(printed.this["conference"].get("name", "\0"), "")
            if re.search(r"(?<!tháng \d\d )năm 20\d\d", text, re.IGNORECASE) and "đề ra cho năm" not in text.lower():
                raise FalseSentenceError(f"{paper}: {text!r}")


def names_keep_their_capitals(printed: Printed) -> None:
    """No name of a place, a body, a post or a person begins with a small letter, wherever it stands."""
    text = printed.everything()
    for name in (*NAMES, *PEOPLE):
        small = name[0].lower() + name[1:]
        if small in text and (found := re.search(rf"(?<!\w){re.escape(small)}(?!\w| Thanh niên)", text)):
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
    assert ("Thứ nhất" in told) == (len(tasks) > 1 and "tasks" not in printed.this["report"])
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


_AFTER_TASKS = re.compile(r"Phân công thực hiện|Trên đây là|[IVX]+\. |\d\. |Khen thưởng$|KIẾN NGHỊ")


def tasks_are_true(printed: Printed) -> None:
    """Each task under its ordinal, with who does it and by when where the paper says that."""
    tasks = printed.this["tasks"]
    ordinals = len(tasks) > 1 and "tasks" not in printed.this["report"]
    for paper in (paper for paper in _PROSE_PAPERS if paper in printed.papers):
        sentences = list(printed.sentences(paper))
        marks = (re.escape(task["text"][task["text"].rindex("mục ") :]) for task in tasks)
        starts = [next(at for at, line in enumerate(sentences) if re.search(rf"{mark}(?!\d)", line)) for mark in marks]
        for place, (start, end) in enumerate(zip_longest(starts, starts[1:])):
            own = sentences[start:end]
            stop = next((at for at, line in enumerate(own) if _AFTER_TASKS.match(line)), None)
            read_task(own[:stop], tasks[place], place + 1 if ordinals else None, assigned=paper == "report")


def reviews_are_true(printed: Printed) -> None:
    """How many of last year's tasks have ended how."""
    reviews = printed.this.get("reviews", [])
    lines = [line for line in printed.sentences("report") if "nhiệm vụ đã đánh giá" in line]
    assert bool(lines) == (len(reviews) > 1)
    statuses = {"done": "hoàn thành", "ongoing": "đang thực hiện"}
    for line in lines:
        numbers = {words: sum(review["status"] == key for review in reviews) for key, words in statuses.items()}
        said = re.findall(r"(\d\d) nhiệm vụ (hoàn thành|đang thực hiện|chưa thực hiện)", line)
        assert {words: int(number) for number, words in said} == {key: n for key, n in numbers.items() if n}, line
        assert line.startswith(f"Trong {len(reviews):02} nhiệm vụ"), line


def the_conference_is_true(printed: Printed) -> None:
    """When, where, who was in the chair and who came, in the news item and over the programme."""
    if "article" in printed.papers:
        opening = next(block for block in printed.blocks("article") if isinstance(block, Paragraph))
        read_opening(opening.text, printed.this)
    if "agenda" in printed.papers:
        labels = {block.lead: block.text for block in printed.blocks("agenda") if isinstance(block, Paragraph)}
        read_programme(labels, printed.this)
    for paper in printed.papers:
        for block in printed.blocks(paper):
            if isinstance(block, Signature):
                read_signature(block.signer.position, block.signer.name, printed.this)


def no_number_escapes(printed: Printed) -> None:
    """No number stands in prose that no reader above has read and no record writes."""
    recorded = str(printed.this) + str(printed.last)
    known = set(re.findall(r"\d+", recorded)) | {str(printed.this["year"] + step) for step in (-1, 0, 1)}
    known |= {f"{int(number):02}" for number in known if int(number) < 10}
    days = [
        value for part in ("report", "conference") for value in printed.this[part].values() if hasattr(value, "day")
    ]
    known |= {f"{part:02}" for day in days for part in (day.day, day.month)}
    reviews = len(printed.this.get("reviews", []))
    for paper in ("report", "summary", "article", "agenda", "tasks"):
        read = {*printed.lines_of_figures(paper), *printed.honour_lines(paper)}
        for line in printed.sentences(paper):
            if line in read or _HONOURED.search(line) or "mục " in line:  # which are read to their ends
                continue
            bare = re.sub(r"^(?:\d+\. |Thứ \d+,)", "", line)
            for number in re.findall(r"\d+", bare):
                counted = "nhiệm vụ" in line and int(number) <= reviews
                if number not in known and not counted:
                    raise FalseSentenceError(f"{paper}: {number} in {line!r}")


def plain_papers_say_the_same(printed: Printed) -> None:
    """The text and Markdown files say every sentence of the paper, letter by letter."""
    for paper in ("report", "summary", "article"):
        if paper not in printed.papers:
            continue
        for module in (plain_text, markdown):
            text = " ".join(module.render(printed.papers[paper]).decode("utf-8-sig").split())
            text = text.replace("**", "").replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
            for line in printed.sentences(paper):
                words = " ".join(line.split()).replace("\N{NO-BREAK SPACE}", " ")
                if words not in text:
                    raise FalseSentenceError(f"{paper}: {module.__name__} has not {words!r}")


FACETS = (
    figures_are_true,
    mentions_are_true,
    awards_are_true,
    names_keep_their_capitals,
    nothing_is_invented,
    numbers_begin_at_two,
    lists_can_be_told_apart,
    tasks_are_true,
    reviews_are_true,
    the_conference_is_true,
    no_number_escapes,
    rows_of_groups_are_true,
    what_is_read_out_is_true,
    the_period_is_true,
)


def check(seed: int, *, files: bool) -> None:
    """Hold all papers of one year, and the files made of them, against its records."""
    printed = Printed(seed)
    for facet in (*FACETS, *(FILES if files else ())):
        try:
            facet(printed)
        except AssertionError as failure:
            failure.add_note(f"seed {seed}, {facet.__name__}")
            raise


def the_workbook_is_true(printed: Printed) -> None:
    """The workbook as a file."""
    read_workbook(excel.render(printed.papers["workbook"]), printed.figures)


FILES = (plain_papers_say_the_same, the_workbook_is_true)


@pytest.mark.parametrize("first", range(0, 60, 15))
def test_every_sentence_is_true(first: int) -> None:
    for seed in range(first, first + 15):
        check(seed, files=seed % 15 == 0)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(60, 2_060, 250))
def test_every_sentence_of_two_thousand_years_is_true(first: int) -> None:
    for seed in range(first, first + 250):
        check(seed, files=seed % 25 == 0)

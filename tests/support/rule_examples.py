"""For each rule a year that passes and one that fails, in the lines by which they differ from the complete year."""

from __future__ import annotations

from typing import NamedTuple

from dtreport.rules import Severity

ERROR, WARNING, GAP = Severity


class Example(NamedTuple):
    """What passes, what fails, and where the finding points."""

    severity: Severity
    place: str
    passes: str
    fails: str
    previous: str | None = None
    previous_problem: bool = False
    passes_after: str | None = None
    """Last year in the example that passes, where it is another."""


PERCENT = '[text]\noverview = "Đạt {sl-1.percent} kế hoạch, {sl-1.percent}."\n'
AREA = '[[areas]]\ncode = "lv-1"\ntitle = "Tuyên truyền"\n'
TASK = '[[tasks]]\ncode = "nv-1"\ntext = "Tham mưu"\nlead = "Văn phòng"\ndue = 2022-03-01\n'
RESULT = AREA + '[[results]]\ncode = "kq-1"\narea = "lv-1"\ntext = "Đã làm."\n'
NO_TASKS = "tasks = []\n"
REVIEW = '[[reviews]]\ncode = "dg-1"\nanswers = "nv-1"\nstatus = "done"\noutcome = "Xong."\n'
LAST_YEAR = '[[tasks]]\ncode = "nv-1"\ntext = "Tham mưu"\n'


def documents(*blocks: str, used: bool = True) -> str:
    """Documents, all of them named in the text of the year."""
    numbered = [f'[[documents]]\ncode = "vb-{index}"\n{block}\n' for index, block in enumerate(blocks, 1)]
    mentions = " ".join(f"{{vb-{index}}}" for index in range(1, len(blocks) + 1))
    return "".join(numbered) + (f'[text]\noverview = "Theo {mentions}"\n' if used else "")


def decision(number: str, day: str = "2021-08-20", more: str = "") -> str:
    """An issued decision."""
    return f'kind = "Quyết định"\nnumber = "{number}"\ndate = {day}\n{more}'


def counts(*blocks: str) -> str:
    """Counts, each with its name and a unit unless the block gives another."""
    return "".join(
        f'[[counts]]\ncode = "sl-{index}"\n'
        + ("" if "name =" in block else f'name = "Số liệu {index}"\n')
        + ("" if "unit =" in block else 'unit = "người"\n')
        + block
        + "\n"
        for index, block in enumerate(blocks, 1)
    )


def results(number: int, first: str = "") -> str:
    """So many results in one area, with more lines in the first."""
    blocks = [f'[[results]]\ncode = "kq-{n}"\narea = "lv-1"\ntext = "Đã làm."\n' for n in range(1, number + 1)]
    return AREA + blocks[0] + f"{first}\n" + "".join(blocks[1:])


def awards(*blocks: str) -> str:
    """Awards to individuals, the Giấy khen of the office unless the block gives another title or kind."""
    return "".join(
        f'[[awards]]\ncode = "kt-{index}"\n'
        + ("" if "title =" in block else 'title = "Giấy khen"\n')
        + ("" if "recipient_kind =" in block else 'recipient_kind = "individual"\n')
        + block
        + "\n"
        for index, block in enumerate(blocks, 1)
    )


HELD = counts('name = "Hội nghị phổ biến, giáo dục pháp luật"\nunit = "hội nghị"\nvalue = 2\nplan = 4')


def told(text: str) -> str:
    """One result that tells this."""
    return AREA + f'[[results]]\ncode = "kq-1"\narea = "lv-1"\ntext = "{text}"\n'


def rewarded(number: int) -> str:
    """A decision that rewards three people, with so many of them recorded."""
    subject = decision("77/QĐ-BDT", more='subject = "về việc tặng Giấy khen cho 03 cá nhân"')
    return documents(subject, used=False) + awards(f'count = {number}\ndecision = "vb-1"')


EXAMPLES = {
    "figures-typed-by-hand": Example(
        WARNING,
        "kq-1.text",
        HELD + told("Mở {sl-1} hội nghị phổ biến, giáo dục pháp luật."),
        HELD + told("Mở 02 hội nghị phổ biến, giáo dục pháp luật."),
    ),
    "figures-told-otherwise": Example(
        WARNING,
        "kq-1.text",
        HELD + told("Mở 01 hội nghị phổ biến, giáo dục pháp luật cho học sinh."),
        HELD + told("Mở 03 hội nghị phổ biến, giáo dục pháp luật."),
    ),
    "sums-that-do-not-follow": Example(
        WARNING,
        "kq-1.text",
        told("Khen 15 cá nhân, gồm 9 cá nhân nam và 6 cá nhân nữ."),
        told("Khen 15 cá nhân, gồm 9 cá nhân nam và 7 cá nhân nữ."),
    ),
    "percentages-that-do-not-follow": Example(
        WARNING,
        "kq-1.text",
        HELD + told("Mở {sl-1} hội nghị, đạt 50% kế hoạch."),
        HELD + told("Mở {sl-1} hội nghị, đạt 55% kế hoạch."),
    ),
    "products-that-do-not-follow": Example(
        ERROR,
        "kq-1.text",
        told("Thưởng 12 cá nhân × 500.000 đồng = 6.000.000 đồng."),
        told("Thưởng 12 cá nhân × 500.000 đồng = 6.500.000 đồng."),
    ),
    "numbers-of-a-decision": Example(GAP, "vb-1.subject", rewarded(3), rewarded(2)),
    "silences-without-reason": Example(
        WARNING,
        "sl-1.silenced",
        counts('silenced = { DT101 = "chờ quý IV" }'),
        counts('silenced = { DT101 = " " }'),
    ),
    "silences-of-unknown-rules": Example(
        WARNING,
        "sl-1.silenced",
        counts('silenced = { DT101 = "chờ quý IV" }'),
        counts('silenced = { dt101 = "chờ quý IV" }'),
    ),
    "silences-of-nothing": Example(
        WARNING,
        "sl-1.silenced",
        counts('silenced = { DT101 = "chờ quý IV", DT102 = "" }'),
        counts('value = 1\nsilenced = { DT101 = "chờ quý IV" }'),
    ),
    "damaged-letters": Example(
        ERROR,
        "kt-1.merit",
        awards('count = 1\nmerit = "Đúng không?"'),
        awards('count = 1\nmerit = "Ph?c v? t?t"'),
    ),
    "unusual-letters": Example(
        WARNING,
        "kt-1.merit",
        awards('count = 1\nmerit = "Giúp người Ê-đê ở Čư Ƀlang"'),
        awards('count = 1\nmerit = "Giúp đoàn Malmö"'),
    ),
    "lookalike-letters": Example(
        WARNING,
        "kt-1.merit",
        awards('count = 1\nmerit = "Đảng viên, đoàn Россия"'),
        awards('count = 1\nmerit = "\u00d0ảng viên đƣợc việc"'),
    ),
    "characters-that-cannot-be-printed": Example(
        ERROR,
        "nv-1.items[2]",
        TASK + 'items = ["Một • hai", "Ba"]\n',
        TASK + 'items = ["Một", "Hai 😀 \uf0b7"]\n',
    ),
    "ratios-out-of-scale": Example(
        WARNING,
        "sl-1.value",
        counts("value = 10\nplan = 1", "value = 1\nplan = 100", "value = 0\nplan = 9", "value = -1\nplan = 9"),
        counts("value = 12500\nplan = 12"),
    ),
    "fractions-of-counted-things": Example(
        WARNING,
        "sl-1.plan",
        counts("value = 2.0\nplan = 3", 'unit = "km"\nvalue = 2.5', 'unit = "triệu đồng"\nvalue = 0.1'),
        counts("value = 2\nplan = 12.5"),
    ),
    "answers-to-unknown-tasks": Example(
        ERROR,
        "kq-1.answers",
        RESULT + 'answers = "nv-1"\n' + REVIEW,
        RESULT + 'answers = "nv-9"\n' + REVIEW,
        previous=LAST_YEAR,
    ),
    "last-year-not-on-file": Example(
        WARNING,
        "kq-1.answers",
        RESULT + 'answers = "nv-1"\n' + REVIEW,
        RESULT + 'answers = "nv-1"\n' + REVIEW,
        passes_after=LAST_YEAR,
    ),
    "last-year-that-does-not-load": Example(WARNING, "year", "", "", previous_problem=True, passes_after=NO_TASKS),
    "settings-not-given": Example(GAP, "report.subject", "", "[report]\n"),
    "signers-without-title": Example(
        GAP,
        "report.signer_title",
        '[report]\nsubject = "công tác"\nsigner = "A B"\nsigner_title = "Phó Ban"\n',
        '[report]\nsubject = "công tác"\nsigner = "A B"\n',
    ),
    "numbers-on-drafts": Example(
        WARNING,
        "report.draft",
        '[report]\nsubject = "công tác"\nnumber = "5"\n',
        '[report]\nsubject = "công tác"\nnumber = "5"\ndraft = 1\n',
    ),
    "period-that-runs-backwards": Example(
        ERROR, "period.to", "", "[period]\nfrom = 2021-12-15\nto = 2021-12-14\n" + RESULT + "date = 2021-03-01\n"
    ),
    "period-of-another-year": Example(
        WARNING,
        "period.to",
        "[period]\nfrom = 2021-01-01\nto = 2021-12-31\n",
        "[period]\nfrom = 2019-12-15\nto = 2020-12-14\n",
    ),
    "conference-before-the-period-ends": Example(
        WARNING,
        "conference.date",
        '[conference]\nname = "Hội nghị"\nchair = "Nguyễn Văn A"\ndate = 2021-12-14\n',
        '[conference]\nname = "Hội nghị"\nchair = "Nguyễn Văn A"\ndate = 2021-01-14\n',
    ),
    "results-outside-the-period": Example(
        WARNING, "kq-1.date", RESULT + "date = 2020-12-15\n", RESULT + "date = 2020-12-14\n"
    ),
    "documents-dated-after-the-report": Example(
        WARNING,
        "vb-1.date",
        documents(decision("39/2022/QĐ-UBND", "2022-01-14")),
        documents(decision("39/2022/QĐ-UBND", "2022-01-15")),
    ),
    "documents-dated-after-their-result": Example(
        WARNING,
        "kq-1.date",
        RESULT + 'date = 2021-08-20\ndocuments = ["vb-1"]\n' + documents(decision("39/2021/QĐ-UBND"), used=False),
        RESULT + 'date = 2021-08-19\ndocuments = ["vb-1"]\n' + documents(decision("39/2021/QĐ-UBND"), used=False),
    ),
    "report-signed-after-the-conference": Example(
        WARNING,
        "report.date",
        '[report]\nsubject = "công tác"\ndate = 2022-01-14\n',
        '[report]\nsubject = "công tác"\ndate = 2022-01-15\n',
    ),
    "article-published-before-the-conference": Example(
        WARNING,
        "article.published",
        "[article]\npublished = 2022-01-14T08:00:00\n",
        "[article]\npublished = 2022-01-13T08:00:00\n",
    ),
    "areas-with-one-title": Example(
        WARNING,
        "lv-2.title",
        AREA + '[[areas]]\ncode = "lv-2"\ntitle = "Tuyên truyền miệng"\n',
        AREA + '[[areas]]\ncode = "lv-2"\ntitle = "Tuyên  Truyền."\n',
    ),
    "results-told-twice": Example(
        WARNING,
        "kq-2.text",
        RESULT + RESULT.removeprefix(AREA).replace("kq-1", "kq-2").replace("làm", "làm 02 lần"),
        RESULT + RESULT.removeprefix(AREA).replace("kq-1", "kq-2").replace("Đã làm.", "làm"),
    ),
    "tasks-set-twice": Example(
        WARNING, "nv-2.text", TASK, TASK + TASK.replace("nv-1", "nv-2").replace("Tham mưu", "Tham muu.")
    ),
    "misplaced-marks": Example(
        WARNING,
        "text.aims",
        '[text]\naims = "Giao thông, y tế, v.v.; đạt 1.234,5 tỷ đồng... Xong."\nclosing = "Trân trọng báo cáo./."',
        '[text]\naims = "Giao thông;, y tế ,vv. Xong./."',
    ),
    "names-in-one-case": Example(
        WARNING,
        "kt-2.recipient",
        awards('recipient = "Y Bắc Kđăm"', 'recipient = "HĐND, UBND"\nrecipient_kind = "collective"'),
        awards('recipient = "Hà Thị An"', 'recipient = "HÀ THỊ AN"'),
    ),
    "kinds-in-another-case": Example(
        WARNING,
        "vb-1.kind",
        documents('kind = "Kế hoạch"\nstatus = "planned"') + awards('title = "CSTĐ cơ sở"'),
        documents(*['kind = "kế hoạch"\nstatus = "planned"'] * 2),
    ),
    "areas-without-results": Example(WARNING, "lv-1", RESULT, AREA),
    "results-not-reported": Example(GAP, "results", RESULT, "areas = []\nresults = []\n"),
    "summaries-too-long": Example(WARNING, "results", results(46, "key = true"), results(46)),
    "documents-with-one-number": Example(
        ERROR,
        "vb-2.number",
        documents(decision("05/QĐ-BDT"), decision("05/QĐ-BDT", "2020-08-20")),
        documents(decision("05/QĐ-BDT"), decision("05/QĐ-BDT", "2021-09-20")),
    ),
    "documents-with-one-subject": Example(
        WARNING,
        "vb-2.subject",
        documents(*(f'kind = "Kế hoạch"\nstatus = "planned"\nsubject = "năm {year}"' for year in (2022, 2023))),
        documents(*['kind = "Kế hoạch"\nstatus = "planned"\nsubject = "thực hiện Chương trình"'] * 2),
    ),
    "documents-without-number-or-date": Example(
        GAP,
        "vb-1",
        documents('kind = "Luật"\nsubject = "Trẻ em"', 'kind = "Kế hoạch"\nstatus = "draft"'),
        documents('kind = "Kế hoạch"\nsubject = "thực hiện Đề án"'),
    ),
    "unissued-documents-with-number-or-date": Example(
        WARNING,
        "vb-1.status",
        documents('kind = "Kế hoạch"\nstatus = "draft"\ndate = 2021-03-01'),
        documents('kind = "Kế hoạch"\nstatus = "planned"\ndate = 2021-03-01'),
    ),
    "documents-never-used": Example(
        WARNING, "vb-1", documents(decision("39/2021/QĐ-UBND")), documents(decision("39/2021/QĐ-UBND"), used=False)
    ),
    "numbers-among-words": Example(
        ERROR,
        "vb-1.number",
        documents(decision("số 02/CTr-UBND"), decision("12")),
        documents(decision("Quyết định số 12")),
    ),
    "numbers-without-symbol": Example(
        GAP, "vb-1.number", documents(decision("02/CTr-UBND")), documents(decision("12/2021"))
    ),
    "malformed-numbers": Example(
        WARNING,
        "vb-1.number",
        documents(decision("02/CTr-UBND")),
        documents(decision("02/CTr - UBND")),
    ),
    "numbers-without-leading-zero": Example(
        WARNING,
        "vb-1.number",
        documents(decision("2/CTr-UBND", "2019-03-01"), decision("4-NQ/TU")),
        documents(decision("2/CTr-UBND")),
    ),
    "numbers-of-another-year": Example(
        WARNING,
        "vb-1.number",
        documents(decision("39/2021/QĐ-UBND")),
        documents(decision("39/2020/QĐ-UBND")),
    ),
    "documents-cited-by-hand": Example(
        WARNING,
        "text.aims",
        documents(decision("33/2021/QĐ-TTg")) + 'aims = "Thực hiện {vb-1}."',
        documents(decision("33/2021/QĐ-TTg")) + 'aims = "Thực hiện Quyết định số 33/2021/QĐ-TTg."',
    ),
    "documents-cited-but-not-registered": Example(
        WARNING,
        "text.aims",
        '[text]\naims = "Đạt 73/100 xã trong ngày 14/12/2021."',
        '[text]\naims = "Theo Nghị quyết số 04-NQ/TU ngày 14/7/2021"',
    ),
    "figures-not-reported": Example(GAP, "sl-1.value", counts("value = 0"), counts("plan = 2")),
    "figures-recorded-twice": Example(
        ERROR,
        "sl-2.name",
        counts('name = "Nữ"\nvalue = 1\n', 'name = "Nữ"\nunit = "hộ"\nvalue = 1\n'),
        counts('name = "Nữ"\nvalue = 1\n', 'name = "NỮ "\nvalue = 2\n'),
    ),
    "parts-in-another-unit": Example(
        ERROR,
        "sl-2.unit",
        counts("value = 3", 'part_of = "sl-1"\nvalue = 3'),
        counts("value = 3", 'part_of = "sl-1"\nvalue = 3\nunit = "hộ"'),
    ),
    "parts-larger-than-the-whole": Example(
        ERROR,
        "sl-2.value",
        counts("value = 3", 'part_of = "sl-1"\nvalue = 2'),
        counts("value = 3", 'part_of = "sl-1"\nvalue = 3.5', 'part_of = "sl-1"\nvalue = 1'),
    ),
    "parts-that-do-not-add-up": Example(
        WARNING,
        "sl-1.value",
        counts("value = 0.3", *['part_of = "sl-1"\nvalue = 0.1'] * 3),
        counts("value = 4", 'part_of = "sl-1"\nvalue = 3', 'part_of = "sl-1"\nvalue = 2'),
    ),
    "previous-figures-that-differ": Example(
        WARNING,
        "sl-1.previous",
        counts("value = 3\nprevious = 2.0"),
        counts("value = 3\nprevious = 4"),
        previous=NO_TASKS + counts("value = 2"),
    ),
    "mentions-of-another-unit": Example(
        ERROR,
        "text.overview",
        counts('unit = "triệu đồng"\nvalue = 500') + '[text]\noverview = "Chi {sl-1} đồng cho {sl-1}."\n',
        counts('unit = "triệu đồng"\nvalue = 500') + '[text]\noverview = "Chi {sl-1} tỷ đồng."\n',
    ),
    "mentions-without-their-measure": Example(
        WARNING,
        "text.overview",
        counts('unit = "ha"\nvalue = 7') + '[text]\noverview = "Trồng {sl-1} ha rừng, {sl-1} héc ta."\n',
        counts('unit = "ha"\nvalue = 7') + '[text]\noverview = "Trồng {sl-1} rừng."\n',
    ),
    "percentages-without-meaning": Example(
        WARNING,
        "text.overview",
        counts("value = 3\nplan = 2") + PERCENT,
        counts("value = 3\nplan = 0") + PERCENT,
    ),
    "number-of-tasks": Example(WARNING, "tasks", TASK, TASK + TASK.replace("nv-1", "nv-2")),
    "tasks-without-lead-or-due": Example(
        GAP,
        "nv-5",
        "",
        "\n".join(TASK.replace("nv-1", f"nv-{n}") for n in range(1, 5)) + LAST_YEAR.replace("nv-1", "nv-5"),
    ),
    "tasks-due-on-no-day": Example(
        ERROR,
        "nv-1.due",
        TASK.replace("2022-03-01", '"Quý IV/2022, trước ngày 31/12/2022"'),
        TASK.replace("2022-03-01", '"Quý 5/2022"'),
    ),
    "tasks-due-before-their-year": Example(
        WARNING,
        "nv-1.due",
        "\n".join(TASK.replace("nv-1", f"nv-{n}") for n in range(1, 6)),
        TASK.replace("2022", "2021") + "\n".join(TASK.replace("nv-1", f"nv-{n}") for n in range(2, 6)),
    ),
    "tasks-without-review": Example(GAP, "reviews", REVIEW, RESULT + 'answers = "nv-1"\n', previous=LAST_YEAR),
    "tasks-reviewed-twice": Example(
        WARNING, "dg-2.answers", REVIEW, REVIEW + REVIEW.replace("dg-1", "dg-2"), previous=LAST_YEAR
    ),
    "award-forms-not-stated": Example(
        GAP,
        "kt-2.title",
        awards("count = 1"),
        awards("count = 1") + '[[awards]]\ncode = "kt-2"\nrecipient_kind = "individual"\nrecipient = "Hà Thị An"\n',
    ),
    "award-numbers-not-reported": Example(
        GAP, "kt-2.count", awards("count = 0", 'recipient_kind = "collective"\ncount = 5'), awards("count = 5", "")
    ),
    "award-numbers-stated-twice": Example(
        WARNING,
        "kt-2.count",
        awards('unit = "Văn phòng"\ncount = 2', 'unit = "Thanh tra"\ncount = 3'),
        awards('unit = "Văn phòng"\ncount = 2', 'unit = "VĂN PHÒNG"\ncount = 3'),
    ),
    "more-names-than-stated": Example(
        ERROR,
        "kt-1.count",
        awards("count = 1", 'recipient = "Hà Thị An"'),
        awards("count = 0", 'recipient = "Hà Thị An"'),
    ),
    "fewer-names-than-stated": Example(
        GAP,
        "kt-1.count",
        awards("count = 1", 'recipient = "Hà Thị An"'),
        awards("count = 2", 'recipient = "Hà Thị An"'),
    ),
    "awards-given-twice": Example(
        WARNING,
        "kt-2.recipient",
        awards('recipient = "Hà Thị An"\nunit = "Văn phòng"', 'recipient = "Hà Thị An"\nunit = "Thanh tra"'),
        awards('recipient = "Hà Thị An"\nunit = "Văn phòng"', 'recipient = "hà thị  an"'),
    ),
    "awards-in-two-spellings": Example(
        WARNING,
        "kt-2.title",
        awards("count = 1", 'recipient_kind = "collective"\ncount = 1'),
        awards("count = 1", 'title = "Giấy Khen"\nrecipient_kind = "collective"\ncount = 1'),
    ),
    "award-titles-of-daily-use": Example(
        WARNING,
        "kt-1.title",
        awards('title = "Chiến sĩ thi đua cơ sở"\ncount = 2'),
        awards(*(f'title = "Chiến sĩ thi đua cấp cơ sở"\nrecipient = "A {name}"' for name in "BC")),
    ),
    "awards-for-another-kind": Example(
        WARNING,
        "kt-1.recipient_kind",
        awards('title = "Lao động tiên tiến"\ncount = 2', 'title = "Khác"\ncount = 1'),
        awards('title = "Lao động tiên tiến"\ncount = 2\nrecipient_kind = "collective"'),
    ),
    "award-decisions-not-issued": Example(
        WARNING,
        "kt-1.decision",
        awards('count = 2\ndecision = "vb-1"') + documents(decision("01/QĐ-BDT")),
        awards('count = 2\ndecision = "vb-1"', 'title = "Khác"\ncount = 2\ndecision = "vb-1"')
        + documents('kind = "Quyết định"\nstatus = "draft"'),
    ),
}

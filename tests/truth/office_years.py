"""Years of invented offices, made by chance: everything that a sentence could say falsely occurs in some of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

Data = dict[str, Any]


class Measure(NamedTuple):
    """A unit as it is recorded, as a sentence says it, and what one of it is worth."""

    unit: str
    spoken: str
    counted: bool = False
    rate: str = ""
    """What a difference of two rates is counted in."""
    scale: Decimal = Decimal(1)
    noun: str = ""
    """What goes on after a scale: người of triệu người."""


MEASURES = (
    Measure("hộ", "hộ", counted=True),
    Measure("Hội nghị", "hội nghị", counted=True),
    Measure("lượt người", "lượt người", counted=True),
    Measure("cặp", "cặp", counted=True),
    Measure("%", "%", rate="điểm phần trăm"),
    Measure("tỷ lệ (%)", "%", rate="điểm phần trăm"),
    Measure("‰", "‰", rate="điểm phần nghìn"),
    Measure("điểm", "điểm", rate="điểm"),
    Measure("triệu người", "triệu người", scale=Decimal(10**6), noun="người"),
    Measure("triệu đồng", "triệu đồng", scale=Decimal(10**6), noun="đồng"),
    Measure("tỷ đồng", "tỷ đồng", scale=Decimal(10**9), noun="đồng"),
    Measure("1.000 đồng", "nghìn đồng", scale=Decimal(1000), noun="đồng"),
    Measure("đồng", "đồng", noun="đồng"),
    Measure("km", "km"),
    Measure("ha", "ha"),
)
MEASURE_OF = {measure.unit: measure for measure in MEASURES}
NAMES = (
    "Hà Giang",
    "Cao Bằng",
    "Cần Thơ",
    "Nam Định",
    "Bản Qua",
    "Hội Nông dân tỉnh",
    "Báo Bắc Kạn",
    "Phó Chủ tịch UBND tỉnh",
    "Tổ chức Y tế Thế giới",
    "Thanh tra tỉnh",
    "Chi cục Kiểm lâm",
    "Tỉnh Đoàn",
    "Đảng ủy Khối",
    "Nhà xuất bản Giáo dục",
    "Văn phòng Chính phủ",
    "Đoàn Thanh niên",
    "Luật Trẻ em",
    "Thống kê tỉnh",
    "Anh Sơn",
    "Bà Rịa - Vũng Tàu",
    "Lập Thạch",
    "Tập đoàn Điện lực",
    "Tỉnh ủy",
    "Quản Bạ",
    "Trường Chính trị tỉnh",
    "Đồng Tháp",
    "Hướng Hóa",
    "Trung tâm Xúc tiến thương mại",
    "Đội Quản lý thị trường số 3",
    "Công đoàn cơ sở",
)
PEOPLE = ("Nguyễn Văn A", "Bàn Thị B", "Y Vinh Tơr", "H'Nan Êban", "Từ Văn C", "Hà Văn D", "Mai Thị Đ", "Trình Văn E")
QUALIFIERS = ("hơn", "trên", "gần", "khoảng")
SESSIONS = {"morning": "sáng", "afternoon": "chiều", "whole-day": "cả"}
PROSE = ("overview", "strengths", "limitations", "proposals")
TITLES = ("Giấy khen", "Bằng khen", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
KINDS = ("collective", "individual", "household")


def years_by_chance(seed: int) -> tuple[Data, Data | None]:
    """Data of a year, and of the year before or None, the same for the same seed."""
    return _Dice(seed).years()


class _Dice(Random):
    """Chance with the questions that are asked of it here."""

    def some(self, chance: float = 0.5) -> bool:
        return self.random() < chance

    def given(self, **fields: Any) -> Data:
        """The fields that are not None."""
        return {key: value for key, value in fields.items() if value is not None}

    def maybe(self, value: Any, chance: float = 0.5) -> Any:
        return value if self.some(chance) else None

    def name(self) -> str:
        return self.choice(NAMES)

    def amount(self, measure: Measure) -> Decimal:
        if self.some(0.12):
            return Decimal(0)
        if measure.counted:
            return Decimal(self.choice((1, 2, 7, 9, 10, 11, 90, 1234, 9996, 10000)))
        sign = "-" if self.some(0.04) else ""
        return Decimal(sign + self.choice(("1", "5", "7", "12.4", "13", "75", "84.8", "99.96", "100", "1250.5")))

    def mark(self) -> str:
        """Words that stand once in a year, by which a text is known again on paper."""
        self.marks = getattr(self, "marks", 0) + 1
        return f"mục {self.marks}"

    def years(self) -> tuple[Data, Data | None]:
        last = self.maybe(self.year(2022), 0.6)
        this = self.year(2023)
        if last is not None:
            last["results"], last["text"] = [], {}
            # Last year had the same figures, some of them in another unit.
            last["counts"] = [
                {**self.figure(figure["code"], figure["unit"] if self.some(0.8) else "người"), "name": figure["name"]}
                for figure in this["counts"]
                if self.some(0.7)
            ]
            answered = self.sample(last["tasks"], k=self.randint(0, len(last["tasks"])))
            this["reviews"] = [
                {
                    "code": f"dg-{n}",
                    "answers": task["code"],
                    "status": self.choice(("done", "ongoing")),
                    "outcome": "Xong",
                }
                for n, task in enumerate(answered)
            ]
        return this, last

    def year(self, number: int) -> Data:
        counts = self.figures()
        documents = self.documents()
        awards = self.awards([document["code"] for document in documents])
        return {
            "schema": 1,
            "year": number,
            "agency": self.given(
                name="Ban Dân tộc tỉnh Hà Giang",
                head=self.maybe("Từ Văn Đầu"),
                head_title=self.maybe("Trưởng Ban"),
                place=self.maybe("Hà Giang"),
                parent=self.maybe("UBND tỉnh Hà Giang"),
                short_name=self.maybe("Ban Dân tộc", 0.3),
                symbol=self.maybe("BDT"),
                phone=self.maybe("0219 3000 000", 0.3),
            ),
            "report": self.report(),
            "conference": self.conference(number),
            "article": self.given(author=self.maybe("Hà Văn Viết", 0.3), limitations=self.some(0.2)),
            "text": {part: self.sentence(counts, awards) for part in PROSE if self.some(0.3)},
            "areas": [{"code": "lv-1", "title": "Tuyên truyền"}, {"code": "lv-2", "title": "Chính sách"}],
            "counts": counts,
            "results": self.results(counts, awards, documents),
            "tasks": self.tasks(),
            "documents": documents,
            "awards": awards,
        }

    def report(self) -> Data:
        authority = self.maybe(self.choice(("KT.", "TL.", "TUQ.", "Q.", "TM.")), 0.3)
        return self.given(
            date=self.maybe(date(2024, 1, 5), 0.3),
            authority=authority,
            signer=self.maybe("Cao Thị Ký", 0.4),
            signer_title=self.maybe("Phó Trưởng Ban", 0.4),
            number=self.maybe("7", 0.3),
            draft=self.maybe(2, 0.1),
            title=self.maybe("Kết quả công tác 6 tháng đầu năm", 0.1),
            subject=self.maybe(self.choice(("công tác dân tộc", "Hội Nông dân tỉnh")), 0.3),
            tasks=self.maybe("plain", 0.15),
            prepared_by=self.maybe("Lê Văn Lập", 0.3),
        )

    def conference(self, number: int) -> Data:
        members = [
            self.name(),
            f"Đại diện {self.name()}",
            "Lãnh đạo các phòng",
            f"Ông {self.choice(PEOPLE)}, {self.name()}",
        ]
        day = self.maybe(date(number + 1, 1, 14))
        chair = self.maybe(self.choice(("Hà Văn Tọa", "Từ Văn Đầu")))
        return self.given(
            name=self.maybe(f"Hội nghị tổng kết năm {number}", 0.8),
            date=day,
            session=self.maybe(self.choice(tuple(SESSIONS)), 0.3) if day else None,
            agenda=self.maybe(["8h00: Đón tiếp đại biểu", "8h30: Khai mạc", f"{self.name()} phát biểu"], 0.4),
            chair_positions=self.maybe(self.sample(NAMES, k=self.randint(1, 2)), 0.4) if chair else None,
            place=self.maybe(f"Hội trường {self.name()}"),
            chair=chair,
            attendees=self.maybe(self.sample(members, k=self.randint(1, 4))),
        )

    def figures(self) -> list[Data]:
        figures: list[Data] = []
        for place in range(self.choice((0, 1, 2, 3, 5))):
            figure = self.figure(f"sl-{place}", self.choice(MEASURES).unit)
            if figures and self.some(0.3):
                whole = self.choice(figures)
                figure |= {"part_of": whole["code"]}
            figures.append(figure)
        return figures

    def figure(self, code: str, unit: str) -> Data:
        measure = MEASURE_OF.get(unit, Measure(unit, unit, counted=True))
        number = code.rpartition("-")[2]
        if self.some():
            number = "ABCDE"[int(number)]
        name = self.choice(
            (
                f"Chỉ tiêu {number}",
                f"Hỗ trợ nhà ở, nước sạch {number}",
                f"Hộ nghèo (mới) {number}",
                f"{self.name()} {number}",
            )
        )
        plan, previous = self.maybe(self.amount(measure)), self.maybe(self.amount(measure), 0.4)
        value = self.maybe(self.choice((self.amount(measure), plan, previous)), 0.85)
        return {
            "code": code,
            "name": name,
            "unit": unit,
            **self.given(
                value=value,
                plan=plan,
                previous=previous,
                qualifier=self.maybe(self.choice(QUALIFIERS), 0.2) if value else None,
                plan_qualifier=self.maybe(self.choice((*QUALIFIERS, "không quá", "dưới")), 0.15) if plan else None,
                previous_qualifier=self.maybe(self.choice(QUALIFIERS), 0.15) if previous else None,
                better=self.maybe(self.choice(("less", "neutral")), 0.4),
                key=self.some(0.08),
                status=self.maybe("estimate", 0.15),
            ),
        }

    def results(self, counts: list[Data], awards: list[Data], documents: list[Data]) -> list[Data]:
        results = []
        for place in range(self.choice((0, 1, 2, 3))):
            text = self.sentence(counts, awards)
            cited = [document["code"] for document in documents if self.some(0.4)]
            results.append(
                {
                    "code": f"kq-{place}",
                    "area": self.choice(("lv-1", "lv-2")),
                    "text": text,
                    **self.given(documents=cited or None, date=self.maybe(date(2023, 4, 4), 0.2)),
                }
            )
        return results

    def sentence(self, counts: list[Data], awards: list[Data]) -> str:
        """A text that mentions a figure, a group of honours, or nothing."""
        before, mark = self.choice(("Ghi nhận", "Ghi nhận", "Toàn tỉnh có", "Mới có", "Đạt")), self.mark()
        if awards and self.some(0.15):
            return f"{before} {{{self.choice(awards)['code']}}} lượt khen thưởng, theo {self.name()}, {mark}."
        if not counts or self.some(0.15):
            return f"Đã họp với {self.name()}, {mark}."
        figure = self.choice(counts)
        measure = MEASURE_OF.get(figure["unit"], MEASURES[0])
        after = self.choice((f" {measure.spoken}", f" {measure.noun or measure.spoken}", " trong năm", ""))
        if measure.spoken in "%‰":
            after = self.choice((measure.spoken, " dân số", " trong năm"))
        part = self.choice(("", "", ".plan", ".previous", ".percent"))
        if part == ".percent":
            after = self.choice(("", "%", " kế hoạch"))
        return f"{before} {{{figure['code']}{part}}}{after}, theo {self.name()}, {mark}."

    def tasks(self) -> list[Data]:
        texts = (f"Tham mưu {self.name()}", f"{self.name()} học tập", "Tiếp tục tuyên truyền", "Kiểm tra")
        return [
            {
                "code": f"nv-{place}",
                "text": f"{self.choice(texts)}, {self.mark()}",
                **self.given(
                    items=self.maybe([self.choice(texts) for _ in range(self.randint(1, 3))], 0.4),
                    lead=self.maybe(self.name()),
                    partners=self.maybe(self.sample(NAMES, k=2), 0.3),
                    due=self.maybe(self.choice(("Quý I/2024", date(2024, 6, 30)))),
                    target=self.maybe(f"{self.name()} công nhận", 0.2),
                ),
            }
            for place in range(self.choice((0, 1, 2, 5, 12)))
        ]

    def documents(self) -> list[Data]:
        return [
            {
                "code": f"vb-{place}",
                "kind": self.choice(("Quyết định", "Quyết định", "Kế hoạch", "Luật")),
                **self.given(
                    number=self.maybe(f"{place + 1}/QĐ-BDT", 0.7),
                    date=self.maybe(date(2023, 3, 3), 0.7),
                    issuer=self.maybe(self.name()),
                    subject=self.maybe(self.choice((f"{self.name()} thi đua", "về khen thưởng", "Trẻ em"))),
                    status=self.maybe(self.choice(("draft", "planned")), 0.3),
                    role=self.maybe(self.choice(("basis", "output"))),
                ),
            }
            for place in range(self.randint(0, 2))
        ]

    def awards(self, decisions: list[str]) -> list[Data]:
        awards = []
        for place in range(self.choice((0, 1, 2, 4))):
            named = self.some(0.4)
            awards.append(
                {
                    "code": f"kt-{place}",
                    "recipient_kind": self.choice(KINDS),
                    **self.given(
                        title=self.maybe(self.choice(TITLES), 0.95),
                        authority=self.maybe(self.choice(("Trưởng Ban", "Chủ tịch UBND tỉnh")), 0.4),
                        recipient=self.choice(PEOPLE) if named else None,
                        count=None if named else self.maybe(self.choice((0, 1, 9, 35)), 0.8),
                        prize=self.maybe(self.choice((440000, 1000000))),
                        presenter=self.maybe(self.name(), 0.4),
                        decision=self.maybe(self.choice(decisions), 0.4) if decisions else None,
                        merit=self.maybe(self.choice(("Có thành tích", f"{self.name()} ghi nhận")), 0.4),
                        position=self.maybe(self.name(), 0.2) if named else None,
                        honorific=self.maybe("Ông", 0.3) if named else None,
                        unit=self.maybe(self.name(), 0.3) if named else None,
                    ),
                }
            )
        return awards

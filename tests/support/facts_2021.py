"""Every datum of the office's own news item on its conference: where the year file holds it, which papers show it.

The table holds the ids and the expected values; the file of facts itself lies outside the repository.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from dtreport.vietnamese.dates import long_date, short_date
from dtreport.vietnamese.numbers import in_sentence

WORKBOOK, REPORT, SUMMARY, OVERVIEW, ARTICLE = "workbook", "report", "summary", "overview", "article"
SPOKEN = (REPORT, SUMMARY)
REGISTERS = (WORKBOOK, REPORT)
LONG = (WORKBOOK, *SPOKEN)
ALL = (*LONG, OVERVIEW)
OF_THE_CONFERENCE = (WORKBOOK, SUMMARY, OVERVIEW, ARTICLE)
"""The papers that say which conference it is; the report is signed before it meets."""
TOLD = (OVERVIEW, ARTICLE)
IN_WORDS = (*SPOKEN, OVERVIEW)


class Held(NamedTuple):
    """A value with its place in the year file, the papers that show it, and how they do."""

    path: str
    value: Any
    papers: tuple[str, ...] = ()
    shown: str | None = None
    """As the papers write it, where that is not the value itself."""


class LeftOut(NamedTuple):
    """A datum that is not recorded, and why."""

    reason: str


FURNITURE = LeftOut("phần khung của trang web, không phải số liệu công tác")
FOR_THE_ARTICLE = (ARTICLE,)

PROGRAMME = "phát triển kinh tế - xã hội vùng đồng bào DTTS&MN giai đoạn 2021 - 2030"
TASK_PROGRAMME = "mục tiêu quốc gia phát triển kinh tế - xã hội vùng dân tộc thiểu số và miền núi"
MTTQ = "Lãnh đạo Ủy ban MTTQ tỉnh và Ban Dân tộc tỉnh"


def document(code: str, number: str, day: date, issuer: str, kind: str = "Quyết định") -> tuple[Held, ...]:
    """A numbered document: in the register by its parts, in the prose as a citation."""
    cited = f"{kind} số {number} ngày {short_date(day)} của {issuer}"
    return (
        Held(f"documents.{code}.kind", kind, ALL),
        Held(f"documents.{code}.number", number, ALL),
        Held(f"documents.{code}.date", day, LONG, cited),
        Held(f"documents.{code}.issuer", issuer, REGISTERS),
    )


FACTS: dict[str, tuple[Held, ...] | LeftOut] = {
    "C01": (
        Held(
            "conference.name", "Tổng kết công tác dân tộc năm 2021 và triển khai nhiệm vụ năm 2022", OF_THE_CONFERENCE
        ),
    ),
    "C02": (Held("article.published", datetime(2022, 1, 18, 18, 7), FOR_THE_ARTICLE, "18:07 ngày 18/01/2022"),),  # noqa: DTZ001, local time
    "C03": (Held("conference.date", date(2022, 1, 14), (WORKBOOK, SUMMARY, OVERVIEW), long_date(date(2022, 1, 14))),),
    "C04": (
        Held("conference.chair", "Nguyễn Thái Nam", TOLD),
        Held("agency.head", "Nguyễn Thái Nam", LONG),
        Held("agency.head_title", "Trưởng Ban", LONG, "TRƯỞNG BAN"),
    ),
    "C05": (
        Held("conference.chair_positions.0", "Ủy viên UBND tỉnh", TOLD),
        Held("conference.chair_positions.1", "Trưởng Ban Dân tộc", TOLD),
    ),
    "C06": (Held("conference.chair", "Nguyễn Thái Nam", TOLD, "Trưởng Ban Dân tộc, chủ trì"),),
    "C07": (
        Held(
            "conference.name",
            "Hội nghị Tổng kết công tác dân tộc năm 2021 và triển khai nhiệm vụ năm 2022",
            OF_THE_CONFERENCE,
        ),
        Held("year", 2021, ALL, "năm 2021"),
    ),
    "C08": (Held("conference.attendees.0", "Đại diện lãnh đạo Ủy ban MTTQ tỉnh", TOLD),),
    "C09": (Held("conference.attendees.1", "một số sở, ban, ngành, đoàn thể của tỉnh", TOLD),),
    "C10": (Held("conference.attendees.2", "Lãnh đạo phòng Dân tộc các huyện, thành, thị", TOLD),),
    "C11": (Held("article.captions.0", "Toàn cảnh Hội nghị", FOR_THE_ARTICLE),),
    "C12": (Held("report.subject", "công tác dân tộc", LONG, "Kết quả thực hiện công tác dân tộc năm 2021"),),
    "C13": (
        Held("report.subject", "công tác dân tộc", FOR_THE_ARTICLE, "Nhiệm vụ công tác dân tộc năm 2022"),
        Held("report.subject", "công tác dân tộc", REGISTERS, "Nhiệm vụ trọng tâm công tác dân tộc năm 2022"),
    ),
    "C14": (
        Held("article.author", "Nguyễn Văn Nghĩa", FOR_THE_ARTICLE),
        Held("article.author_unit", "Văn phòng", FOR_THE_ARTICLE),
    ),
    "C15": (
        Held("agency.short_name", "Ban Dân tộc", LONG, "BAN DÂN TỘC"),
        Held("agency.parent", "UBND tỉnh Thái Nguyên", LONG, "UBND TỈNH THÁI NGUYÊN"),
    ),
    "C16": (Held("agency.address", "666A đường Quang Trung, phường Tân Thịnh, TP Thái Nguyên", SPOKEN),),
    "C17": (
        Held("agency.phone", "0208 3651 864", SPOKEN, "Điện thoại: 0208 3651 864"),
        Held("agency.fax", "0208 3651 864", SPOKEN, "Fax: 0208 3651 864"),
    ),
    "C18": (Held("agency.email", "bandantoc@thainguyen.gov.vn", SPOKEN),),
    "C19": (Held("agency.website", "http://www.bandantoc.thainguyen.gov.vn", SPOKEN),),
    "C20": (Held("agency.name", "Ban Dân tộc tỉnh Thái Nguyên", SPOKEN),),
    "R00": (Held("text.overview", "Năm 2021 là năm chuyển tiếp", SPOKEN),),
    "R01": (
        Held("areas.chinh-sach.title", "Chính sách dân tộc và chuẩn bị chính sách cho giai đoạn mới", ALL),
        Held("areas.chinh-sach.lead", "tiếp tục được chỉ đạo, triển khai", LONG),
    ),
    "R01a": (
        Held("results.kq-1.text", "xóm đặc biệt khó khăn, xã thuộc vùng dân tộc thiểu số và miền núi", ALL),
        Held("results.kq-1.text", "giai đoạn 2021 - 2025", ALL),
        Held("results.kq-1.text", "Ủy ban Dân tộc", ALL),
        Held("results.kq-1.text", "{qd-33-2020}", ALL, "theo Quyết định số 33/2020/QĐ-TTg"),
    ),
    "R01b": (
        Held("results.kq-2.text", "{qd-39-2020}", ALL, "Thực hiện Quyết định số 39/2020/QĐ-TTg"),
        Held("results.kq-2.text", "theo hướng dẫn của Ủy ban Dân tộc", ALL),
    ),
    "R01c": (Held("results.kq-3.text", "{kh-tao-hon}", ALL, "Tham mưu UBND tỉnh ban hành Kế hoạch thực hiện Đề án"),),
    "R01d": (
        Held("results.kq-4.text", "các chính sách đối với người có uy tín", ALL),
        Held("results.kq-4.text", "{qd-12-2018}", ALL, "theo Quyết định số 12/2018/QĐ-TTg"),
    ),
    "R02": (
        Held("results.kq-5.text", "UBND các huyện rà soát đối tượng thụ hưởng chính sách", ALL),
        Held("results.kq-5.text", "{dt-phan-bo-von}", ALL, "góp ý với Chính phủ về dự thảo Quyết định"),
        Held("results.kq-5.text", "{ct-mtqg}", ALL, f"Chương trình mục tiêu quốc gia {PROGRAMME}"),
        Held("areas.chuong-trinh.title", "Chương trình mục tiêu quốc gia", ALL),
    ),
    "R02b": (Held("results.kq-6.text", "dự thảo các văn bản liên quan để tổ chức thực hiện Chương trình", ALL),),
    "R03a": (
        Held("areas.tham-muu.title", "Tham mưu ban hành văn bản", ALL),
        Held("results.kq-7.text", "{qd-39-2021}", ALL, "Kịp thời tham mưu ban hành Quyết định số 39/2021/QĐ-UBND"),
    ),
    "R03b": (
        Held("results.kq-8.text", "{nq-04-2021}", ALL, "Để triển khai Nghị quyết số 04-NQ/TU"),
        Held("results.kq-8.text", "{ctr-02-2021}", ALL, "ban hành Chương trình hành động số 02/CTr-UBND"),
    ),
    "R04a": (
        Held("areas.tuyen-truyen.title", "Tuyên truyền, biểu dương", ALL),
        Held("results.kq-9.text", "Hội nghị biểu dương {dai-bieu} đại biểu", ALL, "Hội nghị biểu dương 90 đại biểu"),
    ),
    "R04b": (
        Held(
            "results.kq-10.text",
            "{hn-phap-luat} hội nghị phổ biến, giáo dục pháp luật",
            ALL,
            "02 hội nghị phổ biến, giáo dục pháp luật",
        ),
    ),
    "R04c": (
        Held(
            "results.kq-11.text",
            "{hn-binh-dang-gioi} hội nghị tuyên truyền về bình đẳng giới",
            ALL,
            "02 hội nghị tuyên truyền về bình đẳng giới",
        ),
        Held("results.kq-11.text", "bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp", ALL),
    ),
    "D1": (
        *document("qd-33-2020", "33/2020/QĐ-TTg", date(2020, 11, 12), "Thủ tướng Chính phủ"),
        Held(
            "documents.qd-33-2020.subject",
            "về tiêu chí phân định vùng đồng bào dân tộc thiểu số và miền núi theo trình độ phát triển"
            " giai đoạn 2021 - 2025",
            LONG,
        ),
    ),
    "D2": (
        *document("qd-39-2020", "39/2020/QĐ-TTg", date(2020, 12, 31), "Thủ tướng Chính phủ"),
        Held(
            "documents.qd-39-2020.subject",
            "về tiêu chí xác định các dân tộc còn nhiều khó khăn, có khó khăn đặc thù giai đoạn 2021 - 2025",
            LONG,
        ),
    ),
    # The source breaks off before the issuer; the symbol QĐ-TTg says it. The title it gives nowhere.
    "D3": document("qd-12-2018", "12/2018/QĐ-TTg", date(2018, 3, 6), "Thủ tướng Chính phủ"),
    "D4": (
        *document("qd-39-2021", "39/2021/QĐ-UBND", date(2021, 8, 20), "UBND tỉnh"),
        Held(
            "documents.qd-39-2021.subject",
            "quy định vùng tạo nguồn cán bộ cho các dân tộc thuộc diện tuyển sinh vào các trường phổ thông dân tộc"
            " nội trú của tỉnh Thái Nguyên",
            LONG,
        ),
    ),
    "D5": (
        *document("ctr-02-2021", "02/CTr-UBND", date(2021, 12, 2), "UBND tỉnh", "Chương trình hành động"),
        Held("documents.ctr-02-2021.subject", "Nghị quyết số 04-NQ/TU", LONG),
        Held("documents.ctr-02-2021.note", "ban hành Chương trình hành động Nghị quyết số 04-NQ/TU"),
    ),
    "D6": document("nq-04-2021", "04-NQ/TU", date(2021, 7, 14), "Ban Chấp hành Đảng bộ tỉnh", "Nghị quyết"),
    "U1": (
        Held("documents.kh-tao-hon.kind", "Kế hoạch", ALL),
        Held("documents.kh-tao-hon.issuer", "UBND tỉnh", ALL),
        Held(
            "documents.kh-tao-hon.subject",
            "thực hiện Đề án “Giảm thiểu tình trạng tảo hôn và hôn nhân cận huyết thống trong vùng đồng bào dân tộc"
            " thiểu số tỉnh Thái Nguyên giai đoạn 2021 - 2025”",
            ALL,
        ),
    ),
    "U2": (
        Held("documents.dt-phan-bo-von.kind", "Quyết định", ALL),
        Held("documents.dt-phan-bo-von.status", "draft", ALL, "dự thảo"),
        Held(
            "documents.dt-phan-bo-von.subject",
            "quy định nguyên tắc, tiêu chí, định mức phân bổ ngân sách Trung ương và tỷ lệ vốn đối ứng của ngân sách"
            " địa phương",
            ALL,
        ),
    ),
    "U3": (
        Held("documents.ct-mtqg.kind", "Chương trình mục tiêu quốc gia", ALL),
        Held("documents.ct-mtqg.subject", PROGRAMME, ALL),
    ),
    "U4": (
        Held("documents.nq-phan-bo-von.kind", "Nghị quyết", LONG),
        Held("documents.nq-phan-bo-von.issuer", "HĐND tỉnh", LONG),
        Held("documents.nq-phan-bo-von.status", "planned", REGISTERS, "Dự kiến"),
        Held("documents.nq-phan-bo-von.for_task", "nv-1", (WORKBOOK,), "Nhiệm vụ thứ nhất"),
        Held(
            "documents.nq-phan-bo-von.subject",
            "ban hành tiêu chí, định mức, nguyên tắc phân bổ vốn thực hiện Chương trình",
            LONG,
        ),
    ),
    "U5": (
        Held("documents.kh-2022-2025.kind", "Kế hoạch", LONG),
        Held("documents.kh-2022-2025.for_task", "nv-1", (WORKBOOK,), "Nhiệm vụ thứ nhất"),
        Held("documents.kh-2022-2025.subject", "thực hiện Chương trình giai đoạn 2022 - 2025", LONG),
    ),
    "U6": (
        Held("documents.kh-2022.kind", "Kế hoạch", LONG),
        Held("documents.kh-2022.for_task", "nv-1", (WORKBOOK,), "Nhiệm vụ thứ nhất"),
        Held("documents.kh-2022.subject", "thực hiện Chương trình năm 2022", LONG),
    ),
    "U7": (
        Held("documents.quy-che.kind", "Quy chế", LONG, "Quy chế hoạt động"),
        Held("documents.quy-che.for_task", "nv-2", (WORKBOOK,), "Nhiệm vụ thứ hai"),
        Held("documents.quy-che.status", "planned", REGISTERS, "Dự kiến"),
    ),
    "N1": (
        Held("counts.dai-bieu.value", Decimal(90), ALL, in_sentence(90)),
        Held("counts.dai-bieu.unit", "đại biểu", ALL),
        Held("counts.dai-bieu.name", "Đại biểu người dân tộc tiêu biểu được biểu dương", ALL),
    ),
    "N2": (
        Held("counts.hn-phap-luat.value", Decimal(2), ALL, "02 hội nghị"),
        Held("counts.hn-phap-luat.unit", "hội nghị", ALL),
        Held("counts.hn-phap-luat.name", "Hội nghị phổ biến, giáo dục pháp luật", ALL),
    ),
    "N3": (
        Held("counts.hn-binh-dang-gioi.value", Decimal(2), ALL, "02 hội nghị"),
        Held("counts.hn-binh-dang-gioi.unit", "hội nghị", ALL),
        Held("counts.hn-binh-dang-gioi.name", "Hội nghị tuyên truyền về bình đẳng giới", ALL),
    ),
    "N4": (Held("awards.bk-tap-the.count", 1, IN_WORDS, "01 tập thể"),),
    "N5": (Held("awards.bk-ca-nhan.count", 1, IN_WORDS, "01 cá nhân"),),
    "N6": (Held("awards.gk-ca-nhan.count", 11, IN_WORDS, "11 cá nhân"),),
    "T0": (Held("text.tasks_lead", "những nhiệm vụ trọng tâm", SPOKEN),),
    "T1": (Held("tasks.nv-1.text", TASK_PROGRAMME, IN_WORDS, "Thứ nhất"),),
    "T2": (Held("tasks.nv-2.text", "Thành lập Tổ công tác", IN_WORDS, "Thứ hai"),),
    "T3": (Held("tasks.nv-3.text", "hạ tầng kinh tế vùng dân tộc thiểu số", IN_WORDS, "Thứ ba"),),
    "T4": (Held("tasks.nv-4.text", "công tác tuyên truyền", IN_WORDS, "Thứ tư"),),
    "T5": (Held("tasks.nv-5.text", "Phối hợp với các ngành, các cấp", IN_WORDS, "Thứ năm"),),
    "T1a": (
        Held("tasks.nv-1.text", "tham mưu Ban Chỉ đạo các Chương trình mục tiêu quốc gia và UBND tỉnh", ALL),
        Held("tasks.nv-1.text", TASK_PROGRAMME, ALL),
    ),
    "T1b": (
        Held("tasks.nv-1.items.0", "{nq-phan-bo-von}", LONG, "Trình HĐND tỉnh ban hành Nghị quyết ban hành tiêu chí"),
    ),
    "T1c": (
        Held("tasks.nv-1.items.1", "{kh-2022-2025}", LONG, "Kế hoạch thực hiện Chương trình giai đoạn 2022 - 2025"),
    ),
    "T1d": (Held("tasks.nv-1.items.2", "{kh-2022}", LONG, "Kế hoạch thực hiện Chương trình năm 2022"),),
    "T2a": (
        Held(
            "tasks.nv-2.text",
            f"Thành lập Tổ công tác về Chương trình {TASK_PROGRAMME} giai đoạn 2021 - 2025",
            ALL,
        ),
    ),
    "T2b": (
        Held("tasks.nv-2.items.0", "{quy-che}", LONG, "ban hành Quy chế hoạt động của Tổ công tác"),
        Held("tasks.nv-2.items.0", "phân công rõ việc, rõ người, rõ đơn vị phụ trách", LONG),
        Held("tasks.nv-2.items.0", "Ban Chỉ đạo các Chương trình mục tiêu quốc gia và UBND tỉnh", LONG),
    ),
    "T3a": (Held("tasks.nv-3.text", "ưu tiên nguồn lực đầu tư đồng bộ hạ tầng kinh tế", ALL),),
    "T3b": (Held("tasks.nv-3.items.0", "các đề án, chính sách dân tộc còn hiệu lực", LONG),),
    "T3c": (
        Held("tasks.nv-3.items.1", "Tăng cường kiểm tra", LONG),
        Held("tasks.nv-3.items.1", "khó khăn, vướng mắc để chính sách phát huy hiệu quả", LONG),
    ),
    "T4a": (Held("tasks.nv-4.text", "nắm chắc địa bàn vùng đồng bào dân tộc thiểu số", ALL),),
    "T4b": (
        Held("tasks.nv-4.items.0", "người có uy tín, già làng, trưởng bản", LONG),
        Held("tasks.nv-4.items.0", "thoát nghèo, làm giàu", LONG),
    ),
    "T5a": (Held("tasks.nv-5.text", "chuỗi giá trị, tổ sản xuất, hợp tác xã, doanh nghiệp", ALL),),
    "T5b": (
        Held("tasks.nv-5.items.0", "mô hình sản xuất", LONG),
        Held("tasks.nv-5.items.0", "phong tục, tập quán của người dân", LONG),
    ),
    "T5c": (Held("tasks.nv-5.items.1", "nâng cao thu nhập cho người dân, nhất là đồng bào dân tộc thiểu số", LONG),),
    "A1": (
        Held("awards.bk-tap-the.title", "Bằng khen", ALL),
        Held("awards.bk-tap-the.authority", "Chủ tịch UBND tỉnh", ALL),
        Held("awards.bk-tap-the.recipient_kind", "collective", ALL, "tập thể"),
        Held("awards.bk-ca-nhan.recipient_kind", "individual", ALL, "cá nhân"),
        Held("awards.bk-ca-nhan.title", "Bằng khen", ALL),
        Held("awards.bk-ca-nhan.authority", "Chủ tịch UBND tỉnh", ALL),
        Held("awards.bk-tap-the.merit", "có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2021", ALL),
        Held("awards.bk-ca-nhan.merit", "có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2021", ALL),
        Held(
            "awards.bk-tap-the.count",
            1,
            IN_WORDS,
            "01 tập thể và 01 cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh",
        ),
    ),
    "A2": (
        Held("awards.gk-ca-nhan.title", "Giấy khen", ALL),
        Held("awards.gk-ca-nhan.authority", "Trưởng Ban Dân tộc", ALL),
        Held("awards.gk-ca-nhan.recipient_kind", "individual", ALL, "cá nhân"),
        Held("awards.gk-ca-nhan.merit", "thực hiện tốt nhiệm vụ năm 2021", ALL),
        Held("awards.gk-ca-nhan.note", "Giấy khen của Ban Dân tộc tỉnh Thái Nguyên"),
    ),
    "A3": (
        Held("awards.cstd-co-so.title", "Chiến sĩ thi đua cơ sở", ALL),
        Held("awards.cstd-co-so.recipient_kind", "individual", ALL, "cá nhân"),
        Held(
            "awards.cstd-co-so.count",
            None,
            IN_WORDS,
            "Số cá nhân được tặng danh hiệu “Chiến sĩ thi đua cơ sở”: chưa có số liệu",
        ),
        Held("awards.cstd-co-so.note", "Chiến sĩ thi đua cấp cơ sở"),
    ),
    "A1p": (
        Held("awards.bk-tap-the.presenter", MTTQ, (WORKBOOK, ARTICLE)),
        Held("awards.bk-ca-nhan.presenter", MTTQ, (WORKBOOK, ARTICLE)),
        Held("article.captions.1", "Bằng khen của Chủ tịch UBND tỉnh", FOR_THE_ARTICLE),
    ),
    "A3p": (
        Held("awards.cstd-co-so.presenter", MTTQ, (WORKBOOK, ARTICLE)),
        Held("article.captions.2", "Chiến sĩ thi đua cơ sở", FOR_THE_ARTICLE),
    ),
    "A2p": (
        Held("awards.gk-ca-nhan.presenter", "Lãnh đạo Ban Dân tộc tỉnh", (WORKBOOK, ARTICLE)),
        Held("article.captions.3", "Giấy khen của Trưởng Ban Dân tộc", FOR_THE_ARTICLE),
    ),
    **{f"X{number}": FURNITURE for number in range(1, 8)},
}

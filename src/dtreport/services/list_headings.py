"""The headings of lists that offices use, one vocabulary a kind of record, beside each field's own label and key."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dtreport.records.base import specs
from dtreport.services.tables.headings import LEFT_OUT, NEUTRAL, ORDER, Vocabulary, plain

if TYPE_CHECKING:
    from dtreport.records import Kind

NAMES_OF_GROUPS, NAMES_OF_PEOPLE, NAMES_OF_HOMES = "recipient:collective", "recipient:individual", "recipient:household"
FAMILY_NAME, GIVEN_NAME = "recipient:family", "recipient:given"
POSITION_AND_UNIT = frozenset(("position", "unit"))

_EVERYWHERE = {
    ORDER: "stt; tt; s tt; s t t; t t; so tt; so thu tu; thu tu; stt tt; no",
    LEFT_OUT: (
        "ky nhan; ky ten; chu ky; nguoi nhan ky; ky xac nhan; xac nhan; dan toc; gioi tinh; "
        "gioi tinh nam; gioi tinh nu; nam nu; "
        "ton giao; tuoi; so tuoi; tuoi dang; so cccd; cccd; cmnd; so cmnd; cmnd cccd; so cmnd cccd; so can cuoc; "
        "can cuoc cong dan; so dien thoai; "
        "dien thoai; sdt; email; so tai khoan; ten ngan hang; ngan hang; so so vang; so vao so; so vao so vang; "
        "so vao so khen thuong; so hieu; trinh do; trinh do chuyen mon; trinh do hoc van; que quan; dang vien; "
        "ngay vao dang; danh hieu da dat; thanh tich da dat; cac hinh thuc khen thuong da nhan; so phieu; ty le phieu"
    ),
    "note": "ghi chu; ghi chu them; luu y",
}
_AWARDS = {
    NEUTRAL: (
        "duoc khen thuong; de nghi khen thuong; duoc khen; duoc tang giay khen; duoc tang bang khen; "
        "duoc tang thuong; "
        "de nghi tang giay khen; de nghi tang bang khen; de nghi khen; duoc de nghi; "
        "duoc de nghi khen thuong; duoc tang; "
        "de nghi tang thuong; tieu bieu; xuat sac; nhan giay khen; nhan bang khen; duoc bieu duong; duoc nhan"
    ),
    "recipient": (
        "nguoi nhan; don vi nhan; nguoi duoc khen; nguoi duoc khen thuong; doi tuong duoc khen; "
        "ten nguoi don vi nhan; "
        "doi tuong duoc khen thuong; ten doi tuong; ho ten tap the; ho va ten tap the; ten don vi ca nhan; "
        "ten ca nhan tap the; ten tap the ca nhan; ten tap the ca nhan ho gia dinh; ten tap the ho gia dinh; "
        "tap the ca nhan; ca nhan tap the; tap the ca nhan ho gia dinh; ten ca nhan don vi; ca nhan don vi; "
        "tap the va ca nhan; ca nhan va tap the; ten don vi hoac ca nhan; "
        "ho va ten ten tap the; ho ten ten tap the; ho va ten ca nhan ten tap the; ho ten ca nhan ten tap the; "
        "ho va ten hoac ten tap the; ten tap the ho va ten ca nhan; ten tap the ho ten ca nhan; "
        "ten tap the hoac ho va ten ca nhan; ho va ten ten don vi; ho ten ten don vi; ten don vi ho va ten; "
        "ten don vi ho ten; tap the ho ten ca nhan; don vi ca nhan; ten co quan don vi ca nhan; ten nguoi nhan"
    ),
    NAMES_OF_PEOPLE: (
        "ho va ten; ho ten; ten ca nhan; ho va ten ca nhan; ho ten ca nhan; ca nhan; ca nhan duoc khen; "
        "ca nhan duoc khen thuong; ho chu dem va ten; ho chu dem va ten khai sinh; ho ten can bo; ho va ten can bo; "
        "ho va ten nguoi duoc khen; ho va ten nguoi duoc khen thuong; ho ten nguoi duoc khen thuong; "
        "ho va ten dong chi; ten nguoi duoc khen thuong; ho va ten nguoi nhan; ho ten nguoi nhan; "
        "ho ten ong ba; ho va ten ong ba; ho va ten nguoi duoc tang; ho va ten nguoi uy tin; "
        "ho va ten nguoi co uy tin; nguoi co uy tin; ho ten nguoi co uy tin; ten nguoi"
    ),
    NAMES_OF_GROUPS: (
        "ten tap the; tap the; tap the duoc khen; tap the duoc khen thuong; ten tap the duoc khen thuong; "
        "ten co quan; ten co quan don vi; ten don vi duoc khen thuong; don vi duoc khen thuong; "
        "ten phong ban; ten don vi tap the; tap the don vi; ten tap the don vi; ten to chuc; don vi duoc khen; "
        "ten tap the duoc khen; ten co quan to chuc"
    ),
    NAMES_OF_HOMES: (
        "ten ho; ho gia dinh; ten ho gia dinh; chu ho; ten chu ho; ho ten chu ho; ho va ten chu ho; "
        "ho va ten ho gia dinh; gia dinh; ten gia dinh; dai dien ho; ho va ten dai dien ho; ho ten dai dien ho; "
        "ho gia dinh duoc khen thuong; ho gia dinh duoc khen"
    ),
    FAMILY_NAME: "ho va dem; ho dem; ho va ten dem; ho ten dem; ho va chu dem; ho chu dem; ho",
    GIVEN_NAME: "ten; ten goi",
    "recipient_kind": (
        "doi tuong; doi tuong khen thuong; loai doi tuong; phan loai; loai; loai hinh; tap the hay ca nhan; cn tt; "
        "tt cn; loai khen thuong; khen thuong cho; nhom doi tuong"
    ),
    "honorific": "ong ba; danh xung; xung ho; quy danh; ong hoac ba",
    "position": (
        "chuc vu; chuc danh; nghe nghiep; chuc vu hien nay; chuc vu cong tac; chuc danh nghe nghiep; cong viec; "
        "chuc vu chuc danh; chuc vu nghe nghiep; chuc vu chinh quyen; chuc danh chuc vu; "
        "chuc vu chuc danh nghe nghiep"
    ),
    "unit": (
        "don vi; don vi cong tac; noi cong tac; co quan; co quan don vi; phong ban; dia chi; noi o; thuong tru; "
        "noi thuong tru; noi o hien nay; don vi noi cong tac; co quan cong tac; co quan don vi cong tac; "
        "dia chi thuong tru; don vi dia chi; phong ban don vi; phong; ten don vi; noi cu tru; cho o; "
        "don vi truc thuoc; "
        "dia chi noi o; dia phuong; thuoc don vi; don vi quan ly; dia chi cu tru; don vi sinh hoat"
    ),
    "unit:1": (
        "thon; xom; ban; to; thon xom; thon ban; xom ban; thon ban xom; thon to dan pho; to dan pho; "
        "thon xom to dan pho"
    ),
    "unit:2": "xa; phuong; xa phuong; xa phuong thi tran; xa thi tran",
    "unit:3": "huyen; huyen thanh pho; huyen thi xa thanh pho; huyen thi; thanh pho; quan huyen",
    "unit:4": "tinh",
    "birth_year": (
        "nam sinh; ngay sinh; ngay thang nam sinh; sinh nam; sinh ngay; ngay thang sinh; nam sinh nam; nam sinh nu; "
        "ngay sinh nam; ngay sinh nu; ngay thang nam sinh nam; ngay thang nam sinh nu; ngay nam sinh"
    ),
    "title": (
        "hinh thuc; hinh thuc khen thuong; danh hieu; danh hieu thi dua; hinh thuc khen; danh hieu khen thuong; "
        "danh hieu hinh thuc; hinh thuc danh hieu; hinh thuc khen thuong danh hieu; hinh thuc de nghi; "
        "danh hieu hinh thuc khen thuong; hinh thuc de nghi khen thuong; danh hieu thi dua hinh thuc khen thuong; "
        "danh hieu duoc cong nhan; noi dung danh hieu; de nghi khen thuong; danh hieu de nghi; danh hieu dat duoc; "
        "hinh thuc de nghi khen; hinh thuc kt; danh hieu hinh thuc kt; hinh thuc duoc khen; "
        "hinh thuc duoc khen thuong"
    ),
    "authority": (
        "cap quyet dinh; cap khen; cap khen thuong; tham quyen; tham quyen khen thuong; "
        "co quan quyet dinh; cap tang; "
        "cap ky; tham quyen quyet dinh; cap ban hanh quyet dinh"
    ),
    "decision": (
        "so quyet dinh; quyet dinh; so qd; qd so; quyet dinh so; so ngay quyet dinh; quyet dinh so ngay; so qd ngay; "
        "so ngay qd; quyet dinh khen thuong; so quyet dinh khen thuong; can cu quyet dinh; so hieu quyet dinh; qd; "
        "so quyet dinh ngay thang nam; qd so ngay; quyet dinh so ngay thang nam; "
        "so ngay thang nam quyet dinh; so ky hieu quyet dinh"
    ),
    f"{LEFT_OUT}:decision": (
        "quyet dinh ngay; ngay quyet dinh; ngay qd; ngay ky; quyet dinh ngay thang; quyet dinh ngay thang nam"
    ),
    "merit": (
        "thanh tich; noi dung khen thuong; ly do khen thuong; ly do khen; tom tat thanh tich; thanh tich dat duoc; "
        "noi dung thanh tich; thanh tich khen thuong; noi dung; ly do; thanh tich chinh; noi dung khen; "
        "thanh tich de nghi khen thuong; noi dung ghi tren giay khen; noi dung ghi bang khen"
    ),
    "prize": (
        "tien thuong; muc thuong; muc tien thuong; so tien thuong; tien thuong kem theo; muc khen thuong; "
        "muc tien khen thuong; tien khen thuong; muc tien; so tien khen thuong; muc chi; gia tri tien thuong; "
        "muc thuong moi nguoi; muc thuong nguoi; tien thuong nguoi; muc thuong 1 nguoi; tien thuong moi nguoi"
    ),
    "presenter": "nguoi trao; nguoi trao thuong; lanh dao trao",
    "count": "so luong",
}
_OTHERS: dict[str, dict[str, str]] = {
    "areas": {
        "title": "ten mang; mang; linh vuc; ten linh vuc; mang cong tac; de muc; noi dung; ten",
        "lead": "loi dan",
    },
    "documents": {
        "kind": "ten loai; loai van ban; loai; ten loai van ban; hinh thuc van ban; the loai",
        "number": "so ky hieu; so hieu; so van ban; so; so ky hieu van ban; so hieu van ban; ky hieu; so va ky hieu",
        "date": "ngay ban hanh; ngay; ngay thang; ngay thang nam; ngay ky; ngay van ban; ngay thang ban hanh",
        "issuer": "co quan ban hanh; noi ban hanh; don vi ban hanh; cap ban hanh; tac gia; co quan",
        "subject": (
            "trich yeu; trich yeu noi dung; noi dung; ten van ban; noi dung trich yeu; noi dung van ban; ve viec"
        ),
        "status": "tinh trang; trang thai",
        "role": "vai tro",
        "file": "tep luu; ten tep; noi luu",
    },
    "counts": {
        "name": (
            "ten so lieu; chi tieu; noi dung; ten chi tieu; noi dung chi tieu; chi tieu noi dung; "
            "noi dung cong viec; "
            "danh muc; so lieu; ten chi tieu so lieu; cac chi tieu; chi tieu chu yeu; nhiem vu"
        ),
        "unit": "don vi tinh; dvt; don vi; dv tinh",
        "value": (
            "thuc hien; ket qua; ket qua thuc hien; gia tri; so luong; th; da thuc hien; ket qua dat duoc; "
            "so lieu nam nay; "
            "thuc hien nam nay; thuc hien trong nam; thuc hien nam bao cao"
        ),
        "value:estimate": "uoc thuc hien; uoc th; uoc thuc hien ca nam; uoc thuc hien nam nay",
        "plan": (
            "ke hoach; kh; ke hoach giao; ke hoach nam; chi tieu giao; ke hoach nam nay; chi tieu ke hoach; muc tieu"
        ),
        "previous": (
            "thuc hien nam truoc; nam truoc; cung ky; cung ky nam truoc; ket qua nam truoc; thuc hien cung ky; "
            "th nam truoc; so lieu nam truoc; thuc hien cung ky nam truoc"
        ),
        LEFT_OUT: (
            "so sanh; ty le; dat; so voi ke hoach; so voi cung ky; so voi nam truoc; so sanh voi cung ky; th kh; "
            "so sanh voi ke hoach; ty le dat; dat ke hoach; tang giam; so sanh th kh; so sanh so voi cung ky; "
            "so sanh voi nam truoc; ty le so voi ke hoach; ty le so voi nam truoc; ty le dat ke hoach; "
            "ty le hoan thanh"
        ),
        "area": "mang cong tac; linh vuc; mang",
        "source": "nguon; nguon so lieu; don vi bao cao",
        "part_of": "trong do cua; thuoc so lieu",
    },
    "results": {
        "area": "mang cong tac; mang; linh vuc",
        "text": "noi dung; ket qua; ket qua cong tac; noi dung cong viec; cong viec; viec da lam; ket qua thuc hien",
        "date": "ngay; thoi gian; ngay hoan thanh; ngay thuc hien; thoi gian thuc hien",
        "documents": "van ban; van ban lien quan; so van ban",
    },
    "tasks": {
        "text": (
            "noi dung; nhiem vu; noi dung nhiem vu; noi dung cong viec; cong viec; ten nhiem vu; nhiem vu trong tam"
        ),
        "items": "viec cu the; noi dung cu the; cong viec cu the; noi dung chi tiet",
        "lead": "chu tri; don vi chu tri; co quan chu tri; don vi thuc hien; phong chu tri; nguoi chu tri",
        "partners": "phoi hop; don vi phoi hop; co quan phoi hop; phong phoi hop",
        "due": "thoi han; thoi gian; thoi gian hoan thanh; thoi gian thuc hien; thoi han hoan thanh; tien do; han",
        "target": "chi tieu; san pham; ket qua; ket qua can dat; san pham du kien; ket qua du kien; muc tieu",
    },
    "reviews": {
        "answers": "nhiem vu; ma nhiem vu",
        "status": "tinh trang; trang thai; muc do hoan thanh; tien do",
        "outcome": "ket qua; ket qua thuc hien; noi dung; danh gia",
    },
}
_FILLERS = frozenset(("khen", "thuong", "cua", "va", "hoac", "hay", "duoc", "tung", "cac", "dong", "vnd", "d", "vn"))
_TOGETHER = frozenset(
    (
        POSITION_AND_UNIT,
        frozenset(("recipient", "position")),
        frozenset(("recipient", "position", "unit")),
        frozenset(("recipient", "honorific")),
    )
)
_MAIN = {
    "areas": ("title",),
    "documents": ("number", "subject"),
    "counts": ("name", "code"),
    "results": ("text",),
    "tasks": ("text",),
    "reviews": ("answers",),
    "awards": ("recipient",),
}
_WEAK = frozenset(
    ("tap the", "ca nhan", "ho gia dinh", "gia dinh", "ho", "ten", "don vi", "noi dung", "tap the ca nhan")
)


@cache
def headings_of(kind: Kind, year: int) -> Vocabulary:
    """The vocabulary of lists of one kind; `year` is the report year, for headings such as "Thực hiện năm 2021"."""
    usual = _AWARDS if kind.name == "awards" else _OTHERS.get(kind.name, {})
    model_keys = {spec.name for spec in specs(kind.model)}
    terms: dict[str, str] = {}
    for table in (_EVERYWHERE, usual):
        for key, phrases in table.items():
            meant = LEFT_OUT if key == "note" and "note" not in model_keys else key
            terms |= dict.fromkeys((phrase.strip() for phrase in phrases.split(";")), meant)
    if kind.name == "awards":
        terms[f"nam {year}"] = NEUTRAL
    if "value" in model_keys:
        terms |= _with_years(usual, year)
    for spec in specs(kind.model):
        terms.setdefault(plain(spec.label), spec.name)
        terms[plain(spec.name)] = spec.name
        terms[spec.name] = spec.name
    main = _MAIN.get(kind.name) or tuple(
        spec.name for spec in specs(kind.model) if spec.required and spec.name != "code"
    )
    weak = _WEAK | {f"nam {year}", f"nam {year - 1}"}
    return Vocabulary(terms, _FILLERS, _TOGETHER, main, weak, frozenset(("title", "recipient_kind")))


def headings_of_bodies(kind: Kind, year: int) -> Vocabulary:
    """The vocabulary of a list of recipients that has no column of names but that of the bodies: "Tên đơn vị"."""
    words = headings_of(kind, year)
    bodies = dict.fromkeys(("ten don vi", "don vi", "co quan", "co quan don vi", "ten co quan don vi"), NAMES_OF_GROUPS)
    return replace(words, terms={**words.terms, **bodies}, weak=words.weak - {"don vi"})


def _with_years(usual: dict[str, str], year: int) -> dict[str, str]:
    """Headings that name their year: the plan of this year, what was done in it and in the year before."""
    terms = {}
    for key, phrases in usual.items():
        if key.partition(":")[0] in {"value", "plan"}:
            for phrase in (each.strip() for each in phrases.split(";")):
                for form in (f"{phrase} nam {year}", f"{phrase} {year}", f"nam {year} {phrase}"):
                    terms[form] = key
    for phrase in ("thuc hien", "th", "ket qua", "ket qua thuc hien", "so lieu", "cung ky"):
        for form in (f"{phrase} nam {year - 1}", f"{phrase} {year - 1}", f"nam {year - 1} {phrase}"):
            terms[form] = "previous"
    terms |= {f"so lieu nam {year}": "value", f"nam {year}": "value", f"nam {year - 1}": "previous"}
    return terms

"""The styles, named so that a clerk finds them; every measure of the text stands in one of them and nowhere else.

Their names have no comma: Word takes it for the beginning of a second name.
"""

from __future__ import annotations

from typing import NamedTuple

from dtreport.formats import decree
from dtreport.formats.word.wordprocessingml import NAMESPACES, escaped

STRONG = "NhanManh"
FONT = "Times New Roman"
_BLACK = "000000"
_PLAIN_HEADING = 3  # whose letters are not bold: a), b) (mục V.6)
_WORDS_OWN = ("Normal", "Heading1", "Heading2", "Heading3")
LEVELS = ("ChuTrongBang", "ChuTrongBang2", "ChuTrongBang3", "ChuTrongBang4")
"""The styles of the column that names the rows of a table, one for each level of a row."""


class Style(NamedTuple):
    """A paragraph style; sizes in points, lengths in twips; None is as in the style that it is based on."""

    id: str
    name: str
    size: int | None = None
    bold: bool = False
    italic: bool = False
    across: str = ""
    before: int | None = None
    after: int | None = None
    exactly: int | None = None
    """The height of its lines, where it does not follow from the letters."""
    indent: tuple[int, int] | None = None
    """From the left: of all lines, and of the first line beyond that."""
    keep_next: bool = False
    """Whether it stays on the page of what follows."""
    outline: int | None = None
    tabs: tuple[tuple[str, int], ...] = ()
    line_above: bool = False
    based_on: str = "Dong"
    next: str = ""


def _tabs(room: int) -> tuple[tuple[str, int], ...]:
    return (("center", room // 2), ("right", room))


_BODY = (
    Style(
        "Normal",
        "Normal",
        decree.BODY,
        across="both",
        before=decree.BEFORE,
        after=0,
        indent=(0, decree.INDENT),
        based_on="",
    ),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            bold=level < _PLAIN_HEADING,
            across="left",
            keep_next=True,
            outline=level - 1,
            based_on="Normal",
            next="Normal",
        )
        for level in (1, 2, _PLAIN_HEADING)
    ),
    Style("GachDauDong", "Gạch đầu dòng", based_on="Normal"),
    Style("NoiDungGiua", "Nội dung giữa dòng", across="center", indent=(0, 0), based_on="Normal"),
    Style("Dong", "Ngoài nội dung", across="left", before=0, indent=(0, 0), based_on="Normal"),
)
_HEAD = (
    Style("QuocHieu", "Quốc hiệu", decree.COUNTRY, bold=True, across="center"),
    Style("TieuNgu", "Tiêu ngữ", decree.MOTTO, bold=True, across="center"),
    Style("CoQuanChuQuan", "Tên cơ quan chủ quản", decree.PARENT, across="center"),
    Style("CoQuan", "Tên cơ quan", decree.AGENCY, bold=True, across="center"),
    Style("SoKyHieu", "Số và ký hiệu", decree.NUMBER, across="center"),
    Style("DiaDanh", "Địa danh và thời gian", decree.PLACE, italic=True, across="center", keep_next=True),
    Style(
        "DuongKe",
        "Đường kẻ",
        2,
        before=decree.RULE_BEFORE,
        after=decree.RULE_AFTER,
        exactly=decree.RULE_HEIGHT,
        keep_next=True,
        line_above=True,
    ),
    Style(
        "TenLoai",
        "Tên loại",
        decree.TITLE,
        bold=True,
        across="center",
        before=decree.TITLE_BEFORE,
        keep_next=True,
        outline=0,
        next="TrichYeu",
    ),
    Style("TrichYeu", "Trích yếu", decree.TITLE, bold=True, across="center", keep_next=True),
    Style("KemTheo", "Dòng kèm theo", decree.REFERENCE, italic=True, across="center", keep_next=True),
    Style("KinhGui", "Kính gửi", across="center", before=decree.BEFORE),
    Style(
        "KinhGuiNhieuNoi",
        "Kính gửi nhiều nơi",
        before=decree.BEFORE,
        indent=(decree.ADDRESSEES[0], 0),
        keep_next=True,
    ),
    Style("NoiGui", "Nơi kính gửi", indent=(decree.ADDRESSEES[1], -decree.DASH)),
)
_TABLES = (
    Style(
        "TenBang",
        "Tên bảng",
        bold=True,
        across="center",
        before=decree.BEFORE,
        after=decree.CAPTION_AFTER,
        keep_next=True,
    ),
    Style(
        "TieuDeCot",
        "Tiêu đề cột",
        decree.TABLE,
        bold=True,
        across="center",
        before=decree.CELL_ABOVE,
        after=decree.CELL_ABOVE,
        keep_next=True,
    ),
    Style("ChuTrongBang", "Chữ trong bảng", decree.TABLE, before=decree.CELL_ABOVE, after=decree.CELL_ABOVE),
    *(
        Style(style, f"Chữ trong bảng {level + 1}", indent=(decree.LEVEL * level, 0), based_on="ChuTrongBang")
        for level, style in enumerate(LEVELS[1:], 1)
    ),
    Style("ChuGiuaTrongBang", "Chữ giữa trong bảng", across="center", based_on="ChuTrongBang"),
    Style("SoTrongBang", "Số trong bảng", across="right", based_on="ChuTrongBang"),
    Style("BieuDo", "Biểu đồ", across="center", before=decree.CAPTION_AFTER),
    Style("NganCach", "Ngăn cách", 2, before=decree.BEFORE, exactly=decree.SEPARATOR, keep_next=True),
    Style("NganCachHep", "Ngăn cách hẹp", before=0, based_on="NganCach"),
)
_END = (
    Style("ChucVu", "Chức vụ người ký", decree.POSITION, bold=True, across="center", keep_next=True),
    Style(
        "HoTen",
        "Họ tên người ký",
        decree.POSITION,
        bold=True,
        across="center",
        before=decree.SIGNING_SPACE,
        keep_next=True,
    ),
    Style("NoiNhan", "Nơi nhận", decree.RECIPIENTS_TITLE, bold=True, italic=True, keep_next=True),
    Style("DongNoiNhan", "Dòng nơi nhận", decree.RECIPIENTS, keep_next=True),
    Style("SoTrang", "Số trang", decree.PAGE_NUMBER, across="center"),
    Style("DuThao", "Dấu dự thảo", decree.PAGE_NUMBER, tabs=_tabs(decree.UPRIGHT.room)),
    Style("DuThaoNgang", "Dấu dự thảo trang ngang", tabs=_tabs(decree.ON_ITS_SIDE.room)),
    Style("ChanTrang", "Chân trang đầu", decree.FOOT, line_above=True),
)
STYLES = (*_BODY, *_HEAD, *_TABLES, *_END)


def styles_part(language: str) -> str:
    """Return the part `styles.xml` for texts in a language."""
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    spoken = " ".join(f'w:{script}="{escaped(language)}"' for script in ("val", "eastAsia", "bidi"))
    size = 2 * decree.BODY
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{_BLACK}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang {spoken}/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{''.join(map(_paragraph_style, STYLES))}{_OTHERS}</w:styles>"
    )


def _paragraph_style(style: Style) -> str:
    default = "" if style.based_on else ' w:default="1"'
    own = "" if style.id in _WORDS_OWN else ' w:customStyle="1"'
    alias = "" if style.based_on else '<w:aliases w:val="Nội dung"/>'
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    size = f'<w:sz w:val="{2 * style.size}"/><w:szCs w:val="{2 * style.size}"/>' if style.size else ""
    letters = f"{'<w:b/><w:bCs/>' * style.bold}{'<w:i/><w:iCs/>' * style.italic}{size}"
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{alias}'
        f"{based_on}{following}<w:qFormat/><w:pPr>{_paragraph_look(style)}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _paragraph_look(style: Style) -> str:
    """Return the properties of the paragraphs of a style, in the order of the schema."""
    look = "<w:keepNext/>" * style.keep_next
    if style.line_above:
        look += f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="{_BLACK}"/></w:pBdr>'
    if style.tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in style.tabs)
        look += f"<w:tabs>{stops}</w:tabs>"
    spacing = {"before": style.before, "after": style.after, "line": style.exactly}
    attributes = "".join(f' w:{name}="{value}"' for name, value in spacing.items() if value is not None)
    if attributes:
        exactly = "" if style.exactly is None else ' w:lineRule="exact"'
        look += f"<w:spacing{attributes}{exactly}/>"
    if style.indent:
        left, first = style.indent
        beginning = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
        look += f'<w:ind w:left="{left}" {beginning}/>'
    if style.across:
        look += f'<w:jc w:val="{style.across}"/>'
    if style.outline is not None:
        look += f'<w:outlineLvl w:val="{style.outline}"/>'
    return look


_CELLS = (
    f'<w:tblCellMar><w:left w:w="{decree.CELL_PADDING}" w:type="dxa"/>'
    f'<w:right w:w="{decree.CELL_PADDING}" w:type="dxa"/></w:tblCellMar>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_BLACK}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
    'w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{STRONG}"><w:name w:val="Nhấn mạnh"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority '
    'w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="BangKhung"><w:name w:val="Khung không kẻ"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_CELLS}</w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="KhungKy"><w:name w:val="Khung chữ ký"/>'
    f'<w:basedOn w:val="BangKhung"/><w:tblPr><w:tblCellMar><w:top w:w="{decree.BEFORE}" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="BangSoLieu"><w:name w:val="Bảng kẻ"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_CELLS}</w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)

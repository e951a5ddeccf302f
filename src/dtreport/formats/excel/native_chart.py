"""Charts as Excel draws them itself, from cells of the sheet, so that they follow every change of a figure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun

from dtreport.formats import chart_geometry
from dtreport.formats.cells import plain_value, stem_of
from dtreport.formats.excel.cell_styles import FONT
from dtreport.formats.excel.sheet_lines import SheetLine, stored
from dtreport.formats.excel.table_ranges import TableRange, reference
from dtreport.papers.blocks import NOT_REPORTED, Bar, Cell, Chart, Column, ColumnKind, Row, Table

_BAR, _GAP, _AROUND = 13.0, 9.0, 96.0  # points: one bar, the room between labels, and all that is not bars
_TALLEST_ROW = 400.0  # points
_MOST_OF_A_PAGE = 0.85
_FILLS = ("#464646", "wdUpDiag", "#D2D2D2", "horz")  # from dark to light, told apart without colours
_INK = "404040"
SIGNATURE = 260.0
"""The points that a signature takes on a page."""
_EMU_A_POINT = 12_700  # the unit of drawings
_AIR = 5 * _EMU_A_POINT  # above and below
_MANY = 10  # from here on an axis has no marks between whole numbers
_VALUE_LABEL = 12  # characters


class SheetChart(NamedTuple):
    """A chart, and where its figures stand: columns by key, and the row of each bar."""

    chart: Chart
    place: TableRange
    names: str
    """The column of the labels."""
    series: tuple[str, ...]
    rows: tuple[int, ...]


def parted(chart: Chart, page_height: float, *, kept: bool) -> tuple[Chart, ...]:
    """Return a chart in parts that each go on one page; the last of one that is `kept` together with a signature."""
    each = _BAR * max(1, len(chart.series)) + _GAP
    most = page_height * _MOST_OF_A_PAGE - _AROUND
    last = min(most, page_height - SIGNATURE - _AROUND) if kept else most
    return chart_geometry.split_chart(chart, int(most / each), int(last / each))


def data_of(chart: Chart) -> Table:
    """Return the figures of a chart as a table."""
    columns = (
        Column("label", chart.title),
        *(Column(f"series{place}", name, ColumnKind.NUMBER, _VALUE_LABEL) for place, name in enumerate(chart.series)),
    )
    values = [[NOT_REPORTED if value is None else value for value in bar.values] for bar in chart.bars]
    return Table("", columns, tuple(Row((bar.label, *row)) for bar, row in zip(chart.bars, values, strict=True)))


def found_in(chart: Chart, place: TableRange) -> SheetChart | None:
    """Return where the figures of a chart stand in a table, if all of them do."""
    shown = [place.table.columns[index] for index in place.table.shown()]
    keys = {column.label: column.key for column in shown if column.kind is ColumnKind.NUMBER}
    if not all(name in keys for name in chart.series):
        return None
    series = tuple(keys[name] for name in chart.series)
    names = shown[stem_of(shown)].key
    rows: list[int] = []
    for bar in chart.bars:
        fitting = (
            row for row in range(len(place.table.rows)) if row not in rows and _is(bar, place, row, names, series)
        )
        row = next(fitting, None)
        if row is None:
            return None
        rows.append(row)
    return SheetChart(chart, place, names, series, tuple(rows))


def beside(chart: Chart, own: TableRange) -> SheetChart:
    """Return where the figures of a chart stand in the table that was made of them."""
    label, *series = (column.key for column in own.table.columns)
    return SheetChart(chart, own, label, tuple(series), tuple(range(len(chart.bars))))


def _is(bar: Bar, place: TableRange, row: int, names: str, series: Sequence[str]) -> bool:
    if place.cell(row, names) != bar.label:
        return False
    return all(_reported(place.cell(row, key)) == value for key, value in zip(series, bar.values, strict=True))


def _reported(cell: Cell) -> object:
    value = plain_value(cell)
    return None if value is NOT_REPORTED else value


def lines(chart: Chart) -> Iterator[SheetLine]:
    """Yield the rows over which a chart lies, which are never parted."""
    size = _AROUND + len(chart.bars) * (_BAR * max(1, len(chart.series)) + _GAP)
    rows = int(size // _TALLEST_ROW) + 1
    for row in range(rows):
        yield SheetLine((), round(size / rows, 2), kept=row < rows - 1)


class NativeChart(BarChart):
    """Bars beside each other, from left to right, the first label on top."""

    tagname = "barChart"
    __elements__, __nested__ = BarChart.__elements__, BarChart.__nested__  # openpyxl collects them anew for each class

    def __init__(self, drawn: SheetChart, first: int, heights: Sequence[float], columns: int) -> None:
        """Draw over rows of the sheet from `first`, of so many points, and over all its columns."""
        chart = drawn.chart
        super().__init__(barDir="bar", gapWidth=60)
        self.name = chart.title
        self.summary = chart.summary
        self.title = _title(chart.title)
        self.series = [_series(drawn, place) for place in range(len(chart.series))]
        self.legend.position = "b"
        self.x_axis.delete = self.y_axis.delete = False
        self.x_axis.scaling.orientation = "maxMin"
        self.y_axis.axPos = "b"
        self.y_axis.crosses = "max"  # at the bottom, the labels being upside down
        self.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
        values = [value for bar in chart.bars for value in bar.values if value is not None]
        if min(values, default=0) >= 0:
            self.y_axis.scaling.min = 0
        self.y_axis.number_format = "#,##0" if max(values, default=0) >= _MANY else "General"
        self.x_axis.number_format = "General"
        self.anchor = TwoCellAnchor(  # type: ignore[assignment] # the stubs know only the name of a cell
            editAs="oneCell",
            _from=AnchorMarker(0, 0, first - 1, _AIR),
            to=AnchorMarker(columns, 0, first + len(heights) - 2, round(heights[-1] * _EMU_A_POINT) - _AIR),
        )

    def _write(self) -> Element:
        tree: Element = super()._write()  # type: ignore[misc] # the stubs leave it out
        tree.append(_text(10).to_tree("txPr", namespace="http://schemas.openxmlformats.org/drawingml/2006/chart"))
        return tree


def _series(drawn: SheetChart, place: int) -> Series:
    chart, at, key = drawn.chart, drawn.place, drawn.series[place]
    runs = [(at.rows[row], at.rows[row]) for row in drawn.rows]
    values = [bar.values[place] for bar in chart.bars]
    decimals = max((-int(value.normalize().as_tuple().exponent) for value in values if value is not None), default=0)
    format_ = f"#,##0.{'0' * decimals}" if decimals > 0 else "#,##0"
    series = Series(
        idx=place,
        order=place,
        tx=SeriesLabel(
            strRef=_texts(reference(at.sheet, at.letters[key], [(at.head, at.head)]), [chart.series[place]])
        ),
        cat=AxDataSource(
            strRef=_texts(
                reference(at.sheet, at.letters[drawn.names], _joined(runs)), [bar.label for bar in chart.bars]
            )
        ),
        val=NumDataSource(
            numRef=NumRef(
                f=reference(at.sheet, at.letters[key], _joined(runs)),
                numCache=NumData(
                    formatCode=format_,
                    ptCount=len(values),
                    pt=[NumVal(idx=index, v=f"{value:f}") for index, value in enumerate(values) if value is not None],
                ),
            )
        ),
    )
    series.spPr = _filled(_FILLS[chart_geometry.shade(place, len(chart.series)) % len(_FILLS)])
    series.invertIfNegative = False
    series.dLbls = _labels(format_, [index for index, value in enumerate(values) if value is None])
    return series


def _filled(fill: str) -> GraphicalProperties:
    line = LineProperties(solidFill=_INK, w=9525)
    if fill.startswith("#"):
        return GraphicalProperties(solidFill=fill[1:], ln=line)
    ink, paper = (ColorChoice(srgbClr=colour) for colour in (_INK, "FFFFFF"))  # type: ignore[arg-type] # a text will do
    pattern = PatternFillProperties(prst=fill, fgClr=ink, bgClr=paper)  # type: ignore[arg-type] # one that it knows
    return GraphicalProperties(pattFill=pattern, ln=line)


def _labels(format_: str, silent: Sequence[int]) -> DataLabelList:
    """Write its figure at each bar; where nothing is reported there is none: Excel draws the text in the cell as 0."""
    hidden = {f"show{what}": False for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")}
    return DataLabelList(
        dLbl=[DataLabel(idx=index, **hidden) for index in silent],
        numFmt=format_,
        dLblPos="outEnd",
        **{**hidden, "showVal": True},
    )


def _joined(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join rows that follow each other."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and joined[-1][1] + 1 == first:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _texts(address: str, texts: Sequence[str]) -> StrRef:
    points = [StrVal(idx=index, v=stored(text)) for index, text in enumerate(texts)]
    return StrRef(f=address, strCache=StrData(ptCount=len(points), pt=points))


def _title(text: str) -> Title:
    run = RegularTextRun(rPr=_letters(12, bold=True), t=stored(text))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_letters(12, bold=True)), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _text(size: int) -> RichText:
    letters = _letters(size, bold=False)
    end = CharacterProperties(lang="vi-VN")
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), r=(), endParaRPr=end)])


def _letters(size: int, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(
        lang="vi-VN", sz=size * 100, b=bold, solidFill="000000", latin=Font(typeface=FONT), cs=Font(typeface=FONT)
    )

"""Charts as Excel draws them itself, from cells of the sheet, so that they follow every change of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from dtreport.formats.excel.addresses import reference
from dtreport.formats.excel.cell_styles import FONT
from dtreport.formats.excel.sheet_lines import SheetLine, cell_text
from dtreport.papers.blocks import NOT_REPORTED, Column, ColumnKind, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dtreport.formats.excel.addresses import TableRange
    from dtreport.papers.blocks import Chart

_BAR, _GAP, _AROUND = 13.0, 9.0, 96.0  # points: one bar, the room between labels, and all that is not bars
_TALLEST_ROW = 400.0  # points
_MOST_OF_A_PAGE = 0.85
_FILLS = (
    "#464646",
    "wdUpDiag",
    "#D2D2D2",
    "horz",
)  # a colour or the name of a pattern, from dark to light: told apart without colours
_INK, _PAPER, _GRID = "404040", "FFFFFF", "D9D9D9"
_SIGNATURE = 260.0  # points that it takes on a page
_EMU_A_POINT = 12_700  # the unit of drawings
_MARGIN = 5 * _EMU_A_POINT  # above and below
_MANY = 10  # from this value on an axis has no marks between whole numbers
_VALUE_LABEL = 12  # characters


class SheetChart(NamedTuple):
    """A chart, and where its figures stand in a table."""

    chart: Chart
    place: TableRange
    names: str
    """The key of the column of the labels."""
    series: tuple[str, ...]
    """The key of the column of each series."""
    rows: tuple[int, ...]
    """The row of the table of each bar."""


def split_chart(chart: Chart, page_height: float, *, with_signature: bool) -> tuple[Chart, ...]:
    """Return a chart in parts that each go on one page.

    Args:
        chart: the whole chart.
        page_height: the printable height of a page in points.
        with_signature: whether a signature stands on the page of the last part.
    """
    label_height = _BAR * max(1, len(chart.series)) + _GAP
    most = page_height * _MOST_OF_A_PAGE - _AROUND
    last = min(most, page_height - _SIGNATURE - _AROUND) if with_signature else most
    return chart_geometry.split_chart(chart, int(most / label_height), int(last / label_height))


def data_of(chart: Chart) -> Table:
    """Return the figures of a chart as a table."""
    columns = (
        Column("label", chart.title),
        *(Column(f"series{place}", name, ColumnKind.NUMBER, _VALUE_LABEL) for place, name in enumerate(chart.series)),
    )
    values = [[NOT_REPORTED if value is None else value for value in bar.values] for bar in chart.bars]
    return Table("", columns, tuple(Row((bar.label, *row)) for bar, row in zip(chart.bars, values, strict=True)))


def locate(chart: Chart, place: TableRange) -> SheetChart | None:
    """Return where the figures of a chart stand in a table, if all of them do."""
    columns = [place.table.columns[index] for index in place.table.shown()]
    keys = {column.label: column.key for column in columns if column.kind is ColumnKind.NUMBER}
    if not all(name in keys for name in chart.series):
        return None
    series = tuple(keys[name] for name in chart.series)
    names = columns[stem_of(columns)].key
    # Rows may have the same label, so a bar is known by its figures too, and each row is of one bar.
    rows: list[int] = []
    for bar in chart.bars:
        for row in range(len(place.table.rows)):
            if row in rows or place.cell(row, names) != bar.label:
                continue
            values = (plain_value(place.cell(row, key)) for key in series)
            if bar.values == tuple(None if value is NOT_REPORTED else value for value in values):
                rows.append(row)
                break
        else:
            return None
    return SheetChart(chart, place, names, series, tuple(rows))


def chart_of_own_table(chart: Chart, own: TableRange) -> SheetChart:
    """Return where the figures of a chart stand in the table that was made of them."""
    label, *series = (column.key for column in own.table.columns)
    return SheetChart(chart, own, label, tuple(series), tuple(range(len(chart.bars))))


def lines(chart: Chart) -> Iterator[SheetLine]:
    """Yield the rows over which a chart lies, which are never parted."""
    height = _AROUND + len(chart.bars) * (_BAR * max(1, len(chart.series)) + _GAP)
    rows = int(height // _TALLEST_ROW) + 1
    for row in range(rows):
        yield SheetLine((), round(height / rows, 2), keep_next=row < rows - 1)


class NativeChart(BarChart):
    """Bars beside each other, from left to right, the first label on top."""

    tagname = "barChart"
    __elements__, __nested__ = BarChart.__elements__, BarChart.__nested__  # openpyxl collects them anew for each class

    def __init__(self, source: SheetChart, first: int, heights: Sequence[float], columns: int) -> None:
        """Draw a chart over rows of the sheet.

        Args:
            source: the chart, and where its figures stand.
            first: the first of the rows.
            heights: their heights in points.
            columns: how many columns the sheet has; the chart lies over all of them.
        """
        chart = source.chart
        super().__init__(barDir="bar", gapWidth=60)
        self.name = chart.title
        self.summary = chart.summary
        bold = _letters(12, bold=True)
        title = Paragraph(pPr=ParagraphProperties(defRPr=bold), r=[RegularTextRun(rPr=bold, t=cell_text(chart.title))])
        self.title = Title(tx=Text(rich=RichText(p=[title])), overlay=False)
        self.series = [_series(source, place) for place in range(len(chart.series))]
        self.legend.position = "b"
        self.x_axis.delete = self.y_axis.delete = False
        self.x_axis.scaling.orientation = "maxMin"  # the first label on top
        self.y_axis.axPos = "b"
        self.y_axis.crosses = "max"  # at the bottom, the labels being upside down
        self.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=_GRID)))
        values = [value for bar in chart.bars for value in bar.values if value is not None]
        if min(values, default=0) >= 0:
            self.y_axis.scaling.min = 0
        self.y_axis.number_format = "#,##0" if max(values, default=0) >= _MANY else "General"
        self.x_axis.number_format = "General"
        self.anchor = TwoCellAnchor(  # type: ignore[assignment] # the stubs know only the name of a cell
            editAs="oneCell",
            _from=AnchorMarker(0, 0, first - 1, _MARGIN),
            to=AnchorMarker(columns, 0, first + len(heights) - 2, round(heights[-1] * _EMU_A_POINT) - _MARGIN),
        )

    def _write(self) -> Element:
        # openpyxl has no property for the font of all that is written in a chart.
        tree: Element = super()._write()  # type: ignore[misc] # the stubs leave it out
        properties = ParagraphProperties(defRPr=_letters(10, bold=False))
        text = RichText(p=[Paragraph(pPr=properties, r=(), endParaRPr=CharacterProperties(lang="vi-VN"))])
        tree.append(text.to_tree("txPr", namespace="http://schemas.openxmlformats.org/drawingml/2006/chart"))
        return tree


def _series(source: SheetChart, number: int) -> Series:
    """Return a series of a chart by its number from 0, with the values that stand in its cells now."""
    chart, place, key = source.chart, source.place, source.series[number]
    rows = [place.rows[row] for row in source.rows]
    values = [bar.values[number] for bar in chart.bars]
    decimals = max((-int(value.normalize().as_tuple().exponent) for value in values if value is not None), default=0)
    format_ = f"#,##0.{'0' * decimals}" if decimals > 0 else "#,##0"
    name = reference(place.sheet, place.letters[key], [place.head_row])
    labels = reference(place.sheet, place.letters[source.names], rows)
    figures = NumData(
        formatCode=format_,
        ptCount=len(values),
        pt=[NumVal(idx=index, v=f"{value:f}") for index, value in enumerate(values) if value is not None],
    )
    series = Series(
        idx=number,
        order=number,
        tx=SeriesLabel(strRef=_texts(name, [chart.series[number]])),
        cat=AxDataSource(strRef=_texts(labels, [bar.label for bar in chart.bars])),
        val=NumDataSource(numRef=NumRef(f=reference(place.sheet, place.letters[key], rows), numCache=figures)),
    )
    fill = _FILLS[chart_geometry.shade(number, len(chart.series)) % len(_FILLS)]
    series.spPr = GraphicalProperties(ln=LineProperties(solidFill=_INK, w=9525))
    if fill.startswith("#"):
        series.spPr.solidFill = fill[1:]
    else:
        ink, paper = (ColorChoice(srgbClr=colour) for colour in (_INK, _PAPER))  # type: ignore[arg-type] # a text will do
        series.spPr.pattFill = PatternFillProperties(prst=fill, fgClr=ink, bgClr=paper)  # type: ignore[arg-type] # one that it knows
    series.invertIfNegative = False
    # Each bar has its figure. Where nothing is reported there is none: Excel would draw the text in the cell as 0.
    hidden = {f"show{part}": False for part in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")}
    series.dLbls = DataLabelList(
        dLbl=[DataLabel(idx=index, **hidden) for index, value in enumerate(values) if value is None],
        numFmt=format_,
        dLblPos="outEnd",
        **{**hidden, "showVal": True},
    )
    return series


def _texts(address: str, texts: Sequence[str]) -> StrRef:
    """Return a reference to cells with the texts that stand in them now."""
    points = [StrVal(idx=index, v=cell_text(text)) for index, text in enumerate(texts)]
    return StrRef(f=address, strCache=StrData(ptCount=len(points), pt=points))


def _letters(size: int, *, bold: bool) -> CharacterProperties:
    """Return black letters of so many points."""
    return CharacterProperties(
        lang="vi-VN", sz=size * 100, b=bold, solidFill="000000", latin=Font(typeface=FONT), cs=Font(typeface=FONT)
    )

"""A chart that Word draws itself; it carries its figures as they are, so there is no workbook that could be missing."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from dtreport.formats import decree, pagination
from dtreport.formats.chart_geometry import figure_text, plot_of, shade, split_chart
from dtreport.formats.decree import DecreePage
from dtreport.formats.word.word_styles import FONT
from dtreport.formats.word.wordprocessingml import escaped, paragraph, plain
from dtreport.papers.blocks import Chart

Ends = tuple[Decimal, Decimal]
"""The values between which the axis reaches."""
Related = Callable[[Chart, Ends], str]
"""Adds the part of a chart to the file and returns its relationship id."""
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU = 635  # a twip
_BAR, _BETWEEN, _AROUND = 320, 200, 700  # twips
_MOST = 0.7  # of the height of a page: the title of the section stands there too
_HEADROOM = Decimal("1.1")  # beyond the longest bar, for its figure
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_INK = '<a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
_FILLS = (
    '<a:solidFill><a:srgbClr val="464646"/></a:solidFill>',
    f'<a:pattFill prst="wdUpDiag">{_INK}',
    '<a:solidFill><a:srgbClr val="D2D2D2"/></a:solidFill>',
    f'<a:pattFill prst="horz">{_INK}',
)
"""From dark to light; bars are told apart on a black and white printer too."""
_LINE = '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'

_SHOWN = '<c:dLblPos val="outEnd"/>' + "".join(
    f'<c:show{what} val="{int(what == "Val")}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def chart_xml(chart: Chart, page: DecreePage, related: Related, *, keep_next: bool) -> str:
    """Return a chart under its title, in parts of a page each; with `keep_next` the last stays with what follows."""
    room = page.height - page.top - page.bottom
    most = _MOST * room
    last = min(most, room - pagination.SIGNATURE) if keep_next else most
    parts = split_chart(chart, _labels_in(most, chart), _labels_in(last, chart))
    ends = plot_of(chart).ticks[0].value, plot_of(chart).ticks[-1].value
    return "".join(
        plain("TenBang", part.title)
        + _drawing(part, page, related(part, ends), keep_next=keep_next and order == len(parts))
        for order, part in enumerate(parts, 1)
    )


def _labels_in(room: float, chart: Chart) -> int:
    return int((room - _AROUND) / _label_height(chart))


def _label_height(chart: Chart) -> int:
    return len(chart.series) * _BAR + _BETWEEN


def _drawing(chart: Chart, page: DecreePage, relation: str, *, keep_next: bool) -> str:
    """Return the paragraph that shows the chart part with this relationship id."""
    wide, high = page.room * _EMU, (len(chart.bars) * _label_height(chart) + _AROUND) * _EMU
    number = relation.removeprefix("rId")
    described = f'descr="{escaped(chart.summary)}" title="{escaped(chart.title)}"'
    anchor = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{escaped(chart.title)}" {described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATION}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline>'
    )
    return paragraph("BieuDo", f"<w:r><w:drawing>{anchor}</w:drawing></w:r>", keep_next=keep_next)


def chart_part(chart: Chart, ends: Ends, language: str) -> str:
    """Return the part in which a chart stands: bars beside labels, each with its figure."""
    series = "".join(_series(chart, place) for place in range(len(chart.series)))
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{escaped(language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_axes(ends)}</c:plotArea>"
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{decree.TABLE * 100}"><a:solidFill><a:srgbClr val="000000"/>'
        f'</a:solidFill><a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr>'
        f'</a:pPr><a:endParaRPr lang="{escaped(language)}"/></a:p></c:txPr></c:chartSpace>'
    )


def _series(chart: Chart, place: int) -> str:
    """Return one series; a value that is not reported has a bar without length, so that it too can be labelled."""
    fill = _FILLS[shade(place, len(chart.series)) % len(_FILLS)]
    labels = _points(bar.label for bar in chart.bars)
    figures = [bar.values[place] for bar in chart.bars]
    values = _points(f"{value or Decimal(0):f}" for value in figures)
    data_labels = "".join(_label(order, value) for order, value in enumerate(figures))
    size = f'<c:ptCount val="{len(chart.bars)}"/>'
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:v>{escaped(chart.series[place])}</c:v></c:tx>'
        f'<c:spPr>{fill}{_LINE}</c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{data_labels}{_SHOWN}</c:dLbls>"
        f"<c:cat><c:strLit>{size}{labels}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{size}{values}</c:numLit></c:val></c:ser>"
    )


def _points(values: Iterable[str]) -> str:
    return "".join(f'<c:pt idx="{place}"><c:v>{escaped(value)}</c:v></c:pt>' for place, value in enumerate(values))


def _label(order: int, value: Decimal | None) -> str:
    """Return what stands at the end of a bar: its figure as offices write it, whatever the machine's own way is."""
    figure = escaped(figure_text(value))
    text = f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{figure}</a:t></a:r></a:p></c:rich></c:tx>"
    return f'<c:dLbl><c:idx val="{order}"/>{text}{_SHOWN}</c:dLbl>'


def _axes(ends: Ends) -> str:
    """Return the axes: labels from top to bottom; values on an axis that is not drawn."""
    least, most = ends
    reach = f'<c:max val="{most * _HEADROOM:f}"/><c:min val="{least:f}"/>'
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{ticks}<c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{reach}</c:scaling><c:delete val="1"/>'
        f'<c:axPos val="b"/>{ticks}<c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="max"/></c:valAx>'
    )

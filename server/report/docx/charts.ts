import type { ReportBlock } from '../../../contract/reports'
import { workbook } from '../../sheets/workbook'
import { escaped } from '../../sheets/xml'

export type ChartBlock = Extract<ReportBlock, { kind: 'chart' }>

/** What a chart in a document is made of. */
export interface ChartPart {
  /** word/charts/chartN.xml */
  xml: string
  /** The figures that Word opens on “edit data”: word/embeddings/chartN.xlsx. */
  data: Promise<Uint8Array>
  alt: string
  title: string
  /** In English metric units: 360,000 to the centimetre. */
  width: number
  height: number
}

const CM = 360_000
const SHEET = '数据'
/** The one colour of charts, as on the screens. */
const RED = 'B3211B'
const INK = '241F1B'
const LINE = 'D9D2C6'

/** A chart as Word itself draws it, so that it can be edited there. */
export function chartPart(block: ChartBlock): ChartPart {
  const { chart, labels, title, alt, series, of, percent, values } = block
  const height = chart === 'bar' ? Math.min(19, 3 + labels.length * 0.75) : 8
  return {
    xml: chartXml(block), alt, title, width: 15 * CM, height: Math.round(height * CM),
    data: workbook([{ name: SHEET, columns: [{ title: of, width: 28 }, { title: series, width: 12, ...(percent && { percent, decimals: 1 }) }], rows: labels.map((label, i) => [label, values[i] ?? 0]) }])
  }
}

function chartXml({ chart, title, series, of, percent, labels, values }: ChartBlock): string {
  const format = percent ? '0.0%' : '0'
  const last = labels.length + 1
  const point = (text: string | number, i: number) => `<c:pt idx="${i}"><c:v>${escaped(String(text))}</c:v></c:pt>`
  const bars = chart === 'bar'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title>${rich(title, 1200)}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="${bars ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>'${SHEET}'!$B$1</c:f><c:strCache><c:ptCount val="1"/>${point(series, 0)}</c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="${RED}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="${format}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${look(900)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>'${SHEET}'!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${labels.length}"/>${labels.map(point).join('')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>'${SHEET}'!$B$2:$B$${last}</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="${values.length}"/>${values.map(point).join('')}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="${bars ? 50 : 80}"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart><c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${bars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? 'l' : 'b'}"/>${axisTitle(of)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${edge(INK)}${look(900)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>${percent ? '<c:max val="1"/>' : ''}<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? 'b' : 'l'}"/><c:majorGridlines>${edge(LINE)}</c:majorGridlines>${axisTitle(series)}<c:numFmt formatCode="${percent ? '0%' : '0'}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${edge(LINE)}${look(900)}<c:crossAx val="111111111"/><c:crosses val="${bars ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>${look(900)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

const letters = (size: number, tag: 'defRPr' | 'rPr') =>
  `<a:${tag} ${tag === 'rPr' ? 'lang="zh-CN" ' : ''}sz="${size}" b="0"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill><a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:${tag}>`
const look = (size: number) => `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${letters(size, 'defRPr')}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
const rich = (text: string, size: number) =>
  `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${letters(size, 'defRPr')}</a:pPr><a:r>${letters(size, 'rPr')}<a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>`
const axisTitle = (text: string) => `<c:title>${rich(text, 900)}<c:overlay val="0"/></c:title>`
const edge = (colour: string) => `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`

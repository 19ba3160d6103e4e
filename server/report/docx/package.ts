import { strToU8, zipSync } from 'fflate'
import type { ChartPart } from './charts'
import { change, openPaper, type Parts } from '../../sheets/paper'
import { escaped, PLACE } from '../../sheets/xml'

/* What the docx library does not write, or too slowly: charts with their workbooks, and tables. See docs/decisions on charts in Word. */

const TYPES = '[Content_Types].xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The document with its charts, and with its tables in the paragraphs that hold nothing but their place. */
export async function completed(docx: Uint8Array, charts: readonly ChartPart[], tables: readonly string[]): Promise<Uint8Array> {
  const parts = openPaper(docx)
  const bare = new RegExp(`<w:p><w:r><w:t[^>]*>${PLACE}(\\d+)${PLACE}</w:t></w:r></w:p>`, 'g')
  if (tables.length) change(parts, 'word/document.xml', (xml) => xml.replace(bare, (_, n: string) => tables[Number(n) - 1] ?? ''))
  if (charts.length) await addCharts(parts, charts)
  return zipSync(parts, { level: 6 })
}

async function addCharts(parts: Parts, charts: readonly ChartPart[]): Promise<void> {
  for (const [i, { xml, data }] of charts.entries()) {
    const name = `chart${i + 1}`
    parts[`word/charts/${name}.xml`] = strToU8(xml)
    parts[`word/charts/_rels/${name}.xml.rels`] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/package" Target="../embeddings/${name}.xlsx"/></Relationships>`)
    parts[`word/embeddings/${name}.xlsx`] = await data
  }
  change(parts, TYPES, (xml) => xml.replace('</Types>', `<Default Extension="xlsx" ContentType="${SHEET}"/>${charts.map((_, i) => `<Override PartName="/word/charts/chart${i + 1}.xml" ContentType="${CHART}"/>`).join('')}</Types>`))
  change(parts, RELATIONS, (xml) => xml.replace('</Relationships>', `${charts.map((_, i) => `<Relationship Id="chart${i + 1}" Type="${OFFICE}/chart" Target="charts/chart${i + 1}.xml"/>`).join('')}</Relationships>`))
  change(parts, 'word/document.xml', (xml) => xml.replace(new RegExp(`<w:t[^>]*>${PLACE}(\\d+)${PLACE}</w:t>`, 'g'), (_, n: string) => drawing(charts[Number(n) - 1] as ChartPart, Number(n))))
}

const drawing = ({ alt, title, width, height }: ChartPart, n: number) =>
  `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="${1000 + n}" name="图表 ${n}" title="${escaped(title)}" descr="${escaped(alt)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="chart${n}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`

import { strToU8, zipSync, type Zippable } from 'fflate'
import { readFile, type ReadFile } from '../../server/questions/read'
import type { Block } from '../../server/questions/parse/types'

/* Files built by hand, part by part, so that a test says exactly what lies in them. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)

export interface DocxParts {
  numbering?: string
  styles?: string
  media?: Record<string, Uint8Array>
}

export function docx(body: string, { numbering, styles, media = {} }: DocxParts = {}): Uint8Array {
  const files: Zippable = {
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': xml(`<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': xml(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': xml(`<Relationships xmlns="${RELS}">${Object.keys(media).map((name) => `<Relationship Id="${name.replace(/\W/g, '')}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/${name}"/>`).join('')}</Relationships>`)
  }
  if (numbering !== undefined) files['word/numbering.xml'] = xml(`<w:numbering ${W}>${numbering}</w:numbering>`)
  if (styles !== undefined) files['word/styles.xml'] = xml(`<w:styles ${W}>${styles}</w:styles>`)
  for (const [name, bytes] of Object.entries(media)) files[`word/media/${name}`] = bytes
  return zipSync(files)
}

export const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`
export const r = (text: string, properties = '') => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${t(text)}</w:r>`
export const p = (content: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || !content ? content : r(content)}</w:p>`
/** A paragraph of a list. */
export const li = (content: string, num: number, level = 0) => p(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`)
export const lvl = (index: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
export const abstract = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
export const num = (id: number, to: number, overrides = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${to}"/>${overrides}</w:num>`

export interface XlsxParts {
  strings?: string
  styles?: string
  /** Attributes of each sheet's entry in the workbook, by name. */
  states?: Record<string, string>
  more?: Zippable
}

/** Sheets by name: what lies in <worksheet>. */
export function xlsx(sheets: Record<string, string>, { strings, styles, states = {}, more = {} }: XlsxParts = {}): Uint8Array {
  const names = Object.keys(sheets)
  const files: Zippable = {
    'xl/workbook.xml': xml(`<workbook ${S}><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${states[name] ? ` state="${states[name]}"` : ''}/>`).join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': xml(`<Relationships xmlns="${RELS}">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="x" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`),
    ...more
  }
  names.forEach((name, i) => { files[`xl/worksheets/sheet${i + 1}.xml`] = xml(`<worksheet ${S}>${sheets[name]}</worksheet>`) })
  if (strings !== undefined) files['xl/sharedStrings.xml'] = xml(`<sst ${S}>${strings}</sst>`)
  if (styles !== undefined) files['xl/styles.xml'] = xml(`<styleSheet ${S}>${styles}</styleSheet>`)
  return zipSync(files)
}

/** A cell with its own text. */
export const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

export const read = (bytes: Uint8Array, name = 'upload'): Promise<ReadFile> => readFile({ name, bytes })

/** The lines alone; a table as its rows. */
export const shown = (blocks: Block[]) => blocks.map((block) => block.kind === 'line' ? block.text : block.rows)
export const linesOf = async (bytes: Uint8Array, name?: string) => shown((await read(bytes, name)).source.blocks)

export const PNG = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))

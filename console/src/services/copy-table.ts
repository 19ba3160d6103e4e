import { App } from 'antd'

export interface Copied {
  title: string
  asOf: string
  columns: readonly { title: string; number: boolean }[]
  rows: readonly (readonly string[])[]
  sum: readonly string[]
  notes: readonly string[]
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Word takes the lines and the alignment from it, Excel the cells; a text cell says that it is one, whatever it begins with. */
export function tableHtml({ title, asOf, columns, rows, sum, notes }: Copied): string {
  const look = 'border:1px solid #000;padding:2px 6px'
  const cell = (tag: 'th' | 'td', text: string, number: boolean) => `<${tag} style="${look};text-align:${number ? 'center' : 'left'}${number ? '' : ';mso-number-format:\'\\@\''}">${escaped(text)}</${tag}>`
  const line = (texts: readonly string[], tag: 'th' | 'td') => `<tr>${texts.map((text, i) => cell(tag, text, tag === 'th' || (columns[i]?.number ?? false))).join('')}</tr>`
  return `<p style="text-align:center"><b>${escaped(title)}</b></p><p style="text-align:center">${escaped(asOf)}</p>` +
    `<table style="border-collapse:collapse">${line(columns.map((column) => column.title), 'th')}${rows.map((row) => line(row, 'td')).join('')}${line(sum, 'td')}</table>` +
    notes.map((note, i) => `<p>${i === 0 ? '注：' : ''}${escaped(note)}</p>`).join('')
}

/** Cells with tabs between. What a sheet would take for a formula is marked as a text. */
export function tableText({ title, asOf, columns, rows, sum, notes }: Copied): string {
  const plain = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text).replace(/[\t\r\n]+/g, ' ')
  return [title, asOf, ...[columns.map((column) => column.title), ...rows, sum].map((row) => row.map(plain).join('\t')), ...notes].join('\n')
}

/** Copies a table so that it pastes as one. */
export function useCopyTable(): (table: Copied) => Promise<void> {
  const { message } = App.useApp()
  return async (table) => {
    try {
      const parts = { 'text/html': tableHtml(table), 'text/plain': tableText(table) }
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })])))])
      void message.success('已复制，可以粘贴到 Word 或 Excel')
    } catch {
      void message.error('浏览器不让复制，请选中表格后按 Ctrl+C')
    }
  }
}

import type { FileInput } from '../read'
import { sniff } from '../read/kind'

const NAMES: [RegExp, string][] = [[/\.(xlsx?|et)$/i, 'Excel 工作簿'], [/\.docx?$/i, 'Word 文档']]

/** What a file says it is by its name, though it is nothing but text; null: it is what it says. */
export function posesAs({ name, bytes }: FileInput): string | null {
  const [, said] = NAMES.find(([ending]) => ending.test(name)) ?? []
  const [ending] = /\.\w+$/.exec(name) ?? []
  return said && sniff(bytes) === 'text' ? `${said}（${ending}）` : null
}

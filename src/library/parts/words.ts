import type { ColumnView, MaterialRow } from '../../../contract/materials'

const kinds: Record<MaterialRow['kind'], string> = { article: '文章', book: '书', audio: '录音', video: '视频', pdf: '文件', link: '链接', card: '' }

/** 12 分钟; 45 秒 */
export const lengthWords = (seconds: number): string => (seconds < 60 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`)

/** What stands beneath a title: 视频 · 12 分钟 · 社会主义革命和建设时期 */
export const aboutWords = ({ kind, length, period, summary }: MaterialRow): string =>
  summary || [kinds[kind], length === null ? '' : lengthWords(length), period].filter(Boolean).join(' · ')

export const stateOf = ({ read, begun }: Pick<MaterialRow, 'read' | 'begun'>): string => (read ? '已读' : begun ? '看了一部分' : '')

/** 党史故事，一篇讲清一件事，20 项，已读 3 项 */
export const columnWords = ({ note, materials, read }: ColumnView): string => [note, `${materials} 项`, read ? `已读 ${read} 项` : ''].filter(Boolean).join('，')

const shorter: Record<string, string> = {
  新民主主义革命时期: '新民主主义革命', 社会主义革命和建设时期: '社会主义革命和建设', 改革开放和社会主义现代化建设新时期: '改革开放', 中国特色社会主义新时代: '新时代'
}
/** As a chip has room for. */
export const periodWords = (period: string): string => shorter[period] ?? period

/** 1921 年 7 月 23 日; what is no date stays as it is (1889—1927). */
export function dateWords (date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? []
  if (!year) return date
  return [`${year} 年`, month ? `${Number(month)} 月` : '', day ? `${Number(day)} 日` : ''].filter(Boolean).join(' ')
}

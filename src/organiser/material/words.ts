import type { ColumnKind, MaterialInput, MaterialKind } from '../../../contract/materials'

export const kindWords: Record<MaterialKind, string> = { article: '文章', book: '书', audio: '音频', video: '视频', pdf: 'PDF', link: '链接', card: '卡片' }
export const kindNotes: Record<MaterialKind, string> = {
  article: '打字，可以插图片', card: '热词、问答、大事、人物，一张一条', audio: '现在录，或者选一个录好的文件', video: '从手机里选，MP4，最大 100 MB',
  pdf: '最大 30 MB', book: '分成几章，一章一章写', link: '成员点了会复制网址'
}
export const periods = ['新民主主义革命时期', '社会主义革命和建设时期', '改革开放和社会主义现代化建设新时期', '中国特色社会主义新时代'] as const
export const withdrawReasons = ['内容有误，正在更正', '已经过时', '重复发布'] as const

/** What the two sides of a card are called, in the column that it is for. */
export function cardWords (column: ColumnKind | undefined): { front: string, back: string, origin: string, date: string } {
  switch (column) {
    case 'questions': return { front: '问', back: '答', origin: '出处', date: '日期' }
    case 'timeline': return { front: '大事', back: '经过', origin: '地点', date: '日期，如 1921-07-23' }
    case 'people': return { front: '姓名', back: '生平', origin: '出处', date: '生卒年，如 1897—1927' }
    default: return { front: '词', back: '解释', origin: '出处', date: '日期' }
  }
}

export function emptyBody (kind: MaterialKind): MaterialInput['body'] {
  switch (kind) {
    case 'article': return { kind, markdown: '' }
    case 'book': return { kind, chapters: [{ title: '第一章', markdown: '' }] }
    case 'audio': case 'video': case 'pdf': return { kind, fileId: '' }
    case 'link': return { kind, url: '' }
    case 'card': return { kind, front: '', back: '', origin: '' }
    default: return kind satisfies never
  }
}

export type Faults = Partial<Record<'title' | 'body' | 'front' | 'back', string>>

/** What the server would refuse; `shown`: where members are to read it at once. */
export function faultsOf ({ title, body }: MaterialInput, shown: boolean): Faults {
  const faults: Faults = {}
  if (!title.trim()) faults.title = '写一个标题，成员在列表里看到的就是它'
  const wrong = bodyFault(body, shown)
  if (wrong) faults.body = wrong
  if (body.kind === 'card') {
    if (!body.front.trim()) faults.front = '请填写这一项'
    if (!body.back.trim()) faults.back = '请填写这一项'
  }
  return faults
}

function bodyFault (body: MaterialInput['body'], shown: boolean): string {
  switch (body.kind) {
    case 'article': return shown && !body.markdown.trim() ? '正文还没有写，写好再发布' : ''
    case 'book': {
      const untitled = body.chapters.findIndex(({ title }) => !title.trim())
      if (untitled >= 0) return `第 ${untitled + 1} 章还没有标题`
      const empty = shown ? body.chapters.findIndex(({ markdown }) => !markdown.trim()) : -1
      return empty >= 0 ? `第 ${empty + 1} 章还没有正文，写好再发布` : ''
    }
    case 'link': return /^https?:\/\/\S+$/.test(body.url) ? '' : '请填写完整的网址，以 http:// 或 https:// 开头'
    case 'card': return ''
    default: return body.fileId ? '' : body.kind === 'audio' ? '请先录音，或者选一个文件' : '请先选一个文件'
  }
}

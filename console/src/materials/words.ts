import type { ColumnKind, MaterialInput, MaterialKind, MaterialState } from '../../../contract/materials'

export const KINDS: Record<MaterialKind, string> = { article: '文章', book: '书', audio: '音频', video: '视频', pdf: 'PDF', link: '链接', card: '卡片' }
export const STATES: Record<MaterialState, string> = { draft: '草稿', review: '待审核', published: '已发布', returned: '已退回', withdrawn: '已撤下' }
export const COLUMN_KINDS: Record<ColumnKind, string> = { articles: '文章', 'hot-words': '热词卡片', questions: '问答', timeline: '大事年表', people: '人物' }
export const PERIODS = ['新民主主义革命时期', '社会主义革命和建设时期', '改革开放和社会主义现代化建设新时期', '中国特色社会主义新时代'] as const
export const RETURN_REASONS = ['请注明出处', '史实还要核对', '图片不清楚，请换一张', '有错别字，请改一改', '和专栏的内容不合，请换个专栏'] as const
export const WITHDRAW_REASONS = ['内容有误，正在更正', '已经过时', '重复发布'] as const

/** What the two sides of a card are called, in the column that it is for. */
export function cardWords(column: ColumnKind | undefined): { front: string; back: string; origin: string; date: string } {
  switch (column) {
    case 'questions': return { front: '问', back: '答', origin: '出处', date: '日期' }
    case 'timeline': return { front: '大事', back: '经过', origin: '地点', date: '日期，如 1921-07-23' }
    case 'people': return { front: '姓名', back: '生平', origin: '出处', date: '生卒年，如 1897—1927' }
    default: return { front: '词', back: '解释', origin: '出处', date: '日期' }
  }
}

export const emptyBody = (kind: MaterialKind): MaterialInput['body'] => {
  switch (kind) {
    case 'article': return { kind, markdown: '' }
    case 'book': return { kind, chapters: [{ title: '第一章', markdown: '' }] }
    case 'audio':
    case 'video':
    case 'pdf': return { kind, fileId: '' }
    case 'link': return { kind, url: '' }
    case 'card': return { kind, front: '', back: '', origin: '' }
  }
}

export type Faults = Partial<Record<'title' | 'body' | 'chapter' | 'front' | 'back', string>>

/** What the server would refuse in any state. */
export function faultsOf({ title, body }: MaterialInput): Faults {
  const faults: Faults = {}
  if (!title.trim()) faults.title = '请填写标题'
  if (body.kind === 'link' && !/^https?:\/\/\S+$/.test(body.url)) faults.body = '请填写完整的网址，以 http:// 或 https:// 开头'
  if ('fileId' in body && !body.fileId) faults.body = '请先上传文件'
  if (body.kind === 'card') {
    if (!body.front.trim()) faults.front = '请填写这一项'
    if (!body.back.trim()) faults.back = '请填写这一项'
  }
  if (body.kind === 'book' && body.chapters.some((chapter) => !chapter.title.trim())) faults.chapter = '每一章都要有标题'
  return faults
}

import type { ParsedType } from './types'
import { digits, letterOf } from './normalise'

/* What begins a question, an option, an answer, a section: read from the start of a trimmed line. */

const D = '0-9０-９'

export interface NumberMark {
  no: number
  rest: string
  /** strong: with a mark behind it (`1.`, `（1）`, `第1题`). weak: a space, or alone on the line. glued: the text follows at once. */
  strength: 'strong' | 'weak' | 'glued'
  /** An answer's bracket that stands before the number: `（√）1.…`. */
  lead: string
}

const LEAD = '([（(【\\[]\\s*[A-HＡ-Ｈa-h√×✓✗✔✘对错]*\\s*[)）】\\]]\\s*)?'
const NUMBER_FORMS: [NumberMark['strength'], RegExp][] = [
  ['strong', new RegExp(`^${LEAD}第\\s*([${D}]{1,4})\\s*[题道](?!目|库)\\s*[.．、:：)）]?\\s*`)],
  ['strong', new RegExp(`^${LEAD}[（(【\\[〔]\\s*([${D}]{1,4})\\s*[)）】\\]〕]\\s*[.．、:：]?\\s*`)],
  ['strong', new RegExp(`^${LEAD}(?:No\\.?|Q|题)?\\s*([${D}]{1,4})\\s*[、．)）:：]\\s*`, 'i')],
  // 1949.10 is a date and 3.14 a number; 1.1921年 is question 1 (told apart by which number is due).
  ['strong', new RegExp(`^${LEAD}([${D}]{1,4})\\s*[.,，。]\\s*(?![${D}])`)],
  ['weak', new RegExp(`^${LEAD}([${D}]{1,4})\\s*[.]\\s*(?=[${D}])`)],
  ['weak', new RegExp(`^${LEAD}([${D}]{1,4})(?:[ \\t]+(?=\\S)|$)`)],
  ['glued', new RegExp(`^${LEAD}([${D}]{1,4})(?![${D}])(?=[^\\s.．、，,。:：%％‰°+\\-—–~～/／年月日号时分秒世个位名条项种届次大岁元万亿千百十多余级层倍成人国省市县区])`)]
]

export function numberMark(text: string): NumberMark | null {
  for (const [strength, form] of NUMBER_FORMS) {
    const found = form.exec(text)
    if (found) return { no: Number(digits(found[2] as string)), rest: text.slice(found[0].length), strength, lead: found[1]?.trim() ?? '' }
  }
  return null
}

/* Sections. */

const TYPE_WORDS: [RegExp, ParsedType | 'choice'][] = [
  [/不定项(?:选择)?题?/, 'multiple'],
  [/(?:多项|多)选(?:择)?题?|多项选择题?/, 'multiple'],
  [/(?:单项|单)选(?:择)?题?|单项选择题?/, 'single'],
  [/判断(?:正误|对错|改错)?题?|是非题?|对错题/, 'judge'],
  [/填空题?/, 'fill'],
  [/简答题?|论述题?|问答题?|名词解释(?:题)?|材料(?:分析|解析)题?|案例(?:分析)?题?|辨析题?|分析题|主观题/, 'short'],
  [/选择题/, 'choice']
]
const TYPE_ALONE = '(?:(?:党[史建章]|知识|理论|竞赛|必答|抢答|风险|附加|客观)?(?:不定项|多项|单项|多|单)选(?:择)?题?|判断(?:正误|对错|改错)?题?|是非题?|对错题|填空题?|简答题?|论述题?|问答题?|名词解释题?|材料(?:分析|解析)题?|案例(?:分析)?题?|辨析题?|分析题|主观题|选择题)'
const ORDINAL = '(?:第?[一二三四五六七八九十]{1,3}(?:部分|大题|、|[.．:：)）]|\\s)|[（(][一二三四五六七八九十]{1,3}[)）]|[IVXⅠ-Ⅻ]{1,4}[.．、]|[0-9]{1,2}[.．、]|[#＃*■●◆▲※★☆-]+)'
const SECTION = new RegExp(`^(?:${ORDINAL}\\s*)*(?:[【\\[《<]\\s*)?(${TYPE_ALONE})(?:\\s*[】\\]》>])?\\s*(?:部分|类)?\\s*(?:[:：]?\\s*$|[:：]?\\s*[（(【\\[].*$|[:：、,，。]?\\s*(?:共|每|本|各|满分|合计|总|下列|请|以下|在|每小题|[0-9]+\\s*[道题分]).*$)`, 'u')
/** 第一章 党章, 第二部分, --- 文件 ---: a chapter, which says nothing of the type. */
const CHAPTER = /^(?:第\s*[一二三四五六七八九十百0-9]{1,4}\s*(?:章|节|篇|编|部分|单元|专题|讲|课|套)(?:\s|[:：、]|$|[^，。？?]{0,30}$)|[-—=*#]{2,}\s*[^-—=*]{1,60}\s*[-—=*#]{2,}$|(?:专题|模块|单元|试卷|套题)[一二三四五六七八九十0-9]{1,3}(?:[:：、\s].{0,40})?$)/u
const ORDINAL_HEAD = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])\s*[^？?（(]{1,40}$/u

export interface SectionMark {
  title: string
  type: ParsedType | 'choice' | null
  points: number | null
}

/** `一、单项选择题（每题2分，共20分）`: type and points of what follows. */
export function sectionMark(text: string): SectionMark | null {
  if (text.length > 120) return null
  const found = SECTION.exec(text)
  if (!found) return null
  const type = TYPE_WORDS.find(([word]) => word.test(found[1] as string))?.[1] ?? null
  return { title: text, type, points: pointsOf(text) }
}

export const chapterMark = (text: string) => text.length <= 80 && CHAPTER.test(text)
/** 一、党章部分: a heading only where a question cannot be. */
export const ordinalHead = (text: string) => ORDINAL_HEAD.test(text)

/** 每题2分 → 2; 共30题，48分 → 1.6; 分值：2 → 2. Null: not said. */
export function pointsOf(text: string): number | null {
  const each = /每\s*(?:小)?(?:题|个|空|道)?(?:题)?\s*(?:得|计|值)?\s*([0-9０-９]+(?:\.[0-9]+)?)\s*分/.exec(text) ?? /([0-9]+(?:\.[0-9]+)?)\s*分\s*[/／每]\s*(?:小)?(?:题|个|道)/.exec(text)
  if (each) return Number(digits(each[1] as string))
  const sum = /共\s*([0-9]+)\s*(?:小)?(?:题|道)(?:题)?\s*[,，;；、]?\s*(?:共|总计|计|满分)?\s*([0-9]+(?:\.[0-9]+)?)\s*分/.exec(text)
  if (sum && Number(sum[1]) > 0) return Math.round((Number(sum[2]) / Number(sum[1])) * 100) / 100
  return null
}

/** A type that a question carries itself: 【单选题】, （多选）, [判断题 2分], 单选题：… */
const TAG = /^\s*[【[（(]\s*((?:不定项|多项|单项|多|单)选(?:择)?题?|判断题?|是非题|填空题?|简答题?|论述题?|问答题?|选择题)\s*[,，、:：]?\s*([0-9.]+\s*分)?\s*[】\]）)]\s*[.．、:：]?\s*/u
const TAG_END = /\s*[【[（(]\s*((?:不定项|多项|单项|多|单)选(?:择)?题?|判断题?|填空题?|简答题?)\s*[,，、]?\s*([0-9.]+\s*分)?\s*[】\]）)]\s*$/u
const TAG_BARE = /^\s*((?:不定项|多项|单项|多|单)选题?|判断题|填空题|简答题)\s*[:：]\s*(?=\S)/u
const TAG_POINTS = /^\s*[（([【]\s*(?:本题|共)?\s*([0-9]+(?:\.[0-9]+)?)\s*分\s*[)）\]】]\s*|\s*[（([【]\s*(?:本题|共)?\s*([0-9]+(?:\.[0-9]+)?)\s*分\s*[)）\]】]\s*$/u

export interface Tags {
  text: string
  type: ParsedType | 'choice' | null
  points: number | null
}

/** Takes type and points off a stem's first line. */
export function tagsOf(line: string): Tags {
  let text = line
  let type: Tags['type'] = null
  let points: number | null = null
  for (const form of [TAG, TAG_BARE, TAG_END]) {
    const found = form.exec(text)
    if (!found || found[0].length === text.length) continue
    type ??= typeOfWord(found[1] as string)
    if (found[2]) points = Number.parseFloat(found[2])
    text = text.slice(0, found.index) + text.slice(found.index + found[0].length)
  }
  const worth = TAG_POINTS.exec(text)
  if (worth && worth[0].length < text.length) {
    points = Number(worth[1] ?? worth[2])
    text = text.slice(0, worth.index) + text.slice(worth.index + worth[0].length)
  }
  return { text, type, points }
}

export const typeOfWord = (word: string): ParsedType | 'choice' | null => TYPE_WORDS.find(([form]) => form.test(word.endsWith('题') ? word : `${word}题`))?.[1] ?? null

/* Labels. */

export type LabelKind = 'answer' | 'analysis' | 'source' | 'difficulty' | 'topic' | 'points' | 'type' | 'period' | 'tags' | 'other'
export interface LabelMark {
  kind: LabelKind
  at: number
  end: number
}

const LABELS: [LabelKind, string][] = [
  ['analysis', '(?:答案|试题|题目|参考|本题|答题)?(?:解析|详解)(?:说明)?|试题分析|题目分析|解题思路|答案说明|点评'],
  ['answer', '(?:正确|参考|标准|本题)?(?:答案|答\\s*案)(?:是|为|选项)?|正确选项|正确答案|标答|Answer|ANSWER'],
  ['source', '出处|来源|题目来源|试题来源|答案出处|答案依据|法条依据|依据|政策依据|参考文献'],
  ['difficulty', '难度(?:系数|等级|程度)?|难易(?:程度|度)?'],
  ['topic', '知识点|考点|考查点|考核点|知识模块|所属章节|章节|专题|知识类别'],
  ['points', '分值|分数|本题分值'],
  ['type', '题型|试题类型|题目类型|题目类别'],
  ['period', '历史时期|时期'],
  ['tags', '标签|关键词'],
  ['other', '命题(?:单位|人|来源)|出题(?:单位|人)|审题人|审核人|编号|题号|备注|类别|分类|分析|答题时间|创建时间|更新时间|我的答案|你的答案|得分|正确率']
]
const BRACKETED = LABELS.map(([kind, words]) => [kind, new RegExp(`[【\\[〔(（]\\s*(?:${words})\\s*[】\\]〕)）]\\s*[:：]?\\s*`, 'g')] as const)
const WITH_COLON = LABELS.map(([kind, words]) => [kind, new RegExp(`(?:${words})\\s*[:：]\\s*`, 'g')] as const)
const AT_START = /^(?:(?:正确|参考|标准)答案|答案)(?:是|为)?\s+|^(?:正确|参考|标准)?答案(?=\s*[A-ZＡ-Ｚ√×✓✗对错]+\s*$)|^答\s*[:：]\s*|^(?:Answer|Ans|Key)\s*[:：.]\s*/i
const START_ANALYSIS = /^(?:解析|答案解析|分析|解)\s*[:：]\s*/

/** Whether a label without brackets may stand at this place inside a line. */
function mayStand(kind: LabelKind, text: string, at: number): boolean {
  if (at === 0) return true
  const before = text[at - 1] as string
  if (kind === 'answer') return !/["“「『《（(]/.test(before) || /[)）]\s*$/.test(before)
  if (kind === 'analysis') return !/["“「『《]/.test(before)
  return /[\s。.；;，,、）)】\]]/.test(before)
}

/** Every label of a line, from left to right; labels inside one another count once. */
export function labelsIn(text: string): LabelMark[] {
  if (!/[:：【[〔(（]|^(?:正确|参考|标准)?答案|^答/.test(text) && !/^(?:ans|key)/i.test(text)) return []
  const found: LabelMark[] = []
  const add = (mark: LabelMark) => {
    const other = found.findIndex((one) => mark.at < one.end && one.at < mark.end)
    if (other === -1) found.push(mark)
    else if (mark.at < (found[other] as LabelMark).at || (mark.at === (found[other] as LabelMark).at && mark.end > (found[other] as LabelMark).end)) found[other] = mark
  }
  for (const [kind, form] of BRACKETED) for (const m of text.matchAll(form)) add({ kind, at: m.index, end: m.index + m[0].length })
  for (const [kind, form] of WITH_COLON) for (const m of text.matchAll(form)) if (mayStand(kind, text, m.index)) add({ kind, at: m.index, end: m.index + m[0].length })
  const start = AT_START.exec(text)
  if (start) add({ kind: 'answer', at: 0, end: start[0].length })
  const analysis = START_ANALYSIS.exec(text)
  if (analysis) add({ kind: 'analysis', at: 0, end: analysis[0].length })
  return found.sort((a, b) => a.at - b.at)
}

/** 参考答案, 答案及解析, 附：答案: a heading over a key block. */
export const keyHead = (text: string) => /^(?:[-—=*#]*\s*)?(?:附[:：]?\s*|[一二三四五六七八九十]{1,2}、\s*)?(?:[^。？?，,]{0,20})?(?:参考|标准|正确)?答案(?:及|与|和)?(?:详细)?(?:解析|详解|评分标准|速查)?(?:部分)?\s*[:：]?\s*(?:[-—=*#]*)?$/u.test(text) && text.length <= 40

/* Options. */

export const letterAt = (place: number) => String.fromCharCode(65 + place)
export { letterOf }

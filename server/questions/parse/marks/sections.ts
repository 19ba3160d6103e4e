import type { ParsedType } from '../types'
import { digits } from './markers'

/* Headings: of a section (which give type and points), of a chapter, of a key. */

export type SectionType = ParsedType | 'choice' | null

const TYPE_WORDS: [RegExp, ParsedType | 'choice'][] = [
  [/不定项(?:选择)?题?/, 'multiple'],
  [/(?:多项|多)选(?:择)?题?|多项选择题?/, 'multiple'],
  [/(?:单项|单)选(?:择)?题?|单项选择题?/, 'single'],
  [/判断(?:正误|对错|改错)?题?|是非题?|对错题/, 'judge'],
  [/填空题?/, 'fill'],
  [/简答题?|论述题?|问答题?|名词解释(?:题)?|材料(?:分析|解析)题?|案例(?:分析)?题?|辨析题?|分析题|主观题/, 'short'],
  [/选择题/, 'choice']
]
export const typeOfWord = (word: string): SectionType => TYPE_WORDS.find(([form]) => form.test(word.endsWith('题') ? word : `${word}题`))?.[1] ?? null

/** What a sheet's column of types says: the names in short and in English too. */
const CELL_TYPES: [RegExp, ParsedType][] = [[/^单项?|single/i, 'single'], [/^多项?|multi|checkbox/i, 'multiple'], [/^判|judge|true|boolean/i, 'judge'], [/^填|fill|blank/i, 'fill'], [/^[简论问]|short|essay|^text/i, 'short']]
export const typeOfCell = (word: string): SectionType => typeOfWord(word) ?? CELL_TYPES.find(([form]) => form.test(word))?.[1] ?? null

/** A type's name as it stands alone or in brackets before a question. */
export const TYPE_NAME = '(?:(?:不定项|多项|单项|多|单)选(?:择)?题?|判断题?|是非题|填空题?|简答题?|论述题?|问答题?|选择题)'
export const TYPE_ALONE = '(?:(?:党[史建章]|知识|理论|竞赛|必答|抢答|风险|附加|客观)?(?:不定项|多项|单项|多|单)选(?:择)?题?|判断(?:正误|对错|改错)?题?|是非题?|对错题|填空题?|简答题?|论述题?|问答题?|名词解释题?|材料(?:分析|解析)题?|案例(?:分析)?题?|辨析题?|分析题|主观题|选择题)'
const HAN = '一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾'
const ORDINAL = `(?:第?[${HAN}]{1,3}(?:部分|大题|题|章|、|[.．:：)）]|\\s)|[（(][${HAN}]{1,3}[)）]|[IVXⅠ-Ⅻ]{1,4}[.．、]|[0-9]{1,2}[.．、]|[#＃*■●◆▲※★☆]+|[-—=]+、?|题型\\s*[:：])`
/** Words may stand before the type only behind an ordinal: 一、党章知识单选题. */
const SECTION = new RegExp(`^(?:(?:${ORDINAL}\\s*)+\\p{Script=Han}{0,12}?)?(?:[【\\[《<]\\s*)?(${TYPE_ALONE})(?:\\s*[】\\]》>])?\\s*(?:部分|类|库)?\\s*(?:[:：。]?\\s*[-—=]*$|[:：]?\\s*[（(【\\[].*$|[:：、,，。]?\\s*(?:共|每|本|各|满分|合计|总|下列|请|以下|在|[0-9]+\\s*[道题分]).*$)`, 'u')
/** 第一章 党章, 第二部分, --- 文件 ---: a chapter, which says nothing of the type. */
const CHAPTER = /^(?:第\s*[一二三四五六七八九十百0-9]{1,4}\s*(?:章|节|篇|编|部分|单元|专题|讲|课|套)(?:\s|[:：、]|$|[^，。？?]{0,30}$)|[-—=*#]{2,}\s*[^-—=*\s][^-—=*]{0,60}[-—=*#]{2,}$|(?:专题|模块|单元|试卷|套题)[一二三四五六七八九十0-9]{1,3}(?:[:：、\s].{0,40})?$)/u
const ORDINAL_HEAD = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])\s*[^？?（(]{1,40}$/u

export interface SectionMark {
  title: string
  type: SectionType
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
export const ordinalHead = (text: string) => text.length <= 60 && ORDINAL_HEAD.test(text)

/** 每题2分 → 2; 共30题，48分 → 1.6; 分值：2 → 2. Null: not said. */
function pointsOf(text: string): number | null {
  const each = /每\s*(?:小)?(?:题|个|空|道)?(?:题)?\s*(?:得|计|值)?\s*([0-9０-９]+(?:\.[0-9]+)?)\s*分/.exec(text) ?? /([0-9]+(?:\.[0-9]+)?)\s*分\s*[/／每]\s*(?:小)?(?:题|个|道)/.exec(text)
  if (each) return Number(digits(each[1] as string))
  const sum = /共\s*([0-9]+)\s*(?:小)?(?:题|道)(?:题)?\s*[,，;；、]?\s*(?:共|总计|计|满分)?\s*([0-9]+(?:\.[0-9]+)?)\s*分/.exec(text)
  if (sum && Number(sum[1]) > 0) return Math.round((Number(sum[2]) / Number(sum[1])) * 100) / 100
  return null
}

const KEY_HEAD = /^(?:[-—=*#]*\s*)?(?:[【[〖（(]\s*)?(?:附[:：]?\s*|[一二三四五六七八九十]{1,2}、\s*)?(?:[^。？?，,]{0,20})?(?:参考|标准|正确)?答案(?:及|与|和)?(?:详细)?(?:解析|详解|评分标准|速查)?(?:部分)?(?:\s*[】\]〗)）])?\s*[:：]?\s*(?:[-—=*#]*)?$/u
/** 参考答案, 答案及解析, 附：答案: a heading over a key block. */
export const keyHead = (text: string) => text.length <= 40 && text.includes('答案') && KEY_HEAD.test(text)

/** A drawn line between two papers, and what a printed page says about itself. */
export const isRule = (text: string) => /^[~～\-—–－─━═=＝*＊#·•.]{4,}$/.test(text)
export const isPageNumber = (text: string) => text.length < 30 &&
  /^(?:[-—]?\s*第?\s*[0-9]{1,4}\s*页(?:\s*[,，/]?\s*(?:共\s*)?[0-9]{1,4}\s*页?)?\s*[-—]?|[-—]\s*[0-9]{1,4}\s*[-—]|[0-9]{1,4}\s*\/\s*[0-9]{1,4}|Page\s+[0-9]+(?:\s+of\s+[0-9]+)?)$/i.test(text)

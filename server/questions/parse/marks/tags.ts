import { TYPE_NAME, typeOfWord, type SectionType } from './sections'

/* What a question carries of itself: 【单选题】, （多选）, [判断题 2分], 单选题：…, （2分） */

const POINTS = '([0-9.]{1,6}\\s*分)'
const TAG = new RegExp(`^\\s*[【[（(]\\s*(${TYPE_NAME})\\s*[,，、:：]?\\s*${POINTS}?\\s*[】\\]）)]\\s*[.．、:：]?\\s*`, 'u')
const TAG_END = new RegExp(`[【[（(]\\s*(${TYPE_NAME})\\s*[,，、]?\\s*${POINTS}?\\s*[】\\]）)]\\s*[*＊]?$`, 'u')
const TAG_BARE = new RegExp(`^\\s*(${TYPE_NAME})\\s*[:：]\\s*(?=\\S)`, 'u')
const WORTH = '[（([【]\\s*(?:本题|共|分值\\s*[:：])?\\s*([0-9]{1,3}(?:\\.[0-9]{1,2})?)\\s*分\\s*[)）\\]】]'
const TAG_POINTS = new RegExp(`^\\s*${WORTH}\\s*|${WORTH}$`, 'u')
const ONLY_TYPE = new RegExp(`^[【[（(]?\\s*(${TYPE_NAME})\\s*[】\\]）)]?[:：]?$`, 'u')

export interface Tags {
  text: string
  type: SectionType
  /** 不定项: one letter is as good as several. */
  loose: boolean
  points: number | null
}

/** Takes type and points off a stem's first line. */
export function tagsOf(line: string): Tags {
  let text = line.trimEnd()
  const found: Tags = { text, type: null, loose: false, points: null }
  const takePoints = () => {
    const worth = TAG_POINTS.exec(text)
    if (!worth || worth[0].length >= text.length) return
    found.points = Number(worth[1] ?? worth[2])
    text = (text.slice(0, worth.index) + text.slice(worth.index + worth[0].length)).trimEnd()
  }
  takePoints()
  const alone = ONLY_TYPE.exec(text)
  if (alone) return { ...found, text: '', type: typeOfWord(alone[1] as string), loose: text.includes('不定项') }
  for (const form of [TAG, TAG_BARE, TAG_END]) {
    const tag = form.exec(text)
    if (!tag || tag[0].length === text.length) continue
    found.type ??= typeOfWord(tag[1] as string)
    found.loose ||= (tag[1] as string).includes('不定项')
    if (tag[2]) found.points = Number.parseFloat(tag[2])
    text = (text.slice(0, tag.index) + text.slice(tag.index + tag[0].length)).trimEnd()
  }
  takePoints()
  return { ...found, text }
}

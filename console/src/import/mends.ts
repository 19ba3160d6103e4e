import type { ImportItem, ItemDecision, ReadBody } from '../../../contract/questions'
import { letter, letters } from '../question/words'
import { shortSection } from './source'

/* The buttons of a row: each is one way out of its problem, and says what it does. Nothing is chosen for anybody. */

export interface Mend { label: string; body?: ReadBody; decision?: ItemDecision; edit?: true }

/** With more options the letters no longer fit beside the sentence. */
const MOST_LETTERS = 6

const WITHOUT_ANSWER = ['no_answer', 'answer_beyond', 'answer_unclear', 'answer_conflict']

export function mendsOf({ body, problems }: Pick<ImportItem, 'body' | 'problems'>): Mend[] {
  const codes = new Set(problems.map(({ code }) => code))
  const has = (...wanted: string[]) => wanted.some((code) => codes.has(code))
  const mends: Mend[] = []
  if (body.type === 'single') {
    if (has(...WITHOUT_ANSWER) && body.options.length >= 2 && body.options.length <= MOST_LETTERS) mends.push(...body.options.map((_, place) => pick(body, place)))
    if (has('many_for_single') && body.answer.length > 1) mends.push({ label: `改为多选 ${letters(body.answer)}`, body: { ...body, type: 'multiple' } }, ...body.answer.slice(0, MOST_LETTERS).map((place) => pick(body, place)))
  }
  if (body.type === 'multiple' && body.answer.length === 1 && has('one_for_multiple')) mends.push({ label: '改为单选', body: { ...body, type: 'single' } })
  if (body.type === 'judge' && has(...WITHOUT_ANSWER)) mends.push({ label: '对', body: { ...body, answer: [0] } }, { label: '错', body: { ...body, answer: [1] } })
  if (body.type === 'short' && body.texts.length && body.texts.every((blank) => blank.length && blank.every((text) => text && text.length <= 200))) mends.push({ label: '改为填空', body: { ...body, type: 'fill' } })
  const spare = has('empty_option') ? spareOption(body) : null
  if (spare !== null) mends.push({ label: `删去空选项 ${letter(spare)}`, body: without(body, spare) })
  return [...mends, { label: '自己填', edit: true }, { label: '跳过这题', decision: 'skip' }]
}

const pick = (body: ReadBody, place: number): Mend => ({ label: `选 ${letter(place)}`, body: { ...body, answer: [place] } })

/** The only empty option, where it is not what the key names and enough are left. */
function spareOption({ options, answer }: ReadBody): number | null {
  const empty = options.flatMap((text, place) => (text.trim() === '' ? [place] : []))
  const [only] = empty
  return empty.length === 1 && only !== undefined && !answer.includes(only) && options.length > 2 ? only : null
}

const without = (body: ReadBody, gone: number): ReadBody => ({
  ...body, options: body.options.filter((_, place) => place !== gone), answer: body.answer.map((place) => (place > gone ? place - 1 : place))
})

const OF_OPTIONS = new Set(['empty_option', 'few_options', 'same_options'])
const OF_ANSWER = new Set([...WITHOUT_ANSWER, 'many_for_single', 'one_for_multiple', 'blank_count'])

/** Which column is framed. */
export const faultAt = (problems: ImportItem['problems']) => ({
  options: problems.some(({ code }) => OF_OPTIONS.has(code)), answer: problems.some(({ code }) => OF_ANSWER.has(code))
})

/** A flagged question that somebody has said to leave out. */
export const isSetAside = ({ state, chosen }: Pick<ImportItem, 'state' | 'chosen'>) => state === 'problem' && chosen === 'skip'

/** 第 5 题（一、单选题）: as the file numbers it, else by its place. */
export const placeWords = ({ no, label, section }: { no: number | null; label?: string; section?: string }): string =>
  `第 ${label || (no ?? '？')} 题${label && section ? `（${shortSection(section)}）` : ''}`

/** What the twin is, in a sentence. */
export function twinWords({ twin }: ImportItem): string {
  if (!twin) return ''
  const where = twin.questionId ? `题库“${twin.bank}”里的一题` : `这个文件的${placeWords(twin)}`
  return twin.exact ? `与${where}相同。` : `与${where}有 ${Math.round(twin.likeness * 100)}% 相像。`
}

import type { ImportItem, ReadBody } from '../../../contract/questions'
import { letter } from '../questions/words'

/* The buttons of a question that is not in order: each is one way out, and says what it does. Nothing is chosen for anybody. */

export interface Mend { label: string, body: ReadBody }

/** With more options the form is quicker. */
const MOST_LETTERS = 6
const WITHOUT_ANSWER = ['no_answer', 'answer_beyond', 'answer_unclear', 'answer_conflict']

export function mendsOf ({ body, problems }: Pick<ImportItem, 'body' | 'problems'>): Mend[] {
  const has = (...wanted: string[]) => problems.some(({ code }) => wanted.includes(code))
  const { type, options, answer, texts } = body
  const unanswered = has(...WITHOUT_ANSWER)
  switch (type) {
    case 'single':
      if (has('many_for_single') && answer.length > 1) return [{ label: `改为多选 ${answer.map(letter).join('')}`, body: { ...body, type: 'multiple' } }, ...answer.slice(0, MOST_LETTERS).map((place) => pick(body, place))]
      return unanswered && options.length >= 2 && options.length <= MOST_LETTERS ? options.map((_, place) => pick(body, place)) : spare(body, has('empty_option'))
    case 'multiple': return has('one_for_multiple') && answer.length === 1 ? [{ label: '改为单选', body: { ...body, type: 'single' } }] : spare(body, has('empty_option'))
    case 'judge': return unanswered || has('many_for_single') ? [{ label: '正确', body: { ...body, answer: [0] } }, { label: '错误', body: { ...body, answer: [1] } }] : []
    case 'short': return texts.length > 0 && texts.every((blank) => blank.length > 0 && blank.every((text) => text !== '' && text.length <= 200)) ? [{ label: '改为填空', body: { ...body, type: 'fill' } }] : []
    default: return []
  }
}

const pick = (body: ReadBody, place: number): Mend => ({ label: `选 ${letter(place)}`, body: { ...body, answer: [place] } })

/** The only empty option may go where the key does not name it and enough are left. */
function spare (body: ReadBody, wanted: boolean): Mend[] {
  const { options, answer } = body
  const empty = options.flatMap((text, place) => (text.trim() === '' ? [place] : []))
  const [gone] = empty
  if (!wanted || gone === undefined || empty.length > 1 || answer.includes(gone) || options.length < 3) return []
  return [{ label: `删去空选项 ${letter(gone)}`, body: { ...body, options: options.filter((_, place) => place !== gone), answer: answer.map((place) => (place > gone ? place - 1 : place)) } }]
}

/** What its twin is, in a sentence. */
export function twinWords ({ twin }: Pick<ImportItem, 'twin'>): string {
  if (!twin) return ''
  const where = twin.questionId ? `题库“${twin.bank}”里的一题` : `这份试题的第 ${twin.no ?? '？'} 题`
  return twin.exact ? `与${where}相同。` : `与${where}有 ${Math.floor(twin.likeness * 100)}% 相像。`
}

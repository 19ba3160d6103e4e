import type { QuestionType } from '../../../contract/question'
import type { PaperRule, RevealRule } from '../../../contract/round-config'
import type { Rubric } from '../../rounds/rules/types'

/** What a round's page says about a corrected key. */
export interface Noted {
  question: { id: string; type: QuestionType; stem: string; options: string[] }
  before: Rubric
  after: Rubric
  /** Name of the unit whose bank it is. */
  by: string
}

const letter = (place: number) => String.fromCharCode(65 + place)
const SHOWN = 20
const short = (text: string) => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text)
const words = (text: string) => short(text.replace(/\[图:[^\]]*\]/g, '［图］').replace(/_{2,}/g, '＿＿').replace(/\s+/g, ' ').trim())

/** With shuffled options a letter says nothing: their words do. */
function keyText({ type, options }: Noted['question'], rubric: Rubric, shuffled: boolean): string {
  if (type === 'judge') return rubric.right[0] === 0 ? '正确' : '错误'
  if (type === 'fill') return rubric.texts.map((accepted) => `“${short(accepted[0] ?? '')}”`).join('、')
  return shuffled ? rubric.right.map((place) => `“${short(options[place] ?? '')}”`).join('、') : [...rubric.right].sort((a, b) => a - b).map(letter).join('')
}

/**
 * One sentence. Which question, and what its key is, it says only of rounds that are over and show their keys: to the others it would tell
 * what the reveal rule keeps back.
 */
export function correctionNote(noted: Noted, round: { paper: PaperRule; reveal: RevealRule; closed: boolean }): string {
  const { question, before, after, by } = noted
  const { paper } = round
  if (!round.closed || round.reveal === 'never') return `有一道题的答案已由${by}更正，答过这道题的答卷已重新计分。`
  const place = paper.kind === 'fixed' && !paper.shuffleQuestions ? paper.questions.findIndex((one) => one.question === question.id) : -1
  const which = place < 0 ? `“${words(question.stem)}”一题` : `第 ${place + 1} 题（${words(question.stem)}）`
  const key = (rubric: Rubric) => keyText(question, rubric, paper.shuffleOptions)
  return `${which}答案更正：原为${spaced(key(before))}，改为${spaced(key(after))}（${by}更正）。已重新计分。`
}

/** Letters stand off from Chinese words. */
const spaced = (text: string) => (/^[A-Z]/.test(text) ? ` ${text}` : text)

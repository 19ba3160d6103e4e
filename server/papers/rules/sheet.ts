import type { AnsweredItem, AnsweredPaper, PaperSummary } from '../../../contract/papers'
import { duration, number, typeNames } from '../../rounds/rules/words'
import { localTime } from '../../zone'

/* What is printed of a paper, as words: drawing knows nothing of rounds. */

export interface SheetOption {
  letter: string
  text: string
  chosen: boolean
  right: boolean
}

export interface SheetQuestion {
  /** 3. */
  no: string
  /** 单选题，10 分 */
  kind: string
  stem: string
  /** Square marks: more than one may be chosen. */
  several: boolean
  options: SheetOption[]
  outcome: AnsweredItem['outcome']
  /** 作答：B, 正确答案：C, 得分：0 / 10 */
  said: { name: string; text: string }[]
  /** Explanation, source, what was corrected. */
  notes: { name: string; text: string }[]
}

export interface Sheet {
  title: string
  /** 决赛，第 2 次答卷 */
  subtitle: string
  facts: { name: string; text: string }[]
  /** What has to be known about the paper as a whole. */
  remarks: string[]
  questions: SheetQuestion[]
  /** Who answered, for the head of further pages. */
  whose: string
  association: string
  printed: string
  id: string
  printedAt: number
}

const OUTCOMES: Record<AnsweredItem['outcome'], string> = { right: '答对', partial: '部分答对', wrong: '答错', blank: '没有作答' }
const WAYS: Record<NonNullable<PaperSummary['finish']>, string> = { submitted: '本人交卷', timeout: '到时自动交卷', ended: '竞赛结束时自动交卷', left: '离开次数超过规定，自动交卷' }
const JUDGED = ['正确', '错误']

/** 2026 年 6 月 15 日 8:05 */
export function stamp(at: number, zone: string): string {
  const { year, month, day, hour, minute } = localTime(at, zone)
  return `${year} 年 ${month} 月 ${day} 日 ${hour}:${String(minute).padStart(2, '0')}`
}

const letter = (place: number) => String.fromCharCode(65 + place)

export function sheetOf(paper: AnsweredPaper, zone: string, now: number): Sheet {
  const { person, attempt } = paper
  const { score, fullScore, correct, total } = attempt
  const facts = [
    ['姓名', person.name], ['工号', person.staffNo ?? ''], ['单位', person.path.join(' / ')], ['组别', person.group ?? ''],
    ['得分', `${number(score ?? 0)}${fullScore === null ? ' 分' : ` / ${number(fullScore)} 分`}${attempt.passed === null ? '' : attempt.passed ? '，合格' : '，不合格'}`],
    ['答对', `${correct ?? 0}${total === null ? '' : ` / ${total}`} 题`], ['用时', attempt.proxyBy ? '' : duration(Math.round((attempt.timeMs ?? 0) / 1000))],
    ['开始', stamp(attempt.startedAt, zone)], ['交卷', attempt.finishedAt === null ? '' : `${stamp(attempt.finishedAt, zone)}，${attempt.proxyBy ? '代录' : WAYS[attempt.finish ?? 'submitted']}`]
  ] as const
  return {
    title: paper.roundTitle, subtitle: [attempt.phase.name, attempt.paperName, `第 ${attempt.no} 次答卷`].filter(Boolean).join('，'),
    facts: facts.flatMap(([name, text]) => (text ? [{ name, text }] : [])), remarks: remarksOf(paper, zone),
    questions: paper.items.map(questionOf), whose: [person.name, person.unit.name, paper.roundTitle].join('，'),
    association: paper.association, printed: stamp(now, zone), id: attempt.id, printedAt: now
  }
}

function remarksOf({ person, attempt, notes, scoreBefore }: AnsweredPaper, zone: string): string[] {
  return [
    attempt.whyNot ? `不在成绩里：${attempt.whyNot}。` : '',
    attempt.proxyBy ? `纸质作答，由${attempt.proxyBy}代录。` : '',
    person.excused ? `免于参加：${person.excused}。` : '',
    ...notes.map(({ at, text }) => `${stamp(at, zone)}：${text}`),
    scoreBefore === null ? '' : scoreBefore === attempt.score ? '更正前后得分没有变化。' : `更正前得 ${number(scoreBefore)} 分，更正后得 ${number(attempt.score ?? 0)} 分。`
  ].filter(Boolean)
}

function questionOf({ question, answer, outcome, points, key, before }: AnsweredItem): SheetQuestion {
  const places = (answer ?? []).filter((value): value is number => typeof value === 'number')
  const chosen = (right: readonly number[], texts: readonly (readonly string[])[]) => {
    if (question.type === 'fill') return texts.map((accepted, i) => `${texts.length > 1 ? `第 ${i + 1} 空 ` : ''}${accepted.join(' 或 ')}`).join('；')
    if (question.type === 'judge') return right.map((place) => JUDGED[place] ?? '').join('')
    return right.map(letter).join('')
  }
  const mine = answer === null ? '没有作答' : chosen(places, answer.map((text) => [String(text).trim() || '空着']))
  return {
    no: `${question.pos}.`, kind: `${typeNames[question.type]}，${number(question.points)} 分`, stem: question.stem, several: question.type === 'multiple',
    options: question.options.map((text, i) => ({ letter: question.type === 'judge' ? '' : `${letter(i)}.`, text, chosen: places.includes(i), right: key.right.includes(i) })),
    outcome,
    said: [{ name: '作答', text: mine }, { name: '正确答案', text: chosen(key.right, key.texts) }, { name: '得分', text: `${number(points)} / ${number(question.points)}，${OUTCOMES[outcome]}` }],
    notes: [
      ...(before ? [{ name: '更正前', text: `正确答案 ${chosen(before.right, before.texts)}，得分 ${number(before.points)}，${OUTCOMES[before.outcome]}` }] : []),
      { name: '解析', text: key.analysis }, { name: '出处', text: key.source }
    ].filter(({ text }) => text !== '')
  }
}

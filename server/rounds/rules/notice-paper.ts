import type { Alternatives, PaperRule, PhaseConfig } from '../../../contract/round-config'
import type { QuestionType } from '../../../contract/question'
import type { NoticeFacts } from './notice'
import { fullScore } from './score'
import { toHundredths, toPoints } from './types'
import { list, number, shortTypeNames, typeNames } from './words'

interface Group {
  type: QuestionType
  count: number
  points: number
  topics?: string[]
}

/** Nothing where the types of a fixed paper's questions are not known. */
export function groupsOf(paper: PaperRule, { typeOf }: NoticeFacts): Group[] {
  if (paper.kind === 'drawn') return paper.parts
  const groups = new Map<string, Group>()
  for (const { question, points } of paper.questions) {
    const type = typeOf?.(question)
    if (!type) return []
    const group = groups.get(`${type} ${points}`)
    if (group) group.count++
    else groups.set(`${type} ${points}`, { type, count: 1, points })
  }
  return [...groups.values()]
}

const countOf = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0)
const inTopics = ({ topics }: Group) => (topics?.length ? `（${list(topics)}）` : '')

export function paperSentences(phase: PhaseConfig, facts: NoticeFacts): string[] {
  if (!phase.alternatives) return [`${paperWords(phase.paper, phase, facts)}。`]
  const { by, name, papers } = phase.alternatives
  const all = [{ name, paper: phase.paper }, ...papers]
  const same = all.every((one) => tellsAlike(one.paper, phase.paper))
  return [`${choiceWords[by](all.map((one) => one.name))}。`, ...(same
    ? [`${paperWords(withoutSources(phase.paper), phase, facts)}。`]
    : all.map((one) => `${one.name}：${paperWords(one.paper, phase, facts)}。`))]
}

const withoutSources = (paper: PaperRule): PaperRule =>
  (paper.kind === 'fixed' ? paper : { ...paper, parts: paper.parts.map(({ topics: _, banks: __, ...part }) => part) })

/** Papers that differ only in where they draw from, or which questions they fix, are told once. */
const tellsAlike = (a: PaperRule, b: PaperRule) => {
  const shape = (paper: PaperRule) => JSON.stringify(paper.kind === 'fixed' ? paper.questions.map(({ points }) => points) : paper.parts.map(({ type, count, points }) => [type, count, points]))
  return shape(a) === shape(b)
}

const choiceWords: Record<Alternatives['by'], (names: string[]) => string> = {
  lot: (names) => `共 ${names.length} 份试卷（${list(names)}），每次随机发一份`,
  member: (names) => `每次从${list(names)}中自选一项作答`,
  group: (names) => `按组别使用不同的试卷：${list(names)}`
}

function paperWords(paper: PaperRule, phase: PhaseConfig, facts: NoticeFacts): string {
  const { groups, common } = sharedTopics(groupsOf(paper, facts))
  if (paper.kind === 'drawn' && paper.endless) {
    const points = [...new Set(groups.map((group) => number(group.points)))]
    return `题目不限量，在规定时间内答对越多得分越高，每题 ${points.join(' 或 ')} 分，从题库${common.length ? `“${list(common)}”专题` : ''}随机抽取`
  }
  const drawn = common.length ? `从题库“${list(common)}”专题随机抽取` : '从题库随机抽取'
  const source = paper.kind === 'drawn' ? drawn : phase.alternatives?.by === 'lot' ? '试题固定' : '所有人试题相同'
  const unknown = groups.length === 0 && paper.kind === 'fixed'
  if (unknown) return `每份 ${paper.questions.length} 题，满分 ${number(paper.questions.reduce((sum, { points }) => sum + points, 0))} 分，${source}`
  const full = fullWords(phase, groups)
  const [only] = groups
  if (only && groups.length === 1) return `每份 ${only.count} 道${typeNames[only.type]}${inTopics(only)}，每题 ${number(only.points)} 分，${full}，${source}`
  return `每份 ${countOf(groups)} 题：${samePoints(groups).map(partWords).join('，')}，${full}，${source}`
}

/** What speed, streaks and doubling may add on top is no part of the full score. */
function fullWords({ scoring, timing }: PhaseConfig, groups: readonly Group[]): string {
  const items = groups.flatMap(({ count, points }) => Array.from({ length: count }, () => ({ points: toHundredths(points) })))
  const base = items.reduce((sum, { points }) => sum + points, 0)
  const most = fullScore(items, scoring, timing.questionSeconds)
  const extra = scoring.streak || scoring.double ? '加分' : '速度分'
  return `满分 ${number(toPoints(base))} 分${most > base ? `，另加${extra}最多 ${number(toPoints(most - base))} 分` : ''}`
}

/** Topics that every part has are said once, at the end. */
function sharedTopics(groups: readonly Group[]): { groups: Group[]; common: string[] } {
  const [first] = groups
  const common = first?.topics ?? []
  if (groups.length < 2 || !common.length || !groups.every(({ topics }) => list(topics ?? []) === list(common))) return { groups: [...groups], common: [] }
  return { groups: groups.map((group) => ({ ...group, topics: undefined })), common }
}

/** Neighbours worth the same are said in one breath: 单选 10 题、判断 5 题各 4 分. */
function samePoints(groups: readonly Group[]): Group[][] {
  const runs: Group[][] = []
  for (const group of groups) {
    const run = runs.at(-1)
    if (run?.[0]?.points === group.points) run.push(group)
    else runs.push([group])
  }
  return runs
}

const partWords = (run: Group[]) =>
  `${list(run.map((group) => `${shortTypeNames[group.type]}${inTopics(group) || ' '}${group.count} 题`))}${countOf(run) > 1 ? '各' : ''} ${number(run[0]?.points ?? 0)} 分`

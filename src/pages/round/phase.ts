import type { PhaseView } from '../../../contract/quiz'
import { points } from '@/services/format'
import { doneWords, dueWords, leftWords, seconds, whyNotWords } from '@/services/round'

const DAY = 86_400_000
/** As many steps are shown at once; of more those around the one that concerns me. */
const SHOWN = 6

const waitsForGates = ({ state, mine }: PhaseView): boolean => state !== 'closed' && mine.gates.some(({ open }) => !open)

/** A make-up is for whoever it was made for; others need not know of it. */
export function concernsMe (phase: PhaseView): boolean {
  const { role, state, mine: { canStart, attempts, opensAt, entry, leftTotal } } = phase
  if (role !== 'makeup' || canStart || attempts > 0 || opensAt !== null || waitsForGates(phase)) return true
  return state === 'upcoming' || entry === 'waiting' || leftTotal === 0
}

export type Mark = 'done' | 'locked' | 'number'

export function markOf (phase: PhaseView): Mark {
  const { state, mine: { passed, attempts, entry } } = phase
  if (passed || (passed === null && state === 'closed' && attempts > 0)) return 'done'
  return waitsForGates(phase) || entry === 'out' ? 'locked' : 'number'
}

export interface StateTag { text: string, kind?: 'live' | 'done' | 'plain' }

/** How a phase stands for me, in a word. */
export function tagOf (phase: PhaseView): StateTag {
  const { state, mine } = phase
  if (mine.openAttempt) return { text: '接着答', kind: 'live' }
  if (mine.passed) return { text: '已合格', kind: 'done' }
  if (state === 'closed') return { text: '已结束', kind: 'plain' }
  if (mine.entry === 'out') return { text: '没有晋级', kind: 'plain' }
  if (mine.entry === 'reserve') return { text: mine.place === null ? '候补' : `候补第 ${mine.place} 位` }
  if (mine.entry === 'waiting') return { text: '等晋级名单' }
  if (state === 'upcoming') return mine.entry === 'in' ? { text: '已晋级', kind: 'done' } : { text: '未开始' }
  if (waitsForGates(phase)) return { text: '未解锁' }
  if (state === 'outsideHours') return { text: '现在不开放' }
  if (mine.canStart) return { text: '正在进行', kind: 'live' }
  return mine.attempts ? { text: '已参加', kind: 'done' } : { text: '正在进行', kind: 'live' }
}

/** My figures in a phase: 成绩 84 分 · 合格 · 答过 2 次 · 今天还可答 1 次. */
export function figuresOf ({ state, mine }: PhaseView): string[] {
  const { openAttempt, attempts, score, passed, rank, canStart } = mine
  if (openAttempt) return [`${doneWords(openAttempt)}，还没有交卷`, dueWords(mine)]
  if (!attempts) return state === 'closed' ? ['没有参加'] : canStart ? [leftWords(mine)].filter(Boolean) : []
  return [
    score === null ? '' : `成绩 ${points(score)} 分`, passed === null ? '' : passed ? '合格' : state === 'closed' ? '没有合格' : '还没有合格',
    rank === null ? '' : `第 ${rank} 名`, `答过 ${attempts} 次`, canStart ? leftWords(mine) : ''
  ].filter(Boolean)
}

/** Said to whoever was sent on, for as long as it matters. */
export const admittedWords = ({ name, state, mine: { entry } }: PhaseView): string => (entry === 'in' && state !== 'closed' ? `你已晋级，可以参加${name}` : '')

/** Why it cannot be started, where neither the date nor the conditions beside it say so already. */
export function waitOf (phase: PhaseView): string {
  const { state, mine } = phase
  if (state === 'closed' || mine.canStart || mine.openAttempt || mine.passed) return ''
  switch (mine.entry) {
    case 'reserve': return '前面有人不来时按顺序递补，补上了这里会变成“已晋级”'
    case 'waiting': return '晋级名单还没有定，定了会写在这里'
    case 'out': return '这一阶段由前面晋级的人参加'
    default: return state === 'upcoming' || waitsForGates(phase) ? '' : whyNotWords(mine)
  }
}

/** What to mind while answering, said before the clock runs. */
export function cautionsOf ({ leaving, leastSeconds }: Pick<PhaseView, 'leaving' | 'leastSeconds'>): string[] {
  return [leaving ? leavingRule(leaving) : '', leastSeconds === null ? '' : `用时不到 ${seconds(leastSeconds)}的答卷不计成绩`].filter(Boolean)
}

function leavingRule ({ limit, then }: NonNullable<PhaseView['leaving']>): string {
  if (limit === null) return '答题中切到别处的次数会记下来'
  const ends = then === 'submit' ? '就自动交卷' : '这份答卷就作废'
  return limit === 0 ? `答题中不能切到别处，一切走${ends}` : `答题中切到别处最多 ${limit} 次，再切走${ends}`
}

/** Conditions of starting, while one of them is not met yet. */
export const gatesOf = (phase: PhaseView): PhaseView['mine']['gates'] => (waitsForGates(phase) && phase.mine.entry !== 'out' ? phase.mine.gates : [])

/** The next opening, where it is less than a day away. */
export function nearOpening ({ state, opensAt, mine }: PhaseView, now: number): number | null {
  if ((state !== 'upcoming' && state !== 'outsideHours') || mine.entry === 'out' || mine.entry === 'reserve') return null
  const at = mine.opensAt ?? (state === 'upcoming' ? opensAt : null)
  return at !== null && at > now && at - now < DAY ? at : null
}

/** The steps to be shown at once: all of a few, of many those around the current one. */
export function around<T extends { id: string }> (phases: readonly T[], current: string): readonly T[] {
  if (phases.length <= SHOWN) return phases
  const at = Math.max(0, phases.findIndex(({ id }) => id === current))
  const from = Math.min(Math.max(0, at - 1), phases.length - SHOWN)
  return phases.slice(from, from + SHOWN)
}

import type { DueTask } from '../../contract/study'
import { now } from './clock'
import { dayAt, daysFrom, daySpan, dayWords, nearDay, weekdayName } from './days'
import { clockTime } from './format'
import { links } from './nav'
import { owned } from './owned'
import { request, type Answer } from './request'
import { asRequestError, unreached } from './request-error'

export type Study = Answer<'GET /study'>
export type Plan = Study['plans'][number]
export type Due = Answer<'GET /study'>['tasks'][number]
export type Proof = Due['proofs'][number]

const kept = owned<Study>('study')

/** As the server has it; while it cannot be reached, as this phone last saw it. */
export async function loadStudy (): Promise<Study> {
  try {
    const study = await request('GET /study')
    kept.write(study)
    return study
  } catch (failure) {
    const study = unreached(asRequestError(failure)) ? kept.read() : null
    if (!study) throw failure
    return onDay(study, dayAt(now()))
  }
}

/** What was seen on an earlier day: what is due every day is due again. */
export function onDay (study: Study, today: number): Study {
  if (today <= study.today) return study
  const tasks = study.tasks.map((task) => (task.every === 'day' && task.to < today
    ? { ...task, from: today, to: today, arriveBy: task.arriveBy + daysFrom(task.to, today) * 86_400_000, done: 0, lastDoneAt: null, ...(['done', 'hours', 'none'].includes(task.barrier) && { barrier: 'none' as const, why: '' }) }
    : task))
  return { ...study, today, tasks }
}

export const isDone = ({ done, needed }: Pick<DueTask, 'done' | 'needed'>): boolean => done >= needed

/** Nothing but what the server knows by itself stands between the member and the check-in. */
export const canCheckIn = ({ barrier }: Pick<DueTask, 'barrier'>): boolean => barrier === 'none' || barrier === 'proof'

export interface TaskAct { text: string, url: string }

/** Where what the server knows by itself is done. */
export function placeOfProof (task: Due, proof: Proof): TaskAct | null {
  switch (proof.kind) {
    case 'read': return task.material ? { text: '去读', url: links.material(task.material.id) } : null
    case 'quiz': return { text: '去答题', url: task.quiz?.roundId ? links.round(task.quiz.roundId) : links.practice }
    case 'reflection': return { text: '去写', url: links.reflect(task.planId, task.id) }
    default: return null
  }
}

/** The one thing to do for a task; null: nothing, now. */
export function actOf (task: Due): TaskAct | null {
  if (!canCheckIn(task)) {
    const url = task.material ? links.material(task.material.id) : task.column ? links.column(task.column.id) : ''
    return url ? { text: isDone(task) ? '再看' : '先看', url } : null
  }
  const open = task.proofs.findIndex((proof, i) => task.known[i] === false && !proof.optional)
  const [only] = task.proofs
  if (task.barrier === 'proof' && open >= 0 && task.proofs.length === 1 && only) return placeOfProof(task, only)
  return { text: verbOf(task.proofs), url: links.checkIn(task.planId, task.id) }
}

function verbOf (proofs: readonly Proof[]): string {
  const needed = proofs.filter(({ optional }) => !optional)
  if (needed.some(({ kind }) => kind === 'place')) return '去扫码'
  return needed.some(({ kind }) => kind === 'text') ? '去写' : '打卡'
}

/** 照片 1 至 9 张, 不少于 100 字: what is asked for, in few words. */
export function asked (proof: Proof): string {
  switch (proof.kind) {
    case 'text': return `${proof.label ?? '文字'}不少于 ${proof.least} 字`
    case 'photos': return `照片 ${proof.least === proof.most ? proof.least : `${proof.least}—${proof.most}`} 张`
    case 'audio': return proof.least ? `录音不少于 ${proof.least} 秒` : '录音一段'
    case 'number': return proof.label
    case 'read': return '读完资料'
    case 'quiz': return '完成答题'
    case 'place': return '到现场扫码'
    case 'reflection': return `写心得，不少于 ${proof.least} 字`
    default: return proof satisfies never
  }
}

/** What one line says beneath a task's name. */
export function lineOf (task: Due, today: number): string {
  const times = task.needed > 1 ? `已完成 ${task.done}/${task.needed} 次` : ''
  if (isDone(task)) {
    const at = task.lastDoneAt
    return at === null ? '已完成' : [`${nearDay(dayAt(at), today)} ${clockTime(at)} 已完成`, task.needed > 1 ? `共 ${task.done} 次` : ''].filter(Boolean).join(' · ')
  }
  if (!canCheckIn(task)) return [times, task.why.replace(/。$/, '')].filter(Boolean).join(' · ')
  const some = task.proofsNeeded < task.proofs.filter(({ optional }) => !optional).length ? `以下交 ${task.proofsNeeded} 项：` : ''
  const proofs = some + task.proofs.filter(({ optional }) => !optional).map(asked).join(some ? '、' : '，')
  const until = task.every === 'day' || task.to === task.from ? '' : `${task.to === today ? '今天' : dayWords(task.to, today)}截止`
  return [task.theme, times, proofs, task.optional ? '自愿' : '', until].filter(Boolean).join(' · ') || '打卡即完成'
}

/** 今天的任务 6 月 24 日 周三, or 本周计划 with its days: by what is due. */
export function headOf ({ tasks, today }: Study): { title: string, when: string } {
  const weekly = tasks.filter(({ every }) => every === 'week')
  const [first] = weekly
  if (first && weekly.length === tasks.length) return { title: '本周计划', when: daySpan(first.from, first.to) }
  return { title: '今天的任务', when: `${dayWords(today)} ${weekdayName(today)}` }
}

/** The one that is to be done first: it has the red button. */
export const firstToDo = (tasks: readonly Due[]): Due | undefined =>
  tasks.find((task) => !isDone(task) && canCheckIn(task) && !task.optional) ?? tasks.find((task) => !isDone(task) && canCheckIn(task))

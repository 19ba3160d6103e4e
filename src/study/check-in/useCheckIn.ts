import { useDidHide, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { onLeaving } from '@/platform/leaving'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { loadStudy, type Due } from '@/services/study'
import { drafts } from '@/services/study-drafts'
import { handIn, type Sent, type Written } from '@/services/study-outbox'
import { isEmpty, lacking, nothing } from '../parts/lacking'

export interface Asked { task: Due, today: number, /** The day that it is for. */ day: number, makesUp: boolean, /** Nobody can check in: why. */ barred: string }
export type Came = { kind: 'sent', sent: Sent } | { kind: 'waiting' } | null
export type Kept = 'none' | 'kept' | 'failed'

const PAUSE = 500

async function load (planId: string, taskId: string, day: number | null): Promise<Asked | null> {
  if (day !== null) {
    const one = await request('GET /plans/:id/days/:day', { id: planId, day })
    const task = one.tasks.find(({ id }) => id === taskId)
    return task ? { task, today: day, day, makesUp: true, barred: one.canMakeUp ? '' : one.why } : null
  }
  const { tasks, today } = await loadStudy()
  const task = tasks.find((one) => one.planId === planId && one.id === taskId)
  return task ? { task, today, day: today, makesUp: false, barred: task.barrier === 'none' || task.barrier === 'proof' ? '' : task.why } : null
}

/** A check-in being written: what is asked for, what was written so far (kept in the phone), sending it. */
export function useCheckIn () {
  const { plan = '', task: taskId = '', day: given } = useRouter().params
  const asked = useData(() => load(plan, taskId, given ? Number(given) : null))
  const [written, setWritten] = useState<Written>(nothing)
  const [faults, setFaults] = useState<{ faults: Record<number, string>, all: string }>({ faults: {}, all: '' })
  const [kept, setKept] = useState<Kept>('none')
  const [came, setCame] = useState<Came>(null)
  const begun = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const latest = useRef(written)
  const ended = useRef(false)
  const forDay = asked.data?.day ?? 0

  useEffect(() => {
    if (!forDay || begun.current) return
    begun.current = forDay
    const draft = drafts.read(plan, taskId, forDay)
    if (!draft) return
    latest.current = draft
    setWritten(draft)
    setKept('kept')
  }, [forDay, plan, taskId])
  // The day under which the draft lies stays that on which it was begun.
  const keep = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!ended.current && begun.current) setKept(drafts.write(plan, taskId, begun.current, latest.current) ? 'kept' : 'failed')
  }
  const keepLatest = useRef(keep)
  keepLatest.current = keep
  const flush = useRef(() => { if (timer.current) keepLatest.current() }).current
  useEffect(() => flush, [flush])
  useDidHide(flush)
  useEffect(() => onLeaving(flush), [flush])

  const change = (how: (before: Written) => Written) => {
    latest.current = how(latest.current)
    setWritten(latest.current)
    setFaults({ faults: {}, all: '' })
    send.clear()
    // Until the new words are kept too, nothing says that they are.
    setKept('none')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => keepLatest.current(), PAUSE)
  }
  const send = useAct(async ({ task, makesUp, day }: Asked) => {
    const found = lacking(task, latest.current)
    setFaults(found)
    if (found.all || Object.keys(found.faults).length) return
    keep()
    const sent = await handIn({ sendId: newKey(), planId: plan, taskId, title: task.title, day, makesUp, writtenAt: now(), written: latest.current })
    ended.current = true
    clearTimeout(timer.current)
    drafts.remove(plan, taskId, begun.current)
    setCame(sent ? { kind: 'sent', sent } : { kind: 'waiting' })
  })
  return { asked, written, change, faults, kept: isEmpty(written) ? 'none' as const : kept, came, send }
}

export type Checking = ReturnType<typeof useCheckIn>
export type Change = Checking['change']

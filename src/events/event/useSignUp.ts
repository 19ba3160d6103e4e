import { useRef, useState } from 'react'
import type { EventView, SessionView } from '../../../contract/events'
import { useAct, type Act } from '@/services/act'
import { newKey } from '@/services/ids'
import { request } from '@/services/request'
import { asRequestError } from '@/services/request-error'
import { missingOf, problemsOf, toSend, type Value, type Values } from './filled'

export interface Other { name: string, values: Values }

export interface SignUpForm {
  values: Values
  set: (field: string, value: Value) => void
  others: Other[]
  setOther: (at: number, other: Other) => void
  addOther: () => void
  dropOther: (at: number) => void
  position: string
  pick: (position: string) => void
  consent: boolean
  agree: (on: boolean) => void
  dirty: boolean
  /** By field: answers, `others.0.name`, `position`, `consent`. */
  wrong: Readonly<Record<string, string>>
  act: Act<[]>
  /** It is at the same time as something else: asked before it is sent again. */
  clash: string
  anyway: () => void
  dropClash: () => void
}

/** What is empty and has to be filled in, told before anything is sent; what else is wrong the server says by field. */
function missing (event: EventView, session: SessionView, { values, others, position, consent }: Pick<SignUpForm, 'values' | 'others' | 'position' | 'consent'>): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (session.positions.length && !position) wrong.position = event.kind === 'volunteer' ? '请选岗位，选了才能提交' : '请选一项，选了才能提交'
  Object.assign(wrong, missingOf(event.form, values))
  for (const [i, one] of others.entries()) {
    if (!one.name.trim()) wrong[`others.${i}.name`] = '请填写同行人的姓名'
    for (const [field, why] of Object.entries(missingOf(event.form.filter(({ each }) => each), one.values))) wrong[`others.${i}.${field}`] = why
  }
  if (event.form.some(({ kind }) => kind === 'id-card') && !consent) wrong.consent = '同意后才能提交'
  return wrong
}

export function useSignUp (event: EventView, session: SessionView, { onDone, onStale }: { onDone: () => void, onStale: () => void }): SignUpForm {
  const [values, setValues] = useState<Values>({})
  const [others, setOthers] = useState<Other[]>([])
  const open = session.positions.filter(({ left }) => left > 0)
  const [position, setPosition] = useState(open.length === 1 && session.positions.length === 1 ? open[0]?.id ?? '' : '')
  const [consent, setConsent] = useState(false)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [clash, setClash] = useState('')
  const [touched, setTouched] = useState(false)
  const despite = useRef(false)
  // One sign-up however often it is sent.
  const sendId = useRef(newKey())
  const change = <T,>(set: (value: T) => void, ...fields: string[]) => (value: T) => {
    set(value)
    setTouched(true)
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !fields.includes(field))))
  }
  const act = useAct(async () => {
    const empty = missing(event, session, { values, others, position, consent })
    setWrong(empty)
    if (Object.keys(empty).length) return
    try {
      await request('POST /events/:id/sign-ups', {
        id: event.id, session: session.id, sendId: sendId.current, answers: toSend(event.form, values), wait: session.canWait, ...(position && { position }), ...(consent && { consent }), ...(despite.current && { despiteClash: true }),
        ...(others.length && { others: others.map((one) => ({ name: one.name.trim(), answers: toSend(event.form.filter(({ each }) => each), one.values) })) })
      })
      onDone()
    } catch (failure) {
      const error = asRequestError(failure)
      const details = (error.details ?? {}) as { bar?: string }
      const problems = problemsOf(error)
      if (details.bar === 'clash') { setClash(error.message); return }
      if (problems) { setWrong(problems); return }
      if (details.bar === 'full' || details.bar === 'closed' || details.bar === 'cancelled') onStale()
      throw failure
    }
  })
  return {
    values, set: (field, value) => change<Value>((next) => setValues((before) => ({ ...before, [field]: next })), field)(value),
    others, setOther: (at, other) => change<Other>((next) => setOthers((before) => before.map((one, i) => (i === at ? next : one))), ...Object.keys(wrong).filter((field) => field.startsWith(`others.${at}.`)))(other),
    addOther: () => { setOthers((before) => [...before, { name: '', values: {} }]); setTouched(true) },
    dropOther: (at) => { setOthers((before) => before.filter((_, i) => i !== at)); setWrong({}) },
    position, pick: change(setPosition, 'position'), consent, agree: change(setConsent, 'consent'), dirty: touched, wrong, act,
    clash, anyway: () => { despite.current = true; setClash(''); act.run() }, dropClash: () => setClash('')
  }
}

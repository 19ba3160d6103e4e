import type { Layer } from './Layers'
import type { Session } from './open-session'
import { isAnswered, isJudged, isLast, type Practising } from './practising'

export type Step = 'confirm' | 'pass' | 'stop' | 'next' | 'finish' | 'forward' | 'submit'

export const steps: Record<Step, { label: string, kind: 'primary' | 'second' }> = {
  confirm: { label: '确认答案', kind: 'primary' },
  pass: { label: '不会，看答案', kind: 'second' },
  stop: { label: '不会，到此为止', kind: 'second' },
  next: { label: '下一题', kind: 'primary' },
  finish: { label: '看结果', kind: 'primary' },
  forward: { label: '下一题', kind: 'primary' },
  submit: { label: '交卷', kind: 'primary' }
}

/** What the button that leads on does at this question. */
export function stepOf (state: Practising): Step {
  if (state.kind === 'mock') return state.pos === state.questions.length ? 'submit' : 'forward'
  if (isJudged(state)) return isLast(state) ? 'finish' : 'next'
  if (isAnswered(state)) return 'confirm'
  return state.kind === 'challenge' ? 'stop' : 'pass'
}

export function act (session: Session, open: (layer: Layer) => void): void {
  const step = stepOf(session.store.getState())
  switch (step) {
    case 'confirm': return session.confirm()
    case 'pass': case 'stop': return session.pass()
    case 'next': case 'finish': return session.next()
    case 'forward': return session.goTo(session.store.getState().pos + 1)
    case 'submit': return open('submit')
    default: return step satisfies never
  }
}

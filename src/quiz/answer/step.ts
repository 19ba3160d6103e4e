import type { Answering } from './answering'
import { isAnswered, isLocked } from './answering'
import type { Layer } from './Paper'
import type { Sitting } from './sitting'
import { countsFrom } from './time-left'

export type Step = 'next' | 'submit' | 'confirm' | 'sequentialNext' | 'sequentialLast' | 'sequentialSkip'

export const steps: Record<Step, { label: string, busy?: string, kind: 'primary' | 'second' }> = {
  next: { label: '下一题', kind: 'primary' },
  submit: { label: '交卷', kind: 'primary' },
  confirm: { label: '确认答案', busy: '正在确认…', kind: 'primary' },
  sequentialNext: { label: '确认，进入下一题', busy: '正在进入下一题…', kind: 'primary' },
  sequentialLast: { label: '确认并交卷', busy: '正在交卷…', kind: 'primary' },
  sequentialSkip: { label: '跳过这一题', busy: '正在进入下一题…', kind: 'second' }
}

/** What the button that leads on does at this question. */
export function stepOf (state: Answering): Step {
  const { pos, view } = state
  const last = pos === view.total
  const answered = isAnswered(state, pos)
  if (view.mode === 'sequential') return !answered ? 'sequentialSkip' : last ? 'sequentialLast' : 'sequentialNext'
  if (view.reveal === 'each' && answered && !isLocked(state)) return 'confirm'
  return last ? 'submit' : 'next'
}

export function act (sitting: Sitting, open: (layer: Layer) => void): void {
  const state = sitting.store.getState()
  switch (stepOf(state)) {
    case 'next': return sitting.goTo(state.pos + 1)
    case 'submit': return open('submit')
    case 'sequentialSkip': return open('skip')
    case 'sequentialLast': return countsFrom(state) === null ? sitting.confirm() : open('early')
    default: return sitting.confirm()
  }
}

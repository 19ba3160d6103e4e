import type { KeyboardEvent } from 'react'
import { H5 } from './target'

export interface Meaning {
  role: 'button' | 'link' | 'radio' | 'radiogroup' | 'checkbox' | 'group' | 'switch' | 'tab' | 'tablist' | 'dialog' | 'alert'
    | 'status' | 'progressbar' | 'navigation' | 'main' | 'heading' | 'banner' | 'list' | 'listitem' | 'img'
  label?: string
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  expanded?: boolean
  hidden?: boolean
  modal?: boolean
  live?: 'polite' | 'assertive'
  level?: number
  value?: number
  /** H5: the element that says more. */
  describedBy?: string
  current?: boolean
}

const reachable = new Set(['button', 'link', 'radio', 'checkbox', 'switch', 'tab'])
const grouped = new Set(['radio', 'tab'])

/** What an element is and says, for both targets; on H5 also reach and operation by keyboard. */
export function a11y ({ role, ...said }: Meaning): Record<string, unknown> {
  return H5 ? onWeb(role, said) : inWechat(role, said)
}

/** A drawing that says nothing. */
export const decorative: Record<string, unknown> = H5 ? { 'aria-hidden': true } : { ariaHidden: true }

function onWeb (role: Meaning['role'], said: Omit<Meaning, 'role'>): Record<string, unknown> {
  const { label, value, describedBy, current, ...rest } = said
  const props: Record<string, unknown> = { role }
  for (const [name, state] of Object.entries(rest)) if (state !== undefined) props[`aria-${name}`] = state
  if (label !== undefined) props['aria-label'] = label
  if (describedBy) props['aria-describedby'] = describedBy
  if (current) props['aria-current'] = 'page'
  if (value !== undefined) Object.assign(props, { 'aria-valuenow': value, 'aria-valuemin': 0, 'aria-valuemax': 100 })
  if (reachable.has(role)) Object.assign(props, { tabIndex: 0, onKeyDown: operate })
  return props
}

function inWechat (role: Meaning['role'], said: Omit<Meaning, 'role'>): Record<string, unknown> {
  const { label, checked, selected, disabled, expanded, hidden, live } = said
  const props: Record<string, unknown> = { ariaRole: role }
  if (label !== undefined) props.ariaLabel = label
  if (checked !== undefined) props.ariaChecked = checked
  if (selected !== undefined) props.ariaSelected = selected
  if (disabled) props.ariaDisabled = true
  if (expanded !== undefined) props.ariaExpanded = expanded
  if (hidden) props.ariaHidden = true
  if (live) props.ariaLive = live
  return props
}

function operate (event: KeyboardEvent<HTMLElement>): void {
  const element = event.currentTarget
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    element.click()
    return
  }
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  const role = element.getAttribute('role') ?? ''
  if (!step || !grouped.has(role)) return
  const all = [...element.parentElement?.querySelectorAll<HTMLElement>(`[role=${role}]`) ?? []]
  const next = all[(all.indexOf(element) + step + all.length) % all.length]
  if (!next || next === element) return
  event.preventDefault()
  next.focus()
}

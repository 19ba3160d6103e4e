// Plain HTML in place of @tarojs/components: what a page says and does can be tested without Taro's custom elements.
import { createElement, forwardRef, type ChangeEvent, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

/** Properties that only mean something in a mini-program. */
const native = new Set([
  'hoverClass', 'hoverStayTime', 'scrollY', 'scrollX', 'scrollTop', 'enhanced', 'showScrollbar', 'lowerThreshold', 'catchMove',
  'refresherEnabled', 'refresherTriggered', 'refresherBackground', 'onRefresherRefresh', 'onScrollToLower', 'mode', 'range',
  'userSelect', 'placeholderClass', 'confirmType', 'onConfirm', 'openType', 'onGetPhoneNumber', 'ariaRole', 'ariaHidden'
])

const plain = ({ ariaLabel, maxlength, ...props }: Props): Props => {
  const kept: Props = {}
  for (const [name, value] of Object.entries(props)) if (!native.has(name)) kept[name] = value
  if (ariaLabel) kept['aria-label'] = ariaLabel
  if (typeof maxlength === 'number' && maxlength > 0) kept.maxLength = maxlength
  return kept
}

const html = (tag: string) => forwardRef<unknown, Props>(({ children, ...props }, ref) =>
  createElement(tag, { ...plain(props), ref } as Props, children as ReactNode))

const typed = (tag: string) => forwardRef<unknown, Props>(({ onInput, password, ...props }, ref) => createElement(tag, {
  ...plain(props), ref, ...(password ? { type: 'password' } : {}),
  onChange: (event: ChangeEvent<HTMLInputElement>) =>
    (onInput as ((event: { detail: { value: string } }) => void) | undefined)?.({ detail: { value: event.target.value } })
}))

export const View = html('div')
export const Text = html('span')
export const Image = html('img')
export const ScrollView = html('div')
export const Button = html('button')
export const Canvas = html('canvas')
export const Input = typed('input')
export const Textarea = typed('textarea')

interface PickerProps {
  mode: string
  range?: string[]
  value?: string | number
  onChange: (event: { detail: { value: string } }) => void
  children?: ReactNode
}

export function Picker ({ mode, range = [], value, onChange, children }: PickerProps) {
  const changed = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => onChange({ detail: { value: event.target.value } })
  return (
    <label>
      {children}
      {mode === 'selector'
        ? <select value={value} onChange={changed}>{range.map((text, index) => <option key={text} value={index}>{text}</option>)}</select>
        : <input type={mode} value={value} onChange={changed} />}
    </label>
  )
}

import { Textarea as NativeArea } from '@tarojs/components'
import { useLayoutEffect, useRef, type MutableRefObject } from 'react'
import type { Stretch } from './marks'

/** Where in the text one is writing; `moved`: by a button, so that the field has to follow. */
export type Caret = Stretch & { moved?: boolean }

interface Props { label: string, value: string, max: number, bad: boolean, caret: MutableRefObject<Caret>, onChange: (value: string) => void }

/** A long text of which one knows where it is being written, for the buttons above it. */
export function Area (props: Props) {
  return process.env.TARO_ENV === 'h5' ? <InBrowser {...props} /> : <InWechat {...props} />
}

const classes = (bad: boolean) => `input input-area text-area${bad ? ' input-bad' : ''}`

function InBrowser ({ label, value, max, bad, caret, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const { from, to, moved } = caret.current
    if (!moved) return
    caret.current = { from, to }
    area.current?.focus()
    area.current?.setSelectionRange(from, to)
  }, [value, caret])
  const told = ({ currentTarget: { selectionStart: from, selectionEnd: to } }: { currentTarget: HTMLTextAreaElement }) => { caret.current = { from, to } }
  return (
    <textarea
      ref={area} className={classes(bad)} aria-label={label} aria-invalid={bad || undefined} maxLength={max} value={value} onChange={(event) => onChange(event.target.value)}
      onSelect={told} onBlur={told}
    />
  )
}

/** WeChat tells the place while one types, and when the field is left for a button. */
function InWechat ({ label, value, max, bad, caret, onChange }: Props) {
  const told = ({ cursor }: { cursor?: number }) => { if (cursor !== undefined && cursor >= 0) caret.current = { from: cursor, to: cursor } }
  return (
    <NativeArea
      className={classes(bad)} ariaLabel={label} maxlength={max} value={value} cursorSpacing={24}
      onInput={({ detail }) => { told(detail); onChange(detail.value) }} onBlur={({ detail }) => told(detail)}
    />
  )
}

import { Input as NativeInput, Textarea as NativeArea } from '@tarojs/components'

export interface InputProps {
  value: string
  onChange: (value: string) => void
  label: string
  kind?: 'text' | 'number' | 'password' | 'area' | 'search'
  hint?: string
  max?: number
  bad?: boolean
  locked?: boolean
  /** The element that says what is wrong. */
  describedBy?: string
  autoComplete?: string
  onDone?: () => void
}

/** Taro's own H5 input hides the real one inside a custom element, out of reach of labels: browsers get the real one. */
export function Input (props: InputProps) {
  // Written out, not H5: the bundler then leaves the other half and its components away.
  return process.env.TARO_ENV === 'h5' ? <InBrowser {...props} /> : <InWechat {...props} />
}

const classes = ({ kind, bad, locked }: InputProps) =>
  ['input', kind === 'area' && 'input-area', bad && 'input-bad', locked && 'input-locked'].filter(Boolean).join(' ')

function InBrowser (props: InputProps) {
  const { value, onChange, label, kind = 'text', hint, max, bad, locked, describedBy, autoComplete, onDone } = props
  const shared = {
    className: classes(props), value, 'aria-label': label, placeholder: hint, maxLength: max, readOnly: locked,
    'aria-invalid': bad || undefined, 'aria-describedby': describedBy
  }
  if (kind === 'area') return <textarea {...shared} onChange={(event) => onChange(event.target.value)} />
  return (
    <input
      {...shared} type={kind === 'password' ? 'password' : 'text'} inputMode={kind === 'number' ? 'numeric' : undefined}
      autoComplete={autoComplete ?? 'off'} enterKeyHint={kind === 'search' ? 'search' : undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => { if (event.key === 'Enter') onDone?.() }}
    />
  )
}

function InWechat (props: InputProps) {
  const { value, onChange, label, kind = 'text', hint, max = -1, locked, onDone } = props
  const shared = {
    className: classes(props), value, ariaLabel: label, placeholder: hint, placeholderClass: 'input-hint',
    maxlength: max, disabled: locked,
    // Room between the field and the keyboard.
    cursorSpacing: 24
  }
  if (kind === 'area') return <NativeArea {...shared} onInput={(event) => onChange(event.detail.value)} />
  return (
    <NativeInput
      {...shared} password={kind === 'password'} type={kind === 'number' ? 'number' : 'text'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onInput={(event) => onChange(event.detail.value)} onConfirm={onDone}
    />
  )
}

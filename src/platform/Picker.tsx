import { Picker as NativePicker, View } from '@tarojs/components'
import { H5 } from './target'

interface Props {
  mode: 'date' | 'time'
  /** 2026-06-15 or 08:00 */
  value: string
  label: string
  bad?: boolean
  /** Shown while nothing is chosen. */
  none?: string
  onChange: (value: string) => void
}

/** Browsers bring a picker that works by keyboard and is read aloud; WeChat has its own. */
export function Picker ({ mode, value, label, bad, none, onChange }: Props) {
  const className = bad ? 'input input-bad' : 'input'
  if (H5) {
    return (
      <input
        type={mode} className={className} value={value} aria-label={label} aria-invalid={bad || undefined}
        onChange={(event) => { if (event.target.value) onChange(event.target.value) }}
      />
    )
  }
  return (
    <NativePicker mode={mode} value={value} onChange={(event) => onChange(String(event.detail.value))}>
      <View className={`${className} input-pick num`}>{value || none}</View>
    </NativePicker>
  )
}

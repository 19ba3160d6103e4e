import { Input } from 'antd'
import { useState } from 'react'
import type { Spot } from '../../../editor/paths'

const linesIn = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)

interface Props { spot: Spot<string[] | undefined>; label: string; placeholder: string; /** The list stays, empty, where the rules always hold one. */ always?: boolean }

/** A list of words, one a line. What is half typed stays as it is; what somebody takes back is shown. */
export function Lines({ spot, label, placeholder, always }: Props) {
  const value = (spot.value ?? []).join('\n')
  const [typed, type] = useState(value)
  const shown = linesIn(typed).join('\n') === value ? typed : value
  return (
    <Input.TextArea
      aria-label={label} data-field={spot.path} value={shown} placeholder={placeholder} autoSize={{ minRows: 2, maxRows: 10 }}
      onChange={({ target }) => { type(target.value); const lines = linesIn(target.value); spot.set(lines.length || always ? lines : undefined) }}
    />
  )
}

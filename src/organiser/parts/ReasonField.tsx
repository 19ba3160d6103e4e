import { Field } from '@/components/Field'
import { counted } from './counted'

interface Props { label?: string, value: string, onChange: (value: string) => void, hint: string, note: string, missing: boolean }

/** A reason that has to be given: others read it, or it goes on record. */
export function ReasonField ({ label = '原因', value, onChange, hint, note, missing }: Props) {
  return (
    <Field
      label={label} kind='area' value={value} onChange={onChange} max={100} hint={hint} note={counted(value, 100) ?? note}
      error={missing && !value.trim() ? `请写明${label}` : undefined}
    />
  )
}

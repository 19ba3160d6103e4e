import { Input } from 'antd'
import { W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { fromField, toField } from '../../days'

/** A calendar day. `optional`: emptied it is no rule. */
export const Day = ({ spot, label, optional }: { spot: Spot<number | undefined> | Spot<number>; label: string; optional?: boolean }) => {
  const set = spot.set as (next: number | undefined) => void
  return (
    <Input
      type='date' className='plan-day' aria-label={label} data-field={spot.path} value={toField(spot.value)} max='9999-12-31'
      onChange={({ target }) => {
        const day = fromField(target.value)
        if (day !== null) set(day)
        else if (optional && target.value === '') set(undefined)
      }}
    />
  )
}

export const Span = ({ spot, label }: { spot: Spot<{ from: number; to: number }>; label: string }) => (
  <><Day spot={spot.at('from')} label={`${label}从哪天`} /><W>至</W><Day spot={spot.at('to')} label={`${label}到哪天`} /></>
)

import { Checkbox } from 'antd'
import { weekdays } from '../options'
import type { Spot } from '../paths'

/** Days of the week; none of them is no rule. */
export const Weekdays = ({ spot, label }: { spot: Spot<number[] | undefined>; label: string }) => (
  <Checkbox.Group
    className='rule-week' aria-label={label} data-field={spot.path} value={(spot.value ?? []).map(String)} options={weekdays.map(([value, text]) => ({ value, label: text }))}
    onChange={(chosen) => spot.set(chosen.length ? chosen.map(Number).sort() : undefined)}
  />
)

import { Select } from 'antd'
import type { OwnUnit } from '../../../contract/roster'
import { fullName } from './words'

interface Props { units: readonly OwnUnit[]; value: string | null; choose: (id: string) => void; id?: string; without?: (unit: OwnUnit) => boolean; label?: string; status?: 'error' }

/** One unit of the range, found by typing a part of its name. */
export function UnitPick({ units, value, choose, without = () => false, label, ...field }: Props) {
  const options = units.filter((unit) => !without(unit)).map(({ id }) => ({ value: id, label: fullName(units, id) }))
  return <Select {...field} aria-label={label} value={value} onChange={choose} options={options} labelRender={({ value: id }) => units.find((unit) => unit.id === id)?.name} showSearch={{ optionFilterProp: 'label' }} placeholder='选一个单位，可以打字找' popupMatchSelectWidth={false} />
}

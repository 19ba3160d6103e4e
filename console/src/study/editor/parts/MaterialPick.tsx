import { Input } from 'antd'
import type { Spot } from '../../../editor/paths'

/** A material by its id. */
export const MaterialPick = ({ spot, label }: { spot: Spot<string | undefined>; label: string }) => (
  <Input aria-label={label} data-field={spot.path} className='plan-pick' value={spot.value ?? ''} placeholder='资料编号，可以不填' onChange={({ target }) => spot.set(target.value || undefined)} />
)

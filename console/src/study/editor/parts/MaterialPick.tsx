import { Input } from 'antd'
import type { Spot } from '../../../editor/paths'

/** A material by its name. */
export const MaterialPick = ({ spot, label }: { spot: Spot<string | undefined>; label: string }) => (
  <Input aria-label={label} data-field={spot.path} className='plan-pick' value={spot.value ?? ''} placeholder='资料，可以不选' onChange={({ target }) => spot.set(target.value || undefined)} />
)

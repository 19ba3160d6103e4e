import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import type { Offering } from './useOffer'

/** For which of my units it is offered, and to whom: everybody below one of those above it, or units of my own. */
export function Open ({ of: { source, work, change, setOwner }, onUnits }: { of: Offering, onUnits: () => void }) {
  const owners = source.data?.presets.owners ?? []
  if (!work) return null
  const owner = owners.find(({ id }) => id === work.unitId) ?? owners[0]
  const { units } = work.form
  const names = new Map([...owners.flatMap(({ above }) => above), ...(source.data?.entry?.units ?? [])].map(({ id, name }) => [id, name]))
  const words = units.length === 1 && names.has(units[0] ?? '') ? `${names.get(units[0] ?? '')}的全部单位` : `已选 ${units.length} 个单位`
  const wide = owner?.above.map(({ id, name }) => ({ value: id, text: `${name}全部` })) ?? []
  return (
    <>
      {owners.length > 1 && work.id === null ? (
        <View className='sect offer-owner'><View className='field-label'>由哪个单位提供</View><Chips label='由哪个单位提供' items={owners.map(({ id, name }) => ({ value: id, text: name }))} value={work.unitId} onChange={setOwner} /></View>
      ) : null}
      <View className='sect offer-owner'><Chips label='开放给谁' items={wide} value={units.length === 1 ? units[0] ?? '' : ''} onChange={(id) => change({ units: [id] })} /></View>
      <Cells><Cell title='指定下级单位' value={words} label={`指定下级单位，现在是${words}`} onClick={onUnits} /></Cells>
    </>
  )
}

import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { CheckRow } from '../../organiser/parts/CheckRow'
import type { Place } from './group'

interface Props { places: readonly Place[], chosen: readonly number[], onChange: (chosen: number[]) => void, /** Who is known to be here stays so: only added to. */ fixed?: boolean }

/** Everybody of a group by name, to be looked at one by one. */
export function GroupCheck ({ places, chosen, onChange, fixed }: Props) {
  const toggle = (place: number) => onChange(chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place])
  return (
    <View {...a11y({ role: 'group', label: '这一组的人' })}>
      {places.map(({ place, name, here }) => <CheckRow key={place} title={name} note={here ? '之前已经到了' : undefined} on={chosen.includes(place)} implied={fixed && here} onToggle={() => toggle(place)} />)}
    </View>
  )
}

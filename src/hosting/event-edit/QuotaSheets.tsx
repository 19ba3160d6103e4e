import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { Pair, Toggle } from '@/organiser/editing/fields'
import { dropped, replaced } from '@/organiser/editing/lists'
import { Figure } from '@/organiser/publish/Figure'
import { Row } from '@/organiser/publish/Row'
import { UnitsSheet } from '@/organiser/publish/UnitsSheet'
import { a11y } from '@/platform/a11y'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSession } from '@/store/session'
import { roundings } from './attend'
import { eaches, ofUnits, sumOf, type PercentFields, type SharesFields, type UnitSeats } from './quotas'

/** More than can be gone through on a phone. */
const MANY = 40

const useOwnUnits = () => useData(() => request('GET /organiser/units'), '', { once: true })

interface SeatsProps {
  title: string
  lead: string
  /** 个, 人 */
  unit: string
  list: readonly UnitSeats[]
  problem: string | undefined
  /** Of seats that are shared out: each session's, or the event's as a whole. */
  each?: { value: SharesFields['each'], onChange: (each: SharesFields['each']) => void }
  onChange: (list: UnitSeats[]) => void
  onClose: () => void
}

/** So many for each of some units. */
export function SeatsSheet ({ title, lead, unit, list, problem, each, onChange, onClose }: SeatsProps) {
  const [picking, setPicking] = useState(false)
  const roles = useSession((state) => state.me?.roles) ?? []
  const own = useOwnUnits()
  const nameOf = (id: string) => own.data?.units.find((one) => one.id === id)?.name ?? (own.error ? '名称暂时取不出来' : own.data ? '别处的单位' : '正在取名称…')
  const sum = sumOf(list)
  const many = list.length > MANY
  return (
    <>
      <Sheet title={title} onClose={onClose} footer={<Button block onClick={onClose}>{unit === '个' ? '名额填好了' : '人数填好了'}</Button>}>
        <View className='sub'>{lead}</View>
        <Problem text={problem} />
        {each && list.length ? <Row label='分的是哪里的名额'><Chips label='分的是哪里的名额' items={eaches} value={each.value} onChange={each.onChange} /></Row> : null}
        {many ? null : list.map((one, index) => (
          <View key={one.unit} className='row unit-seats'>
            <View className='unit-seats-name'>{nameOf(one.unit)}</View>
            <View className='row'>
              <Figure label={nameOf(one.unit)} value={one.seats} unit={unit} onChange={(seats) => onChange(replaced(list, index, { ...one, seats }))} />
              <View className='part-remove' {...a11y({ role: 'button', label: `去掉${nameOf(one.unit)}` })} onClick={() => onChange(dropped(list, index))}><Icon name='close' size={20} /></View>
            </View>
          </View>
        ))}
        {list.length ? <View className='sub num unit-seats-sum'>{`${list.length} 个单位，一共 ${Number.isNaN(sum) ? '—' : sum} ${unit}${many ? '。单位多，请在电脑上从 Excel 粘贴' : ''}`}</View> : null}
        <View className='row wrap session-acts'>
          {many ? null : <Button kind='text' small icon='plus' onClick={() => setPicking(true)}>{list.length ? '加减单位' : '选单位'}</Button>}
          {list.length ? <Button kind='text' small icon='trash' onClick={() => onChange([])}>全部去掉</Button> : null}
        </View>
      </Sheet>
      {picking ? (
        <UnitsSheet
          title='选单位' roots={[...new Map(roles.map((role) => [role.unit.id, role.unit])).values()]} chosen={list.map((one) => one.unit)} onClose={() => setPicking(false)}
          onChoose={(units) => { onChange(ofUnits(list, units)); setPicking(false) }}
        />
      ) : null}
    </>
  )
}

interface PercentProps { percent: PercentFields, problem: string | undefined, onChange: (percent: PercentFields) => void, onClose: () => void }

/** A share of its heads for each unit of one level. */
export function PercentSheet ({ percent, problem, onChange, onClose }: PercentProps) {
  const set = (part: Partial<PercentFields>) => onChange({ ...percent, ...part })
  const levels = useLevels(percent.level)
  return (
    <Sheet title='按人数比例' onClose={onClose} footer={<Button block onClick={onClose}>比例填好了</Button>}>
      <Toggle label='按单位人数的比例限名额' on={percent.on} onChange={(on) => set({ on })} />
      <Problem text={problem} />
      {percent.on ? (
        <>
          <Row label='哪一级单位' note='写的是这一级的第一个单位，和一共几个'><Chips label='哪一级单位' items={levels} value={percent.level} onChange={(level) => set({ level })} /></Row>
          <Row label='每个单位最多报多少'>
            <Pair word='人数的' label='人数的' value={percent.percent} unit='%' hint='' onChange={(typed) => set({ percent: typed })} />
            <Pair word='最少给' label='最少给' value={percent.least} unit='人' hint='不设' onChange={(least) => set({ least })} />
            <Chips label='零头怎样算' items={roundings} value={percent.rounding} onChange={(rounding) => set({ rounding })} />
          </Row>
          <Row label='分的是哪里的名额'><Chips label='分的是哪里的名额' items={eaches} value={percent.each} onChange={(each) => set({ each })} /></Row>
        </>
      ) : <View className='sub'>每个单位按在册人数的百分之几报名，人多的单位名额多。</View>}
    </Sheet>
  )
}

/** Levels of the tree have no names: each is called by a unit that stands on it. */
function useLevels (chosen: string): { value: string, text: string }[] {
  const own = useOwnUnits().data?.units ?? []
  const depths = [...new Set([...own.map(({ depth }) => String(depth)), chosen])].sort((a, b) => Number(a) - Number(b))
  return depths.map((value) => {
    const units = own.filter(({ depth }) => String(depth) === value)
    return { value, text: units[0] ? `${units[0].name}${units.length > 1 ? ` 等 ${units.length} 个` : ''}` : `第 ${value} 层` }
  })
}

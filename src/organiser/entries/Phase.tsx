import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { dayTime, recent } from '@/services/format'
import { Facts } from '../parts/Facts'

/** So many rows at once: lists of hundreds would make a phone slow. */
const ROWS = 100

interface Props { list: EntryList, onOut: (entry: Entry) => void, onAgain: () => void }

/** Who comes into one phase, or what the list waits for. */
export function Phase ({ list: { phase, decidedAt, waits, admitted, reserves, ranked, entries }, onOut, onAgain }: Props) {
  const [shown, setShown] = useState(ROWS)
  const manySources = new Set(entries.map(({ source }) => source)).size > 1
  const mayRedo = decidedAt !== null && now() < phase.opensAt && !entries.some(({ started }) => started)
  return (
    <>
      <View className='sect entries-head'>
        <View className='t2'>{phase.name}</View>
        <View className='sub num'><Facts of={`${dayTime(phase.opensAt, now())} 开始${decidedAt === null ? '' : `，晋级 ${admitted} 人${reserves ? `，候补 ${reserves} 人` : ''}`}`} /></View>
        {decidedAt === null ? <View className='entries-waits'>{waits}</View> : <View className='cap num'>名单 {recent(decidedAt, now())} 产生</View>}
      </View>
      {decidedAt !== null && !entries.length ? <View className='sub entries-none'>没有人达到晋级的要求。</View> : null}
      {entries.length ? <Cells>{entries.slice(0, shown).map((entry) => <Row key={entry.memberId} entry={entry} ranked={ranked} manySources={manySources} onOut={onOut} />)}</Cells> : null}
      <View className='row wrap entries-acts'>
        {shown < entries.length ? <Button kind='text' small onClick={() => setShown(shown + ROWS)}>再显示一些（共 {entries.length} 人）</Button> : null}
        {mayRedo ? <Button kind='text' small label={`${phase.name}：按更正后的成绩重新确定`} onClick={onAgain}>按更正后的成绩重新确定</Button> : null}
      </View>
    </>
  )
}

function Row ({ entry, ranked, manySources, onOut }: { entry: Entry, ranked: boolean, manySources: boolean, onOut: (entry: Entry) => void }) {
  const { name, unit, state, place, source, note, started, finished } = entry
  const facts = [unit.name, manySources ? `来自${source}` : '', finished ? '已交卷' : started ? '正在答' : '', state === 'out' && note ? `原因：${note}` : ''].filter(Boolean)
  const words = stateWords(entry)
  return (
    <Cell
      title={<View className='row wrap'><View className='entries-name'>{ranked && state === 'in' ? `${place}. ${name}` : name}</View>{words ? <Tag kind={tags[state]}>{words}</Tag> : null}</View>}
      note={<Facts of={facts.map((fact, at) => (at < facts.length - 1 ? `${fact} · ` : fact))} />}
      end={state === 'out' || started ? <View /> : <Button kind='second' small label={`让${name}退出`} onClick={() => onOut(entry)}>退出</Button>}
    />
  )
}

const tags = { in: undefined, moved: 'done', reserve: 'plain', out: 'care' } as const

function stateWords ({ state, place }: Entry): string {
  switch (state) {
    case 'in': return ''
    case 'moved': return '递补'
    case 'reserve': return `候补 ${place}`
    case 'out': return '已退出'
    default: return state satisfies never
  }
}

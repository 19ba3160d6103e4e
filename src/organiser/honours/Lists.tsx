import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HonourList, HonourRow } from '../../../contract/awards'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { useAct } from '@/services/act'
import { request } from '@/services/request'

const FIRST = 10
const MORE = 100
const counters = { person: '人', unit: '个', draw: '人' }

interface Props { roundId: string, lists: readonly HonourList[], announced: boolean }

/** Awards as they would be announced, or as they were. */
export function Lists ({ roundId, lists, announced }: Props) {
  return (
    <>
      {lists.map(({ id, kind, name, total, rows }) => (
        <View key={id} className='sect'>
          <View className='row wrap between'>
            <View className='sect-title'>{name}</View>
            <View className='sub num'>{total} {counters[kind]}</View>
          </View>
          <Names name={name} unit={counters[kind]} rows={rows} total={total} of={announced ? { id: roundId, list: id } : null} />
        </View>
      ))}
    </>
  )
}

interface NamesProps {
  name: string
  unit: string
  rows: readonly HonourRow[]
  total: number
  /** What has been made known is read on from the server; null: it has not been. */
  of: { id: string, list: string } | null
}

/** The first names, and the others when asked for, so many at once that a phone stays quick. */
export function Names ({ name: award, unit: counter, rows, total, of }: NamesProps) {
  const [shown, setShown] = useState(FIRST)
  const [more, setMore] = useState<readonly HonourRow[]>([])
  const known = rows.concat(more)
  const left = total - Math.min(shown, known.length)
  const unfold = useAct(async () => {
    const next = shown === FIRST ? MORE : shown + MORE
    if (of && known.length < Math.min(next, total)) {
      const { items } = await request('GET /organiser/rounds/:id/honours/rows', { ...of, cursor: String(known.length), limit: MORE })
      setMore(more.concat(items))
    }
    setShown(next)
  })
  if (total === 0) return <View className='sub'>没有符合条件的。</View>
  const words = shown === FIRST ? `看全部 ${total} ${counter}` : `再看 ${Math.min(left, MORE)} ${counter}`
  return (
    <>
      {known.slice(0, shown).map(({ name, unit, rank, prize }, index) => (
        <View key={index} className='row hon-row'>
          <View className='grow'>{name}{unit ? <View className='cap'>{unit}</View> : null}</View>
          <View className='sub num hon-place'>{prize || (rank === null ? '' : `第 ${rank} 名`)}</View>
        </View>
      ))}
      <Problem error={unfold.error} />
      {left > 0 && (of || shown < known.length)
        ? <Button kind='text' small loading={unfold.busy} busy='正在取…' label={`${award}：${words}`} onClick={() => unfold.run()}>{words}</Button>
        : left > 0 ? <View className='cap num'>还有 {left} {counter}，公布后都会列出。</View> : null}
    </>
  )
}

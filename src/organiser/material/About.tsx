import { View } from '@tarojs/components'
import type { ColumnEntry } from '../../../contract/materials'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Pictures } from '@/components/Pictures'
import type { Data } from '@/services/data'
import { usePhotos } from '@/services/photos'
import { Row } from '../publish/Row'
import type { Work } from './kept'
import type { Writing } from './useMaterial'
import { cardWords, periods } from './words'

const NONE = ''

interface Props { writing: Writing, work: Work, columns: Data<ColumnEntry[]> }

/** Of a card it comes before the rest: what its sides are called depends on it. */
export function Column ({ writing: { change }, work: { input }, columns }: Props) {
  return (
    <View className='sect'>
      <Row label='放在哪个专栏' note={input.columnId === null ? '成员从专栏里找资料。没有放进专栏的，只能从计划的任务、“还没看的”或搜索里找到' : undefined}>
        <Loaded of={columns} failed='专栏暂时取不出来' safe='写的内容都在。'>
          {(all) => <Chips label='放在哪个专栏' items={[{ value: NONE, text: '先不放' }, ...all.map(({ id, name, shown }) => ({ value: id, text: shown ? name : `${name}（没有显示）` }))]} value={input.columnId ?? NONE} onChange={(id) => change({ columnId: id || null })} />}
        </Loaded>
      </Row>
    </View>
  )
}

/** Where it stands, and what is said of it in lists. */
export function About ({ writing, work, columns, onUnit }: Props & { onUnit: () => void }) {
  const { change, took } = writing
  const { input, files, unit } = work
  const cover = files.find(({ id }) => id === input.cover)
  const photos = usePhotos('material', (file) => { took(file); change({ cover: file.id }) })
  const kind = columns.data?.find(({ id }) => id === input.columnId)?.kind
  return (
    <>
      {input.body.kind === 'card' ? null : <Column writing={writing} work={work} columns={columns} />}
      <Cells><Cell title='归哪个单位' value={unit.name} label={`归哪个单位：${unit.name}，重新选择`} onClick={onUnit} /></Cells>
      <View className='sect'>
        <Field label='一句话简介' optional value={input.summary} max={120} onChange={(summary) => change({ summary })} />
        <Field label='时期' optional value={input.period} max={30} onChange={(period) => change({ period })} />
        <Chips label='常用的时期' items={periods.map((period) => ({ value: period, text: period }))} value={input.period} onChange={(period) => change({ period: period === input.period ? '' : period })} />
        <Field label={cardWords(kind).date} optional value={input.date} max={20} onChange={(date) => change({ date })} />
        <Pictures label='封面图片' pictures={cover ? [cover] : []} most={1} photos={photos} onRemove={() => change({ cover: null })} />
      </View>
    </>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ColumnView, MaterialRow } from '../../contract/materials'
import { useData, useList } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { Button } from './Button'
import { Cell, Cells } from './Cells'
import { SearchField } from './Field'
import { Loaded } from './Loaded'
import { Sheet } from './Sheet'
import { Empty, ListEnd } from './States'
import { Tag } from './Tag'

export interface ChosenMaterial { id: string, title: string }

interface Props {
  title: string
  chosen: string | null
  /** How none is chosen: 不选资料. */
  none: string
  onChoose: (material: ChosenMaterial | null) => void
  /** A whole column can be chosen as well. */
  onColumn?: (column: ChosenMaterial) => void
  onClose: () => void
}

/** One material, found by words of its title or text; before anything is typed, what was begun or is new. */
export function MaterialSheet ({ title, chosen, none, onChoose, onColumn, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const rows = (all: readonly MaterialRow[]) => (
    <View className='sheet-cells'>
      <Cells>
        {all.map((one) => (
          <Cell
            key={one.id} title={one.title} note={[one.column?.name, one.period].filter(Boolean).join(' · ') || undefined} value={one.id === chosen ? <Tag kind='done'>已选</Tag> : undefined}
            label={[one.title, one.column?.name, one.id === chosen ? '已选' : ''].filter(Boolean).join('，')} onClick={() => onChoose({ id: one.id, title: one.title })}
          />
        ))}
      </Cells>
    </View>
  )
  const columns = onColumn && ((all: readonly ColumnView[]) => (
    <View className='sheet-cells'>
      <Cells>
        {all.map((one) => (
          <Cell
            key={one.id} title={one.name} note={[`${one.materials} 份`, one.note].filter(Boolean).join(' · ')} value={one.id === chosen ? <Tag kind='done'>已选</Tag> : undefined}
            label={[`专栏“${one.name}”`, `${one.materials} 份`, one.id === chosen ? '已选' : ''].filter(Boolean).join('，')} onClick={() => onColumn({ id: one.id, title: one.name })}
          />
        ))}
      </Cells>
    </View>
  ))
  return (
    <Sheet title={title} onClose={onClose} footer={chosen ? <Button kind='second' block onClick={() => onChoose(null)}>{none}</Button> : undefined}>
      <SearchField label='标题和正文里的字' value={typed} onChange={setTyped} />
      {text ? <Found key={text} text={text} rows={rows} /> : <Offered rows={rows} columns={columns} />}
    </Sheet>
  )
}

type Rows = (all: readonly MaterialRow[]) => JSX.Element

function Offered ({ rows, columns: columnRows }: { rows: Rows, columns?: (all: readonly ColumnView[]) => JSX.Element }) {
  const library = useData(async () => { const { goOn, newest, columns } = await request('GET /library'); return { all: [...goOn, ...newest], columns } })
  return (
    <Loaded of={library} failed='资料暂时取不出来'>
      {({ all, columns }) => (
        <>
          {columnRows && columns.length ? <><View className='sub sheet-cells-head'>整个专栏</View>{columnRows(columns)}</> : null}
          {all.length ? <><View className='sub sheet-cells-head'>最近的资料</View>{rows(all)}</> : <View className='sub sheet-cells-head'>写几个字来找，如“长征”。</View>}
        </>
      )}
    </Loaded>
  )
}

function Found ({ text, rows }: { text: string, rows: Rows }) {
  const list = useList((cursor) => request('GET /materials', { text, cursor, limit: 20 }), text)
  return (
    <Loaded of={list} failed='暂时找不了'>
      {(all) => (all.length
        ? <>{rows(all)}<ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} /></>
        : <Empty title={`没有找到有“${text}”的资料`} text='换个说法，或者少写几个字再试。' />)}
    </Loaded>
  )
}

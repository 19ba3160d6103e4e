import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import type { UnitRef } from '../../contract/common'
import type { UnitNode } from '../../contract/roster'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import { Button } from './Button'
import { SearchField } from './Field'
import { Loaded } from './Loaded'
import { Empty } from './States'

/** A unit of a list; of a top of somebody's range only the name is known. */
export type ListedUnit = UnitRef & Partial<UnitNode>

interface Options {
  /** Where the tree begins; without, at its own tops, and below the top if there is but one. */
  tops?: readonly UnitRef[]
  /** Which of the units found by name are listed. */
  lists?: (unit: UnitNode) => boolean
}

/** A walk through the units: by name or level by level. */
export function useUnitTree ({ tops, lists = () => true }: Options = {}) {
  const [search, setSearch] = useState('')
  const [trail, setTrail] = useState<ListedUnit[]>([])
  const [top, setTop] = useState<ListedUnit>()
  const [parents, setParents] = useState<Record<string, string | null>>({})
  const typed = search.trim()
  const settled = useSettled(typed)
  const asked = typed && settled
  const last = trail[trail.length - 1]
  const fetched = async (query: { search?: string, parent?: string }): Promise<UnitNode[]> => {
    const { units } = await request('GET /units', query)
    setParents((known) => ({ ...known, ...Object.fromEntries(units.map((unit) => [unit.id, unit.parentId])) }))
    return units
  }
  const units = useData<ListedUnit[]>(async () => {
    if (asked) return (await fetched({ search: asked })).filter(lists)
    if (last) return fetched({ parent: last.id })
    if (tops) return tops.map((unit) => ({ ...unit, hasChildren: true }))
    const all = await fetched({})
    const [only] = all
    if (!only?.hasChildren || all.length > 1) return all
    setTop(only)
    return fetched({ parent: only.id })
  }, `${asked} ${last?.id ?? ''}`, { once: true })

  return {
    search, setSearch, asked, trail, units,
    /** The way up from each unit that was listed. */
    parents,
    /** What the list lies in. */
    above: asked ? undefined : last ?? top,
    open: (unit: ListedUnit) => { setSearch(''); setTrail([...(asked ? [] : trail), unit]) },
    up: () => setTrail(trail.slice(0, -1))
  }
}

interface Props {
  tree: ReturnType<typeof useUnitTree>
  /** Beneath the search. */
  note?: string
  listClass: string
  /** Said when nothing was found; of a unit without any below it, `bare`. */
  none: string
  bare?: string
  children: (units: ListedUnit[]) => ReactNode
}

export function UnitTree ({ tree: { search, setSearch, asked, trail, above, units, up }, note, listClass, none, bare = none, children }: Props) {
  const deeper = trail.length > 0
  return (
    <>
      <SearchField label='按名称查找' value={search} onChange={setSearch} />
      {note ? <View className='cap field-note'>{note}</View> : null}
      {above ? (
        <View className={deeper ? 'row unit-trail' : 'row field-note'}>
          {deeper ? <Button kind='text' small icon='back' onClick={up}>上一级</Button> : null}
          <View className='sub grow'>{above.name}</View>
        </View>
      ) : null}
      <View className={listClass}>
        <Loaded of={units} failed='单位列表暂时取不出来'>
          {(list) => (list.length ? children(list) : <Empty title='没有找到' text={asked ? none : bare} />)}
        </Loaded>
      </View>
    </>
  )
}

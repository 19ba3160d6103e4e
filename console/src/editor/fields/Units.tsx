import { Select, TreeSelect } from 'antd'
import { useEffect, useState } from 'react'
import { useSettled } from '../../services/settled'
import type { Spot } from '../paths'
import { below, named, useUnits } from './units'

/** Units chosen from the tree of my range; a unit stands for everything below it. `optional`: none of them is no rule. */
export function Units({ spot, label, optional }: { spot: Spot<string[] | undefined>; label: string; optional?: boolean }) {
  const chosen = spot.value ?? []
  const nodes = useUnits(chosen)
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  useEffect(() => { if (search) void named(search) }, [search])
  const known = new Set(nodes.map(({ id }) => id))
  return (
    <TreeSelect<string[]>
      aria-label={label} data-field={spot.path} className='rule-units' multiple showSearch={{ onSearch: type, treeNodeFilterProp: 'title' }} treeDataSimpleMode
      treeData={nodes.map(({ id, name, parentId, hasChildren }) => ({ id, value: id, title: name, pId: parentId !== null && known.has(parentId) ? parentId : 0, isLeaf: !hasChildren }))}
      loadData={({ value }) => below(String(value))} value={chosen} placeholder='点开选择，或输入名称查找'
      onChange={(ids: string[]) => spot.set(ids.length || !optional ? ids : undefined)}
    />
  )
}

/** One unit, by name; for rules that are of a unit each. */
export function OneUnit({ spot, label, width = 200 }: { spot: Spot<string>; label: string; width?: number }) {
  const nodes = useUnits(spot.value ? [spot.value] : [])
  const [typed, type] = useState('')
  const search = useSettled(typed.trim())
  useEffect(() => { if (search) void named(search) }, [search])
  return (
    <Select<string>
      aria-label={label} data-field={spot.path} style={{ width }} showSearch={{ onSearch: type, optionFilterProp: 'label' }} value={spot.value || undefined} placeholder='输入名称查找'
      options={nodes.map(({ id, name, path }) => ({ value: id, label: name, title: [...path, name].join(' › ') }))} onChange={(id) => spot.set(id)}
    />
  )
}

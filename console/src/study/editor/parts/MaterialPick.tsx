import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Spot } from '../../../editor/paths'
import { request } from '../../../services/request'
import { useSettled } from '../../../services/settled'
import { createStore } from '../../../services/store'

/* Titles by id, as far as they were asked for: what one field has learnt the others know. */

const store = createStore<{ titles: Record<string, string> }>({ titles: {} })
const learn = (found: readonly { id: string; title: string }[]) => store.set({ titles: { ...store.get().titles, ...Object.fromEntries(found.map(({ id, title }) => [id, title])) } })

async function name(id: string): Promise<void> {
  if (store.get().titles[id] !== undefined) return
  try { learn([await request('GET /materials/:id', { id })]) } catch { learn([{ id, title: '原来选的资料（现在看不到）' }]) }
}

/** A material by its name, found by typing words of it; emptied there is none. */
export function MaterialPick({ spot, label }: { spot: Spot<string | undefined>; label: string }) {
  const { value } = spot
  const titles = store.use((state) => state.titles)
  const [typed, type] = useState('')
  const text = useSettled(typed.trim())
  const [found, find] = useState<string[]>([])
  useEffect(() => { if (value) void name(value) }, [value])
  useEffect(() => {
    let over = false
    if (!text) { find([]); return }
    request('GET /materials', { text, limit: 20 }).then(({ items }) => { if (!over) { learn(items); find(items.map(({ id }) => id)) } }, () => { if (!over) find([]) })
    return () => { over = true }
  }, [text])
  const shown = [...new Set([...(value ? [value] : []), ...found])]
  return (
    <Select<string>
      aria-label={label} data-field={spot.path} className='plan-pick' allowClear showSearch={{ onSearch: type, filterOption: false }} popupMatchSelectWidth={false} value={value} placeholder='资料，输入标题里的字查找；可以不选'
      notFoundContent={text ? '没有找到这样的资料' : '输入标题里的字'} options={shown.map((id) => ({ value: id, label: titles[id] ?? '' }))} onChange={(id: string | undefined) => spot.set(id || undefined)}
    />
  )
}

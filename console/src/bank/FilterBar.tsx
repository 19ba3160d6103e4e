import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { DIFFICULTIES, TYPES, TYPE_NAMES } from '../question/words'
import { isFiltered, type Filters } from './filters'

type Facets = Answer<'GET /banks/:id/facets'>

interface Props { filters: Filters; facets: Facets | null; change: (filters: Filters) => void }

export function FilterBar({ filters, facets, change }: Props) {
  const [typed, setTyped] = useState(filters.text)
  const asked = useSettled(typed.trim())
  // Only what is typed here is passed on; what else changed meanwhile stays.
  useEffect(() => { if (asked !== filters.text && asked === typed.trim()) change({ ...filters, text: asked }) }, [asked, typed, filters, change])
  const named = (list?: { name: string; n: number }[]) => list?.filter(({ name }) => name).map(({ name, n }) => ({ value: name, label: `${name}（${n}）` })) ?? []
  const pick = <K extends keyof Filters>(key: K, label: string, options: { value: NonNullable<Filters[K]>; label: string }[]) => (
    <Select
      aria-label={label} placeholder={label} allowClear value={filters[key] ?? null} options={options} popupMatchSelectWidth={false} showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      onChange={(value: Filters[K] | null | undefined) => change({ ...filters, [key]: value ?? undefined })}
    />
  )
  return (
    <div className='filters' role='search'>
      <Input className='search' prefix={<SearchOutlined aria-hidden />} allowClear aria-label='搜题干、选项里的字' placeholder='搜题干、选项里的字' value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
      {pick('type', '题型', TYPES.map((value) => ({ value, label: TYPE_NAMES[value] })))}
      {pick('topic', '专题', named(facets?.topics))}
      {pick('period', '时期', named(facets?.periods))}
      {pick('difficulty', '难度', DIFFICULTIES.map((label, i) => ({ value: i + 1, label })))}
      {pick('tag', '标签', named(facets?.tags))}
      {pick('status', '状态', [{ value: 'active', label: '在用' }, { value: 'disabled', label: '停用' }])}
      {isFiltered(filters) ? <Button type='link' onClick={() => { setTyped(''); change({ text: '' }) }}>清空条件</Button> : null}
    </div>
  )
}

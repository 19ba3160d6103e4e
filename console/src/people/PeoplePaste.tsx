import { Select } from 'antd'
import { useState } from 'react'
import type { MatchedLine } from '../../../contract/participants'
import type { Fact } from '../../../contract/round-config'
import { PasteDrawer } from '../paste/PasteDrawer'
import { count } from '../services/format'
import { request } from '../services/request'
import { Field } from '../shell/Field'
import type { Written } from './Undo'
import { facts, groupName } from './words'

interface Props { roundId: string; facts: Fact[]; groups: { id: string; name: string }[]; close: () => void; done: (written: Written) => void }

/** Figures or groups from a table that the clerk has in Excel. */
export function PeoplePaste({ roundId, facts: asked, groups, close, done }: Props) {
  const kinds = [...asked.map((fact) => ({ value: fact as Fact | 'group', label: facts[fact].name })), ...(groups.length ? [{ value: 'group' as const, label: '组别' }] : [])]
  const [what, setWhat] = useState<Fact | 'group'>(kinds[0]?.value ?? 'group')
  const name = what === 'group' ? '组别' : facts[what].name
  const said = (value: string | null) => (value === null ? '—' : what === 'group' ? groupName(groups, value) || '—' : `${count(Number(value))} ${facts[what].unit}`)
  const write = async (lines: MatchedLine[]) => {
    const entries = lines.flatMap(({ memberId, value }) => (memberId === null ? [] : [{ memberId, ...entryOf(what, value) }]))
    const { changed } = await request('PUT /organiser/rounds/:id/participants', { id: roundId, entries })
    done({ name, changed, before: lines.flatMap(({ memberId, was, value }) => (memberId === null || (was ?? '') === (value ?? '') ? [] : [{ memberId, ...entryOf(what, was) }])) })
  }
  return (
    <PasteDrawer<MatchedLine>
      title='粘贴名单' close={close} apply={write} write={(n) => `写入 ${count(n)} 人的${name}`}
      hint={`一人一行：姓名或工号，后面是${name}。可以从 Excel 里整列复制；重名的加上工号或支部名称。`} placeholder={what === 'group' ? `王伟\t${groups[0]?.name ?? '甲组'}` : '王伟\t5200'}
      chooser={<Field label='名单里是什么'>{(field) => <Select {...field} value={what} options={kinds} onChange={setWhat} />}</Field>}
      match={async (text) => (await request('POST /organiser/rounds/:id/participants/match', { id: roundId, what, text })).lines}
      columns={[
        { title: '姓名', width: 100, render: (line) => <span className='strong'>{line.name}</span> }, { title: '单位', render: ({ unit }) => unit },
        { title: '现在', width: 110, render: ({ was }) => <span className='num cap'>{said(was)}</span> },
        { title: '改为', width: 110, render: ({ was, value }) => (was === value ? <span className='cap'>不变</span> : <span className='num strong'>{said(value)}</span>) }
      ]}
    />
  )
}

/** What a line says, as it is written down; nothing: no group, no points. */
const entryOf = (what: Fact | 'group', value: string | null) => (what === 'group' ? { group: value } : { facts: { [what]: Number(value ?? 0) } })

import { Button, Checkbox, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import type { QuestionRow } from '../../../../../contract/questions'
import { useData } from '../../../services/data'
import { useList } from '../../../services/list'
import { request, type Answer } from '../../../services/request'
import { useSettled } from '../../../services/settled'
import { Empty, Failed, Skeleton } from '../../../shell/States'
import { wordOf } from '../../../editor/options'
import { types } from '../words'
import { learnStem } from './FixedQuestions'

/** Questions of a bank, to be taken into a fixed paper. */
export function QuestionPicker({ taken, add, close }: { taken: readonly string[]; add: (ids: string[]) => void; close: () => void }) {
  const banks = useData(() => request('GET /banks'))
  const [bankId, setBank] = useState<string>()
  const [typed, type] = useState('')
  const [chosen, choose] = useState<string[]>([])
  const bank = bankId ?? banks.data?.banks[0]?.id
  const done = () => { add(chosen); close() }
  return (
    <Drawer
      title='从题库选题' open size={560} onClose={close}
      footer={<div className='between'><span className='num'>选了 {chosen.length} 题</span><Button type='primary' disabled={!chosen.length} onClick={done}>加入试卷</Button></div>}
    >
      <div className='row gap rule-find'>
        <Select<string> aria-label='题库' className='grow' value={bank} onChange={setBank} options={banks.data?.banks.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        <Input aria-label='搜题干、选项' placeholder='搜题干、选项' allowClear className='grow' value={typed} maxLength={100} onChange={({ target }) => type(target.value)} />
      </div>
      {banks.error ? <Failed title='题库暂时取不出来' error={banks.error} retry={banks.refresh} /> : null}
      {bank ? <Questions key={bank} bank={bank} text={typed.trim()} taken={taken} chosen={chosen} choose={choose} /> : null}
    </Drawer>
  )
}

function Questions({ bank, text, taken, chosen, choose }: { bank: string; text: string; taken: readonly string[]; chosen: string[]; choose: (ids: string[]) => void }) {
  const search = useSettled(text)
  const list = useList<QuestionRow, Answer<'GET /banks/:id/questions'>>((cursor) => request('GET /banks/:id/questions', { id: bank, text: search || undefined, status: 'active', cursor, limit: 50 }), `${bank} ${search}`)
  if (list.items === null) return list.error ? <Failed title='试题暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton />
  if (!list.items.length) return <Empty title='没有找到' text='换一个词，或换一个题库。' />
  const toggle = (row: QuestionRow, on: boolean) => { learnStem(row.id, row.stem); choose(on ? [...chosen, row.id] : chosen.filter((id) => id !== row.id)) }
  return (
    <>
      <ul className='rule-picks'>
        {list.items.map((row) => (
          <li key={row.id}>
            <Checkbox disabled={taken.includes(row.id)} checked={taken.includes(row.id) || chosen.includes(row.id)} onChange={({ target }) => toggle(row, target.checked)}>
              {row.stem} <span className='cap'>{wordOf(types, row.type)}{row.topic ? ` · ${row.topic}` : ''}{taken.includes(row.id) ? ' · 已在试卷里' : ''}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {list.ended ? null : <Button onClick={list.more} loading={list.adding}>加载更多</Button>}
    </>
  )
}

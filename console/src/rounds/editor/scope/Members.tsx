import { Button, Tag } from 'antd'
import { useRef, useState } from 'react'
import { useAct } from '../../../services/act'
import { useData } from '../../../services/data'
import { request } from '../../../services/request'
import { Problem } from '../../../shell/Problem'
import { useEditing } from '../fields/useEditing'
import type { Spot } from '../../../editor/paths'
import { usePasted } from './OutOfRanking'

/** People by a pasted list: matched against the roster first. Who has left the roster since is counted. */
export function Members({ spot }: { spot: Spot<string[] | undefined> }) {
  const { roundId } = useEditing()
  const [matched, learn] = useState<Record<string, string>>({})
  const [missing, miss] = useState<string[]>([])
  const [text, setText, field] = usePasted()
  const chosen = spot.value ?? []
  const had = useRef(chosen.length > 0).current
  // Those whom the saved rules name.
  const saved = useData(async () => (had ? (await request('GET /organiser/rounds/:id/out-of-ranking', { id: roundId })).people : []), roundId)
  const names: Record<string, string> = { ...Object.fromEntries((saved.data ?? []).map(({ memberId, name, unit }) => [memberId, `${name}（${unit}）`])), ...matched }
  const match = useAct(async () => {
    const { lines } = await request('POST /organiser/rounds/:id/participants/match', { id: roundId, what: 'given', text: text.split('\n').map((line) => (line.trim() ? `${line.trim()}\t1` : line)).join('\n') })
    const found = lines.filter(({ memberId }) => memberId !== null)
    learn({ ...matched, ...Object.fromEntries(found.map(({ memberId, name, unit }) => [memberId, `${name}（${unit}）`])) })
    miss(lines.filter(({ memberId }) => memberId === null).map(({ words, problem }) => `${words.split('\t')[0]}：${problem}`))
    spot.set([...new Set([...chosen, ...found.map(({ memberId }) => memberId as string)])])
    setText('')
  })
  const unnamed = chosen.filter((id) => !names[id])
  return (
    <div className='rule-rows grow'>
      <div className='rule-controls'>
        {chosen.filter((id) => names[id]).map((id) => <Tag key={id} closable={{ 'aria-label': `去掉${names[id]}` }} onClose={() => drop(id)}>{names[id]}</Tag>)}
        {unnamed.length ? <Tag closable={{ 'aria-label': `去掉原来的 ${unnamed.length} 人` }} onClose={() => keep(chosen.filter((id) => names[id]))}>原来的 {unnamed.length} 人</Tag> : null}
      </div>
      {field}
      <div><Button size='small' loading={match.busy} disabled={!text.trim()} onClick={() => match.run()}>对上花名册并加入</Button></div>
      {missing.map((line) => <div key={line} className='field-error'>{line}</div>)}
      <Problem error={match.error} />
    </div>
  )

  function keep(ids: string[]) { spot.set(ids.length ? ids : undefined) }
  function drop(id: string) { keep(chosen.filter((one) => one !== id)) }
}

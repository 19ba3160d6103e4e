import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { App, Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { DrawState, HonourRow } from '../../../contract/awards'
import { useAct } from '../services/act'
import { count, dayTime } from '../services/format'
import { request, type Answer } from '../services/request'
import { asRequestError } from '../services/request-error'
import { Problem } from '../shell/Problem'

type Replay = Answer<'GET /organiser/rounds/:id/draws/:draw/replay'>
interface Row { no: number; kept: HonourRow | undefined; again: HonourRow | undefined }

interface Props { roundId: string; draw: DrawState; whyNot: string; drawn: () => void }

/** A draw before and after: who takes part, who won, and the same worked out again from what was kept. */
export function Draw({ roundId, draw: { id, name, text, holders, tickets, drawnAt, winners, drawn: n }, whyNot, drawn }: Props) {
  const { modal, message } = App.useApp()
  const [replay, show] = useState<Replay | null>(null)
  const check = useAct(async () => show(await request('GET /organiser/rounds/:id/draws/:draw/replay', { id: roundId, draw: id })))
  const run = () => modal.confirm({
    title: `现在抽“${name}”？`, content: `${count(holders)} 人参加，共 ${count(tickets)} 次机会。只能抽一次，抽出的结果马上公布，不能重来。`, okText: '开始抽奖', cancelText: '先不抽',
    onOk: async () => {
      try {
        await request('POST /organiser/rounds/:id/draws/:draw', { id: roundId, draw: id })
        drawn()
      } catch (error) { void message.error(asRequestError(error).message) }
    }
  })
  const rows = winners.map((kept, i): Row => ({ no: i + 1, kept, again: replay?.winners[i] }))
  const who = (row: HonourRow | undefined) => (row ? `${row.name}（${row.unit}）` : '—')
  const columns: TableColumnsType<Row> = [
    { title: '次序', key: 'no', width: 72, align: 'right', render: (_, { no }) => <span className='num'>{no}</span> },
    { title: '奖品', key: 'prize', width: 200, render: (_, { kept }) => kept?.prize ?? '' },
    { title: '抽中的人', key: 'who', render: (_, { kept }) => <span className='strong'>{who(kept)}</span> },
    ...(replay ? [{ title: '重算的结果', key: 'again', render: (_: unknown, { kept, again }: Row) => <span className={who(kept) === who(again) && kept?.prize === again?.prize ? '' : 'care'}>{who(again)}</span> }] : [])
  ]
  return (
    <section className='box honours-draw' aria-label={name}>
      <div className='between gap wrap'>
        <div className='grow'>
          <h3 className='strong'>{name}</h3>
          <p className='sub num'>{text}</p>
          <p className='cap num'>{drawnAt === null ? `现在有 ${count(holders)} 人、${count(tickets)} 次机会` : `${dayTime(drawnAt)} 抽取，${count(holders)} 人、${count(tickets)} 次机会，抽出 ${count(n)} 名`}</p>
          {drawnAt === null && whyNot ? <p className='care'>{whyNot}</p> : null}
        </div>
        {drawnAt === null
          ? <Button disabled={whyNot !== ''} onClick={run}>{`抽“${name}”`}</Button>
          : <Button loading={check.busy} aria-label={`复核${name}`} onClick={() => check.run()}>复核</Button>}
      </div>
      <Problem error={check.error} />
      <div role='status'>
        {replay
          ? (
            <div className='honours-replay'>
              <p className={replay.same ? 'good' : 'care'}>{replay.same ? <><CheckCircleOutlined aria-hidden /> 按留存的种子和名单重算一遍，结果一致。</> : <><WarningOutlined aria-hidden /> 重算的结果和留存的不一致，请联系管理员。</>}</p>
              <p className='cap num'>种子：<code className='honours-seed'>{replay.seed}</code>　{count(replay.holders)} 人，{count(replay.tickets)} 次机会。完整的抽奖名单在导出的表里。</p>
            </div>
            )
          : null}
      </div>
      {rows.length ? <Table<Row> rowKey='no' size='small' className='honours-winners' columns={columns} dataSource={rows} tableLayout='fixed' pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} /> : null}
    </section>
  )
}

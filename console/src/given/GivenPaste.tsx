import type { GivenLine } from '../../../contract/participants'
import { PasteDrawer } from '../paste/PasteDrawer'
import { count } from '../services/format'
import { request } from '../services/request'
import { cappedWords, shown } from './edits'

/** Units, points and reasons from a table that the clerk has in Excel. */
export function GivenPaste({ roundId, cap, close, done }: { roundId: string; cap: number | null; close: () => void; done: (n: number) => void }) {
  const write = async (lines: GivenLine[]) => {
    const entries = lines.flatMap(({ unitId, points, reason, was }) => (unitId === null || points === null ? [] : [{ unitId, points, reason: reason || was.reason, was }]))
    await request('PUT /organiser/rounds/:id/given', { id: roundId, entries })
    done(entries.length)
  }
  const said = (points: number | null) => (points === null ? '没有评' : `${shown(points)} 分`)
  return (
    <PasteDrawer<GivenLine>
      title='从 Excel 粘贴' close={close} apply={write} write={(n) => `写入 ${count(n)} 个单位的分数`} match={async (text) => (await request('POST /organiser/rounds/:id/given/match', { id: roundId, text })).lines}
      hint='一行一个单位：单位名称、分数、依据三列，依据可以不填（留用原来的）。重名的单位在同一行写上它的上级单位。' placeholder={'科研管理处党支部\t8\t组织集中学习 2 次'}
      columns={[
        { title: '单位', render: ({ name, above }) => <><span className='strong'>{name}</span> <span className='cap'>{above}</span></> }, { title: '现在', width: 90, render: ({ was }) => <span className='num cap'>{said(was.points)}</span> },
        { title: '改为', width: 120, render: ({ points }) => <span className='num strong'>{said(points)} <span className='cap'>{cappedWords(points, cap)}</span></span> }, { title: '依据', render: ({ reason, was }) => reason || was.reason || '—' }
      ]}
    />
  )
}

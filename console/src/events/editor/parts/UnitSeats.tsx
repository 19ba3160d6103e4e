import { Button } from 'antd'
import { useState } from 'react'
import { Figure } from '../../../editor/fields/controls'
import { Rows } from '../../../editor/fields/Rows'
import { OneUnit } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'
import { PasteDrawer } from '../../../paste/PasteDrawer'
import { count } from '../../../services/format'
import { request } from '../../../services/request'
import { matchQuotas, type QuotaLine } from '../match-quotas'

interface UnitSeat { unit: string; seats: number }

const MANY = 40

/** So many for each of some units; a clerk has the table in Excel. */
export function UnitSeats({ spot, name, always }: { spot: Spot<UnitSeat[] | undefined>; name: string; always?: boolean }) {
  const [pasting, paste] = useState(false)
  const list = spot.value ?? []
  return (
    <div className='rule-rows event-wide'>
      {list.length > MANY
        ? <p className='num'>{count(list.length)} 个单位，一共 {count(list.reduce((sum, { seats }) => sum + (seats ?? 0), 0))} 个。单位多，要改请重新粘贴一份。</p>
        : (
          <Rows<UnitSeat> spot={spot} name={`${name}的单位`} add='加一个单位' {...(always && { always })} make={() => ({ unit: '', seats: 1 })}>
            {(one, i) => <><OneUnit spot={one.at('unit')} label={`${name}：单位 ${i + 1}`} /><Figure spot={one.at('seats') as Spot<number | undefined>} label={`${name}：单位 ${i + 1} 的人数`} unit='人' max={100000} /></>}
          </Rows>
          )}
      <div><Button size='small' onClick={() => paste(true)}>从 Excel 粘贴{name}</Button></div>
      {pasting ? (
        <PasteDrawer<QuotaLine>
          title={`粘贴${name}`} close={() => paste(false)} write={(n) => `用这 ${n} 个单位的${name}`} match={async (text) => matchQuotas(text, (await request('GET /organiser/units')).units)}
          apply={(lines) => { spot.set(lines.map(({ unit, seats }) => ({ unit, seats }))); return Promise.resolve() }}
          hint='一行一个单位：单位名称，后面是人数。可以从 Excel 里整列复制；写入后换掉原来的。' placeholder={'第一支部\t12\n第二支部\t8'}
          columns={[{ title: '单位', render: (line) => <span className='strong'>{line.name}</span> }, { title: '人数', width: 120, render: ({ seats }) => <span className='num'>{count(seats)}</span> }]}
        />
      ) : null}
    </div>
  )
}

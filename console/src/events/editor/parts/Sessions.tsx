import { DeleteOutlined } from '@ant-design/icons'
import { Button, Pagination } from 'antd'
import { useEffect, useState } from 'react'
import type { EventConfig, Position, Session } from '../../../../../contract/event-config'
import { useShown } from '../../../editor/fields/context'
import { Figure, Moment, Words } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Units } from '../../../editor/fields/Units'
import { freshId } from '../../../editor/lists'
import { each, type Spot } from '../../../editor/paths'
import { Repeat } from './Repeat'
import { VenueFields } from './VenueFields'

const PAGE = 15

/** Every session with its times; of one at a time what else can be said of it. */
export function Sessions({ root, at, show }: { root: Spot<EventConfig>; at: number; show: (at: number) => void }) {
  const spot = root.at('sessions')
  const { problems } = useShown()
  const list = spot.value
  const [folded, fold] = useState(false)
  useEffect(() => fold(false), [at])
  const page = Math.floor(Math.max(0, at) / PAGE)
  const shown = each<Session>(spot).map((session, i) => ({ session, i })).slice(page * PAGE, (page + 1) * PAGE)
  return (
    <div className='rule-rows event-list' data-field='sessions'>
      {problems.filter(({ field }) => field === 'sessions').map(({ message }, i) => <div key={i} role='alert' className='field-error'>{message}</div>)}
      {shown.map(({ session, i }) => (
        <div key={session.value.id} className='rule-item' role='group' aria-label={`场次 ${i + 1}`}>
          <div className='rule-item-body'>
            <Words spot={session.at('name')} label={`场次 ${i + 1} 的名称`} max={30} placeholder='如：周六上午' width={190} />
            <Figure before='名额' spot={session.at('seats')} label={`场次 ${i + 1} 的名额`} min={1} max={100000} hint='不限' width={90} />
            <div className='event-session-times'>
              <Moment spot={session.at('begins') as Spot<number | undefined>} label={`场次 ${i + 1} 的开始`} /><W>至</W><Moment spot={session.at('ends') as Spot<number | undefined>} label={`场次 ${i + 1} 的结束`} />
              <Button type='link' size='small' aria-expanded={i === at && !folded} aria-label={`场次 ${i + 1} 的岗位、集合、地点`} onClick={() => (i === at ? fold(!folded) : show(i))}>岗位、集合、地点{partsOf(session.value)}</Button>
            </div>
            {problems.filter(({ field }) => field === session.path || field.startsWith(`${session.path}.`)).map(({ message }, n) => <div key={n} role='alert' className='field-error'>{message}</div>)}
            {i === at && !folded ? <Rest session={session} no={i + 1} /> : null}
          </div>
          <div className='rule-item-acts'><Button type='text' size='small' aria-label={`去掉场次 ${i + 1}`} disabled={list.length === 1} icon={<DeleteOutlined aria-hidden />} onClick={() => { spot.set(list.filter((_, n) => n !== i)); if (at >= i && at > 0) show(at - 1) }} /></div>
        </div>
      ))}
      {list.length > PAGE ? <Pagination size='small' current={page + 1} pageSize={PAGE} total={list.length} showSizeChanger={false} showTotal={(n) => `共 ${n} 场`} onChange={(next) => show((next - 1) * PAGE)} /> : null}
      <Repeat spot={spot} show={show} />
    </div>
  )
}

function partsOf({ positions, gatherBefore, venue }: Session): string {
  const said = [positions ? `${positions.length} 个岗位` : '', gatherBefore ? `提前 ${gatherBefore} 分钟集合` : '', venue ? venue.name : ''].filter(Boolean)
  return said.length ? `（${said.join('，')}）` : ''
}

const Rest = ({ session, no }: { session: Spot<Session>; no: number }) => (
  <div className='rule-rows event-wide event-rest'>
    <Row label='集合' path={session.at('gatherBefore').path}><Figure before='提前' spot={session.at('gatherBefore')} label={`场次 ${no} 提前几分钟集合`} unit='分钟集合' min={1} max={720} hint='不设' /></Row>
    <Row label='岗位' path={session.at('positions').path} hint='报名时选一个岗位，各有各的名额；也可以是几号车'>
      <Rows<Position> spot={session.at('positions')} name='岗位' add='加一个岗位' ordered make={(list) => ({ id: freshId(list.map(({ id }) => id), 'position'), name: '', seats: 1 })}>
        {(position, i) => (
          <>
            <Words spot={position.at('name')} label={`岗位 ${i + 1} 的名称`} max={30} placeholder='如：引导员' width={140} />
            <Figure spot={position.at('seats') as Spot<number | undefined>} label={`岗位 ${i + 1} 的名额`} unit='个名额' min={1} max={100000} width={80} />
            <Words spot={position.at('note')} label={`岗位 ${i + 1} 的说明`} max={100} optional placeholder='说明，可以不填' width={200} />
          </>
        )}
      </Rows>
    </Row>
    <Row label='地点' path={session.at('venue').path}><VenueFields spot={session.at('venue')} off='和活动一样' of={`场次 ${no} 的`} /></Row>
    <Row label='限单位' path={session.at('units').path} hint='不选就是面向的单位都能报'><Units spot={session.at('units')} label={`场次 ${no} 只给这些单位`} optional /></Row>
    <Row label='备注' path={session.at('note').path}><Words spot={session.at('note')} label={`场次 ${no} 的备注`} max={200} optional placeholder='如：座区 A 区 1—5 排' /></Row>
  </div>
)

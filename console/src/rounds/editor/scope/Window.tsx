import type { WindowRule } from '../../../../../contract/round-config'
import { Clock, Figure, Moment, Part } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Weekdays } from '../../../editor/fields/Weekdays'
import type { Spot } from '../../../editor/paths'

/** When a phase is open. */
export function Window({ spot }: { spot: Spot<WindowRule> }) {
  return (
    <>
      <Row label='开始' path={spot.at('opensAt').path}><Moment spot={spot.at('opensAt')} label='开始时间' /></Row>
      <Row label='截止' path={spot.at('closesAt').path}><Moment spot={spot.at('closesAt')} label='截止时间' /></Row>
      <Row label='每天开放' path={spot.at('daily').path} whole>
        <Part spot={spot.at('daily')} label='每天只在一个时段开放' off='全天' make={() => ({ from: 480, to: 1320 })}>
          {(daily) => <><Clock spot={daily.at('from')} label='每天几点开始' /><W>至</W><Clock spot={daily.at('to')} label='每天几点结束' end /></>}
        </Part>
      </Row>
      <Row label='哪几天开放' path={spot.at('weekdays').path} hint='一天都不选就是每天' whole><Weekdays spot={spot.at('weekdays')} label='哪几天开放' /></Row>
    </>
  )
}

/** Hours and stretches in which nothing can be started, and how many at a time. */
export function ShutTimes({ spot }: { spot: Spot<WindowRule> }) {
  const { opensAt } = spot.value
  return (
    <>
      <Row label='每天不开放的时段' path={spot.at('closedHours').path} whole>
        <Rows spot={spot.at('closedHours')} name='不开放时段' add='加一段' make={() => ({ from: 720, to: 840 })}>
          {(hours) => <><Clock spot={hours.at('from')} label='不开放从几点' /><W>至</W><Clock spot={hours.at('to')} label='不开放到几点' end /></>}
        </Rows>
      </Row>
      <Row label='中间关闭' path={spot.at('closed').path} hint='如节假日、停机维护' whole>
        <Rows spot={spot.at('closed')} name='关闭时间' add='加一段' make={() => ({ from: opensAt + 86_400_000, to: opensAt + 2 * 86_400_000 })}>
          {(span) => <><Moment spot={span.at('from')} label='关闭从什么时候' /><W>至</W><Moment spot={span.at('to')} label='关闭到什么时候' /></>}
        </Rows>
      </Row>
      <Row label='限流' path={spot.at('intake').path} hint='人多时分批进入，后来的人会看到下一批几点开始' whole>
        <Part spot={spot.at('intake')} label='限流' off='不限' make={() => ({ people: 500, minutes: 10 })}>
          {(intake) => <><W>每</W><Figure spot={intake.at('minutes')} label='限流每多少分钟' unit='分钟最多' min={1} max={1440} /><Figure spot={intake.at('people')} label='限流多少人' unit='人开始' min={1} max={1e6} width={110} /></>}
        </Part>
      </Row>
    </>
  )
}

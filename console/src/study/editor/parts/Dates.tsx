import type { PlanConfig } from '../../../../../contract/plan-config'
import { Clock, Figure, Part } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Weekdays } from '../../../editor/fields/Weekdays'
import type { Spot } from '../../../editor/paths'
import { Day, Span } from './Day'

/** Which days there are, and where a day ends. */
export function Dates({ root }: { root: Spot<PlanConfig> }) {
  const calendar = root.at('calendar')
  const { from } = calendar.value
  return (
    <>
      <Row label='起止日期' path='calendar.from' hint='头一天和最后一天都算'>
        <Day spot={calendar.at('from')} label='头一天' /><W>至</W><Day spot={calendar.at('to')} label='最后一天' />
      </Row>
      <Row label='哪几天' path='calendar.weekdays' hint='一天都不选就是每天' whole><Weekdays spot={calendar.at('weekdays')} label='哪几天打卡' /></Row>
      <Row label='暂停的日子' path='calendar.pauses' hint='如春节、国庆：不用打卡，也不打断连续' whole>
        <Rows spot={calendar.at('pauses')} name='暂停' add='加一段' make={() => ({ from, to: from })}>{(days, i) => <Span spot={days} label={`第 ${i + 1} 段暂停`} />}</Rows>
      </Row>
      <Row label='一天从几点起' path='calendar.dayBegins' hint='如从早上 5 点起，夜里 1 点打的卡算前一天的' whole>
        <Part spot={calendar.at('dayBegins')} label='一天从几点起' off='半夜 12 点' make={() => 300}>{(minute) => <Clock spot={minute} label='一天从几点起' />}</Part>
      </Row>
      <Row label='断网宽限' path='calendar.graceMinutes' hint='当天写好、因为断网没有交上的，过后这么久以内交上仍算当天，并标明是后来交的' whole>
        <Part spot={calendar.at('graceMinutes')} label='断网宽限' off='不宽限' make={() => 720}>{(minutes) => <Figure spot={minutes} label='断网宽限多少小时' unit='小时' scale={60} min={0.5} max={72} />}</Part>
      </Row>
    </>
  )
}

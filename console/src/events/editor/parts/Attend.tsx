import type { Attendance, EventConfig, Hours } from '../../../../../contract/event-config'
import { Choice, Figure, Part, Pick, Several, Toggle } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { roundings, ways } from '../words'

const counts = [['actual', '按实际在场的时间'], ['fixed', '每场固定']] as const

/** How it is known who came, and what hours it counts for. */
export const Attend = ({ root }: { root: Spot<EventConfig> }) => (
  <>
    <Row label='签到' path='attendance' whole>
      <Part<Attendance> spot={root.at('attendance')} label='签到' off='不签到' make={() => ({ ways: ['code'] })}>{(rule) => <AttendanceFields rule={rule} />}</Part>
    </Row>
    <Row label='服务时长' path='hours' hint='记到本人的志愿服务时长里' whole>
      <Part<Hours> spot={root.at('hours')} label='服务时长' off='不记时长' make={() => ({ count: 'actual', step: 30, rounding: 'down' })}>{(hours) => <HoursFields hours={hours} />}</Part>
    </Row>
  </>
)

const AttendanceFields = ({ rule }: { rule: Spot<Attendance> }) => (
  <div className='rule-rows event-wide'>
    <Several spot={rule.at('ways') as Spot<Attendance['ways'] | undefined>} label='怎样签到' options={ways} />
    <div className='rule-controls'><Figure before='开始前' spot={rule.at('from')} label='开始前几分钟起签到' unit='分钟起可以签到，' max={1440} hint='30' /><Figure before='开始后' spot={rule.at('until')} label='开始后几分钟止签到' unit='分钟止' max={1440} hint='到结束' /></div>
    <div className='rule-controls'><Figure before='开始后' spot={rule.at('late')} label='开始后几分钟算迟到' unit='分钟算迟到' max={1440} hint='不算' /></div>
    <div className='rule-controls'>
      <W>签退</W>
      <Part<NonNullable<Attendance['signOut']>> spot={rule.at('signOut')} label='签退' off='不签退' make={() => ({ from: 30, until: 60 })}>
        {(out) => <><Figure before='结束前' spot={out.at('from') as Spot<number | undefined>} label='结束前几分钟起签退' unit='分钟起，' max={1440} /><Figure before='结束后' spot={out.at('until') as Spot<number | undefined>} label='结束后几分钟止签退' unit='分钟止' max={1440} /></>}
      </Part>
    </div>
    <div className='rule-controls'><W>中途离开</W><Toggle spot={rule.at('segments')} label='中途离开分段计时' on='分段计时，回来再签' off='不分段' /></div>
    <div className='rule-controls'><Figure before='在场满' spot={rule.at('leastMinutes')} label='在场满几分钟算参加' unit='分钟算参加' min={1} max={1440} hint='签到就算' width={100} /></div>
    <div className='rule-controls'><W>签到的时间</W><Toggle spot={rule.at('confirm')} label='负责人核对后才算' on='负责人核对后才算' off='签了就算' /></div>
    <div className='rule-controls'><W>没报名的人</W><Toggle spot={rule.at('walkIn')} label='没报名的人可以到场参加' on='可以到场参加' off='不能参加' /></div>
  </div>
)

const HoursFields = ({ hours }: { hours: Spot<Hours> }) => (
  <div className='rule-rows event-wide'>
    <Choice spot={hours.at('count') as Spot<Hours['count'] | undefined>} label='怎样记时长' options={counts} />
    {hours.value.count === 'fixed' || hours.value.minutes !== undefined ? <div className='rule-controls'><Figure before='每场记' spot={hours.at('minutes')} label='每场记几分钟' unit='分钟' min={1} max={1440} /></div> : null}
    <div className='rule-controls'><Figure before='以' spot={hours.at('step')} label='以几分钟为单位' unit='分钟为单位，' min={1} max={480} hint='1' /><Pick spot={hours.at('rounding')} label='时长怎样取整' options={roundings} empty='舍去零头（没说）' /></div>
    <div className='rule-controls'><Figure before='每场最多' spot={hours.at('mostASession')} label='每场最多几分钟' unit='分钟，' min={1} max={1440} hint='不限' /><Figure before='每天最多' spot={hours.at('mostADay')} label='每天最多几分钟' unit='分钟' min={1} max={1440} hint='不限' /></div>
    <div className='rule-controls'><W>什么时候给</W><Toggle spot={hours.at('afterClose')} label='整个活动办结后才给' on='整个活动办结后' off='每场结束后' /></div>
  </div>
)

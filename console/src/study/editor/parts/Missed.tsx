import type { PlanConfig } from '../../../../../contract/plan-config'
import { Choice, Figure, Flag, Part, Words } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { Span } from './Day'

const pers = [['week', '每周'], ['month', '每月']] as const

/** What happens to a day that was missed. */
export function Missed({ root }: { root: Spot<PlanConfig> }) {
  const { to } = root.value.calendar
  return (
    <>
      <Row label='补卡' path='makeUp' hint='几项限制都填了的，都要满足；不填就是不限' whole>
        <Part<NonNullable<PlanConfig['makeUp']>> spot={root.at('makeUp')} label='补卡' off='不能补' make={() => ({ inAll: 3, daysBack: 7, pointsPercent: 100, keepsStreak: true })}>
          {(makeUp) => (
            <div className='rule-rows'>
              <div className='rule-controls'>
                <Figure before='全程最多' spot={makeUp.at('inAll')} label='全程最多补几天' unit='天' hint='不限' min={1} max={10000} /><Figure before='每月最多' spot={makeUp.at('aMonth')} label='每月最多补几天' unit='天' hint='不限' min={1} max={10000} />
              </div>
              <div className='rule-controls'><Figure before='只能补' spot={makeUp.at('daysBack')} label='只能补几天以内的' unit='天以内的' hint='不限' min={1} max={366} /></div>
              <div className='rule-controls'>
                <W>补卡期</W><Part spot={makeUp.at('during')} label='只在补卡期里补' off='计划进行时随时可补' make={() => ({ from: to, to })}>{(days) => <Span spot={days} label='补卡期' />}</Part>
              </div>
              <div className='rule-controls'><Figure before='补的得' spot={makeUp.at('pointsPercent') as Spot<number | undefined>} label='补卡得百分之几的积分' unit='% 的积分' max={100} /><span className='rule-pair'><W>连续天数</W><Flag spot={makeUp.at('keepsStreak')} label='补卡算不算连续' on='接得上' off='接不上' /></span></div>
            </div>
          )}
        </Part>
      </Row>
      <Row label='请假' path='leave' hint='请了假的日子不用打卡' whole>
        <Part<NonNullable<PlanConfig['leave']>> spot={root.at('leave')} label='请假' off='不能请' make={() => ({ inAll: 3, keepsStreak: true })}>
          {(leave) => (
            <div className='rule-rows'>
              <div className='rule-controls'>
                <Figure before='全程最多' spot={leave.at('inAll')} label='全程最多请几天假' unit='天' hint='不限' min={1} max={10000} /><Figure before='每月最多' spot={leave.at('aMonth')} label='每月最多请几天假' unit='天' hint='不限' min={1} max={10000} />
              </div>
              <div className='rule-controls'><Figure before='过去的日子' spot={leave.at('daysBack')} label='可以给几天以前请假' unit='天以内可以补请' hint='不能' min={1} max={366} /></div>
              <div className='rule-controls'><span className='rule-pair'><W>连续天数</W><Flag spot={leave.at('keepsStreak')} label='请假断不断连续' on='接得上' off='断开' /></span></div>
            </div>
          )}
        </Part>
      </Row>
      <Row label='退出' path='leavesAfterMissing' hint='连着几天该打卡没有打的，不再参加；不填就是一直可以参加'><Figure before='连续缺' spot={root.at('leavesAfterMissing')} label='连续缺几天退出' unit='天退出' hint='不退' min={1} max={60} /></Row>
      <Row label='落后提示' path='behind' hint='只给组织者看，成员看不到' whole>
        <Part<NonNullable<PlanConfig['behind']>> spot={root.at('behind')} label='落后提示' off='不提示' make={() => ({ per: 'month', days: 10, steps: [{ times: 1, text: '提醒本人' }] })}>
          {(behind) => (
            <>
              <Choice spot={behind.at('per') as Spot<'week' | 'month' | undefined>} label='按周还是按月看' options={pers} /><Figure before='不到' spot={behind.at('days')} label='不到几天算落后' unit='天算一次' min={1} max={31} />
              <Rows spot={behind.at('steps')} name='提示' add='加一档' always make={(list) => ({ times: list.length + 1, text: '' })}>
                {(step, i) => <><Figure before='有' spot={step.at('times')} label={`第 ${i + 1} 档几次`} unit='次的' min={1} max={12} /><Words spot={step.at('text')} label={`第 ${i + 1} 档的提示`} max={60} placeholder='如：支部谈一次话' width={220} /></>}
              </Rows>
            </>
          )}
        </Part>
      </Row>
    </>
  )
}

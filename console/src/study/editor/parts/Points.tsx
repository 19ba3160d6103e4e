import type { PlanConfig, PlanPoints } from '../../../../../contract/plan-config'
import { Figure, Flag, Part, Pick, Words } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { useEditing } from '../useEditing'
import { asKey, sums } from './sums'

type Must = Spot<number | undefined>

/** What is earned beside each check-in's own points. */
export const Points = ({ root }: { root: Spot<PlanConfig> }) => (
  <Row label='学习积分' path='points' hint='每次打卡几分在“任务”里设。退回、删除的打卡，得的积分自动收回' whole>
    <Part<PlanPoints> spot={root.at('points')} label='学习积分' off='不设积分' make={() => ({})}>{(points) => <Earning spot={points} />}</Part>
  </Row>
)

function Earning({ spot }: { spot: Spot<PlanPoints> }) {
  const { config } = useEditing()
  return (
    <div className='rule-rows'>
      <div className='rule-controls'><Figure before='每天最多得' spot={spot.at('mostADay')} label='每天最多得几分' unit='分' hint='不限' max={1e6} /><span className='cap'>连续和里程碑的不算在内</span></div>
      <div className='rule-controls'><Figure before='当天任务全部完成，另得' spot={spot.at('fullDay')} label='全部完成另得几分' unit='分' hint='0' max={1000} /></div>
      <h3 className='rule-head'>连续打卡</h3>
      <Rows<NonNullable<PlanPoints['streaks']>[number]> spot={spot.at('streaks')} name='连续奖励' add='加一档连续奖励' make={() => ({ days: 7, points: 10, again: true })}>
        {(streak, i) => (
          <><Figure before='连续' spot={streak.at('days') as Must} label={`连续奖励 ${i + 1} 几天`} unit='天，' min={1} max={10000} /><Figure before='得' spot={streak.at('points') as Must} label={`连续奖励 ${i + 1} 几分`} unit='分' max={1e6} /><Flag spot={streak.at('again')} label={`连续奖励 ${i + 1} 可以重复得`} on='每满这么多天都得' off='只得一次' /></>
        )}
      </Rows>
      <h3 className='rule-head'>里程碑</h3>
      <Rows<NonNullable<PlanPoints['milestones']>[number]> spot={spot.at('milestones')} name='里程碑' add='加一个里程碑' make={() => ({ sum: { of: 'days' }, reach: 21, points: 20 })}>
        {(milestone, i) => (
          <>
            <Pick spot={asKey(milestone.at('sum'))} label={`里程碑 ${i + 1} 看什么`} options={sums(config)} /><Figure before='达到' spot={milestone.at('reach') as Must} label={`里程碑 ${i + 1} 达到多少`} min={1} max={1e7} />
            <Figure before='得' spot={milestone.at('points')} label={`里程碑 ${i + 1} 几分`} unit='分' hint='0' max={1e6} width={76} /><Words spot={milestone.at('title')} label={`里程碑 ${i + 1} 的称号`} max={20} optional placeholder='称号，可以不填' width={140} />
          </>
        )}
      </Rows>
      <h3 className='rule-head'>档次</h3>
      <p className='cap'>按打卡天数，只得达到的最高一档。</p>
      <Rows<NonNullable<PlanPoints['tiers']>[number]> spot={spot.at('tiers')} name='档次' add='加一档' make={() => ({ days: 15, points: 10 })}>
        {(tier, i) => (
          <><Figure before='满' spot={tier.at('days') as Must} label={`第 ${i + 1} 档几天`} unit='天，' min={1} max={10000} /><Figure before='得' spot={tier.at('points')} label={`第 ${i + 1} 档几分`} unit='分' hint='0' max={1e6} width={76} /><Words spot={tier.at('title')} label={`第 ${i + 1} 档的称号`} max={20} optional placeholder='称号，可以不填' width={140} /></>
        )}
      </Rows>
    </div>
  )
}

import type { PhaseConfig, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Part, Toggle } from '../../../editor/fields/controls'
import { More, Row, W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { counting, multiple } from '../words'
import { Earned } from './Earned'
import { Extras, Wrong } from './Extras'

const otherwise = [['none', '没有成绩'], ['zeros', '按 0 分补足']] as const

/** How often, what of it counts, and how a paper is marked. */
export function Counting({ root, phase }: { root: Spot<RoundConfig>; phase: Spot<PhaseConfig> }) {
  const attempts = phase.at('attempts')
  const rule = phase.at('counting')
  const scoring = phase.at('scoring')
  const sums = ['dailyBestSum', 'weeklyBestSum', 'paperBestSum'].includes(rule.value.kind)
  const several = root.value.phases.length > 1
  return (
    <>
      <Row label='次数' path={attempts.path} hint='不填就是不限' whole>
        <W>每天最多</W><Figure spot={attempts.at('perDay')} label='每天次数' unit='次' hint='不限' max={1000} />
        <W>全程最多</W><Figure spot={attempts.at('total')} label='全程次数' unit='次' hint='不限' max={10000} />
      </Row>
      <Row label='哪次算成绩' path={rule.path} whole>
        <Choice spot={kindOf(rule)} label='哪次算成绩' options={counting} />
        {sums || rule.value.top !== undefined ? <span className='rule-pair'><W>只取最好的</W><Figure spot={rule.at('top')} label='只取最好的几天、几周或几份' unit={{ weeklyBestSum: '周', paperBestSum: '份' }[rule.value.kind as 'weeklyBestSum'] ?? '天'} hint='全部' min={1} /></span> : null}
        {rule.value.kind === 'average' || rule.value.least ? (
          <Part<NonNullable<PhaseConfig['counting']['least']>> spot={rule.at('least')} label='取平均至少要几次' off='次数不限' make={() => ({ attempts: 3, otherwise: 'none' })}>
            {(least) => <><W>至少答</W><Figure spot={least.at('attempts')} label='至少答几次' unit='次，不够的' min={1} /><Choice spot={least.at('otherwise')} label='次数不够怎么办' options={otherwise} /></>}
          </Part>
        ) : null}
      </Row>
      <Row label='多选题少选' path={scoring.at('multiple').path} hint='错选一律不得分'><Choice spot={scoring.at('multiple')} label='多选题少选' options={multiple} /></Row>
      <Wrong spot={scoring} />
      <Row label='合格线' path={phase.at('pass').path} hint='填了的都要达到；闯关、补考、合格率和证书都看它' whole>
        <Part spot={phase.at('pass')} label='合格线' make={() => ({ score: 60 })}>
          {(pass) => <><W>得分不低于</W><Figure spot={pass.at('score')} label='合格分数' unit='分' hint='不限' max={1e6} /><W>答对不少于</W><Figure spot={pass.at('correct')} label='合格要答对几题' unit='题' hint='不限' /><W>连对</W><Figure spot={pass.at('streak')} label='合格要连对几题' unit='题' hint='不限' /></>}
        </Part>
      </Row>
      <More>
        <Row label='每周最多' path={`${attempts.path}.perWeek`}><Figure spot={attempts.at('perWeek')} label='每周次数' unit='次' hint='不限' max={1000} /></Row>
        <Row label='合格后' path={attempts.at('untilPass').path}><Toggle spot={attempts.at('untilPass')} label='合格后不能再答' on='不能再答' off='还可以再答' /></Row>
        <Row label='每天只计前几次' path={rule.at('firstPerDay').path}><Figure spot={rule.at('firstPerDay')} label='每天只计前几次' unit='次' hint='都计' max={1000} /></Row>
        <Earned spot={attempts.at('earned')} />
        <Extras phase={phase} />
        {several || root.value.attempts ? (
          <Row label='各阶段合计次数' path='attempts' hint='计成绩的阶段加在一起的上限' whole>
            <Part spot={root.at('attempts')} label='各阶段合计次数' off='不另设' make={() => ({ perDay: 3 })}>
              {(all) => (
                <div className='rule-rows'>
                  <div className='rule-controls'><W>每天</W><Figure spot={all.at('perDay')} label='合计每天次数' unit='次' hint='不限' max={1000} /><W>每周</W><Figure spot={all.at('perWeek')} label='合计每周次数' unit='次' hint='不限' max={1000} /><W>全程</W><Figure spot={all.at('total')} label='合计全程次数' unit='次' hint='不限' max={10000} /></div>
                  <Earned spot={all.at('earned')} name='合计的奖励次数' />
                </div>
              )}
            </Part>
          </Row>
        ) : null}
      </More>
    </>
  )
}

/** What belongs to one way of counting alone goes with it. */
function kindOf(rule: Spot<PhaseConfig['counting']>): Spot<PhaseConfig['counting']['kind'] | undefined> {
  const spot = rule.at('kind') as Spot<PhaseConfig['counting']['kind'] | undefined>
  return { ...spot, set: (kind = 'best') => rule.set({ kind, ...(rule.value.firstPerDay !== undefined && { firstPerDay: rule.value.firstPerDay }) }) }
}

import type { PhaseConfig, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Part, Toggle } from '../../../editor/fields/controls'
import { More, Row, W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { Entry } from './Entry'
import { Gates } from './Gates'
import { MakeUp } from './MakeUp'
import { StudySource } from './StudySource'

const leavings = [['submit', '就此交卷'], ['void', '答卷作废']] as const

/** How long it takes, in which order, and who may begin. */
export function Answering({ root, phase }: { root: Spot<RoundConfig>; phase: Spot<PhaseConfig> }) {
  const timing = phase.at('timing')
  return (
    <>
      <Row label='全卷限时' path={timing.at('paperSeconds').path} hint='不填就是不限。到时自动交卷'><Figure spot={timing.at('paperSeconds')} label='全卷限时' unit='分钟' scale={60} hint='不限' min={0} /></Row>
      <Row label='每题限时' path={timing.at('questionSeconds').path} hint='填了就一题一题答，不能回头'><Figure spot={timing.at('questionSeconds')} label='每题限时' unit='秒' hint='不限' max={3600} /></Row>
      <Row label='中途离开' path={timing.at('leaving').path} hint='离开答题页的次数会记下来，本人看得到' whole>
        <Part<NonNullable<PhaseConfig['timing']['leaving']>> spot={timing.at('leaving')} label='记录中途离开' off='不管' make={() => ({ then: 'submit' })}>
          {(leaving) => (
            <>
              <W>最多离开</W><Figure spot={leaving.at('limit')} label='最多离开几次' unit='次' hint='不限' max={1000} />
              {leaving.value.limit === undefined ? null : <><W>再离开</W><Choice spot={leaving.at('then')} label='离开太多怎么办' options={leavings} /></>}
            </>
          )}
        </Part>
      </Row>
      <Gates spot={phase.at('gates')} own={phase.value.id} />
      <StudySource root={root} />
      <Entry phase={phase} />
      <MakeUp phase={phase} />
      <More>
        <Row label='最短用时' path={timing.at('leastSeconds').path} hint='比这还快交的答卷不算成绩'><Figure spot={timing.at('leastSeconds')} label='最短用时' unit='秒' hint='不限' max={86400} /></Row>
        <Row label='代录纸质答卷' path={phase.at('proxy').path} hint='由组织者把纸上的答案录进来，会注明是代录的'><Toggle spot={phase.at('proxy')} label='代录纸质答卷' on='可以' off='不可以' /></Row>
      </More>
    </>
  )
}

import type { PhaseConfig, ScoringRule } from '../../../../../contract/round-config'
import { Choice, Figure, Flag, Part, Pick, Toggle } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'

const blanks = [['passed', '不算答错'], ['wrong', '算答错']] as const
const picks = [['last', '最后几题'], ['lot', '随机几题'], ['member', '本人选定'] ] as const

export const Wrong = ({ spot }: { spot: Spot<ScoringRule> }) => (
  <Row label='答错扣分' path={spot.at('wrong').path} hint='扣分写负数，如 -1；写正数是安慰分'>
    <Part spot={spot.at('wrong')} label='答错扣分' off='不扣' make={() => -1}>
      {(wrong) => <><W>答错一题</W><Figure spot={wrong} label='答错一题几分' unit='分' min={-1000} max={1000} /><W>一份最低</W><Figure spot={spot.at('least')} label='一份最低几分' unit='分' hint='0' min={-1e6} max={0} /></>}
    </Part>
  </Row>
)

/** What lies beyond each question by itself. */
export function Extras({ phase }: { phase: Spot<PhaseConfig> }) {
  const spot = phase.at('scoring')
  return (
    <>
      <Row label='不答' path={spot.at('blank').path} hint='用于扣分、连对和答错几题结束'><Choice spot={spot.at('blank')} label='不答的题' options={blanks} absent='passed' /></Row>
      <Row label='连对加分' path={spot.at('streak').path} whole>
        <Part<NonNullable<ScoringRule['streak']>> spot={spot.at('streak')} label='连对加分' off='不加' make={() => ({ from: 3, add: 1 })}>
          {(streak) => <><W>从连对第</W><Figure spot={streak.at('from')} label='从连对第几题起加分' unit='题起，每多对一题多加' min={2} max={100} /><Figure spot={streak.at('add')} label='连对加几分' unit='分，每题最多' max={1000} /><Figure spot={streak.at('cap')} label='连对每题最多加几分' unit='分' hint='不限' /></>}
        </Part>
      </Row>
      <Row label='答得快加分' path={spot.at('speedBonus').path} hint='要先设每题限时' whole>
        <Part spot={spot.at('speedBonus')} label='答得快加分' off='不加' make={() => ({ perSecond: 0.25, cap: 5 })}>
          {(bonus) => <><W>每剩 1 秒加</W><Figure spot={bonus.at('perSecond')} label='每剩一秒加几分' unit='分，每题最多' max={1000} /><Figure spot={bonus.at('cap')} label='速度分每题最多几分' unit='分' max={100000} /></>}
        </Part>
      </Row>
      <Row label='加倍题' path={spot.at('double').path} whole>
        <Part<NonNullable<ScoringRule['double']>> spot={spot.at('double')} label='加倍题' off='没有' make={() => ({ pick: 'last', count: 1, factor: 2, wrongToo: false })}>
          {(double) => <><Pick spot={double.at('pick')} label='哪些题加倍' options={picks} width={110} /><Figure spot={double.at('count')} label='几题加倍' unit='题，按' min={1} max={100} /><Figure spot={double.at('factor')} label='按几倍计分' unit='倍' min={1} max={10} /><W>扣分</W><Flag spot={double.at('wrongToo')} label='扣分也加倍' on='也加倍' off='不加倍' /></>}
        </Part>
      </Row>
      <Row label='答错几题结束' path={spot.at('stopAfterWrong').path}><Figure spot={spot.at('stopAfterWrong')} label='答错几题结束' unit='题' hint='不结束' min={1} max={500} /></Row>
      <Row label='全对才得分' path={spot.at('onlyFull').path}><Toggle spot={spot.at('onlyFull')} label='全对才得分' on='有一题不对整份 0 分' off='按题计分' /></Row>
    </>
  )
}

import type { AttemptRule } from '../../../../../contract/round-config'
import { Figure, Pick } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { facts } from '../words'

/** Extra tries for study, check-ins and the like. */
export const Earned = ({ spot, name = '奖励次数' }: { spot: Spot<AttemptRule['earned']>; name?: string }) => (
  <Row label={name} path={spot.path} hint='如学习积分每满 100 分多答 1 次' whole>
    <Rows<NonNullable<AttemptRule['earned']>[number]> spot={spot} name='奖励' add='加一种' make={() => ({ fact: 'studyPoints', per: 100, tries: 1 })}>
      {(rule, i) => (
        <div className='rule-controls'>
          <Pick spot={rule.at('fact')} label={`${name} ${i + 1} 看什么`} options={facts} width={130} /><W>每满</W><Figure spot={rule.at('per')} label={`${name} ${i + 1} 每满多少`} min={1} max={1e6} />
          <W>多答</W><Figure spot={rule.at('tries')} label={`${name} ${i + 1} 多答几次`} unit='次' min={1} max={100} width={70} /><W>最多</W><Figure spot={rule.at('cap')} label={`${name} ${i + 1} 最多几次`} unit='次' hint='不限' width={76} />
          <W>每天用</W><Figure spot={rule.at('perDay')} label={`${name} ${i + 1} 每天最多用几次`} unit='次' hint='不限' width={76} />
        </div>
      )}
    </Rows>
  </Row>
)

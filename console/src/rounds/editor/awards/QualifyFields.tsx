import type { Qualify } from '../../../../../contract/round-config'
import { Figure, Part, Pick, Toggle } from '../../../editor/fields/controls'
import { PhasePick } from '../fields/Phase'
import { W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { facts } from '../words'

/** A condition on a person; all that is filled in must hold. */
export const QualifyFields = ({ spot, name }: { spot: Spot<Qualify>; name: string }) => (
  <div className='rule-rows rule-qualify'>
    <div className='rule-controls'>
      <PhasePick spot={spot.at('phase')} label={`${name}看哪个阶段的成绩`} empty='总成绩' />
      <W>得分从</W><Figure spot={spot.at('score')} label={`${name}至少几分`} unit='到' hint='不限' max={1e6} width={80} /><Figure spot={spot.at('below')} label={`${name}低于几分`} unit='分以下' hint='不限' max={1e6} width={80} />
      <W>名次在前</W><Figure spot={spot.at('rankTo')} label={`${name}名次在前几名`} unit='名' hint='不限' min={1} width={80} />
    </div>
    <div className='rule-controls'>
      <W>合格</W><Toggle spot={spot.at('passed')} label={`${name}要合格`} on='要' off='不要' /><W>满分</W><Toggle spot={spot.at('full')} label={`${name}要满分`} on='要' off='不要' />
      <W>至少答</W><Figure spot={spot.at('attempts')} label={`${name}至少答几次`} unit='次' hint='不限' min={1} width={76} /><W>参加</W><Figure spot={spot.at('phases')} label={`${name}至少参加几期`} unit='期' hint='不限' min={1} max={60} width={76} />
    </div>
    <div className='rule-controls'>
      <W>学习等</W>
      <Part<NonNullable<Qualify['fact']>> spot={spot.at('fact')} label={`${name}看学习积分等`} off='不看' make={() => ({ fact: 'studyPoints', least: 100 })}>
        {(fact) => <><Pick spot={fact.at('fact')} label={`${name}看什么`} options={facts} width={130} /><W>满</W><Figure spot={fact.at('least')} label={`${name}至少多少`} min={1} max={1e7} /></>}
      </Part>
    </div>
  </div>
)

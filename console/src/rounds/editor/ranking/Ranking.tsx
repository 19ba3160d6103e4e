import type { RoundConfig } from '../../../../../contract/round-config'
import { Choice, Toggle } from '../../../editor/fields/controls'
import { More, Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { shared } from '../words'
import { Result } from './Result'
import { Ties, UnitTies } from './Ties'
import { UnitMore, UnitRule } from './UnitRule'

/** Who stands before whom: persons, then units. */
export function Ranking({ root }: { root: Spot<RoundConfig> }) {
  if (root.value.practice) return <p className='sub rule-none'>只作练习的不排名次。要排名次，请在“范围与时间”的更多里改成竞赛。</p>
  const person = root.at('person')
  const unit = root.at('unit')
  return (
    <>
      <h3 className='rule-head'>个人名次</h3>
      <Result root={root} />
      <Ties spot={person.at('ties')} />
      <Row label='名次并列' path='person.shared' hint='仍然相同的怎么排'><Choice spot={person.at('shared')} label='个人名次并列' options={shared} /></Row>
      {root.value.audience.groups || person.value.perGroup ? <Row label='各组分别排名' path='person.perGroup'><Toggle spot={person.at('perGroup')} label='各组分别排名' on='分别排名' off='一起排名' /></Row> : null}
      <h3 className='rule-head'>支部榜</h3>
      <UnitRule spot={unit} />
      <UnitTies spot={unit.at('ties')} />
      <Row label='名次并列' path='unit.shared'><Choice spot={unit.at('shared')} label='单位名次并列' options={shared} /></Row>
      <More><UnitMore spot={unit} /></More>
    </>
  )
}

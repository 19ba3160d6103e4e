import type { EventConfig } from '../../../../../contract/event-config'
import { Figure } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { FieldRows } from './FieldRows'

/** What is asked of whoever signs up: no more than is needed. */
export const Form = ({ root }: { root: Spot<EventConfig> }) => (
  <>
    <p className='sub event-lead'>姓名、单位花名册里有，不用再问。只问用得到的；填的内容只有主办单位看得到，到期自动删除。</p>
    <Row label='要填什么' path='form' whole><FieldRows spot={root.at('form')} name='报名项' most={20} each /></Row>
    <Row label='保存多久' path='keepDays'><Figure before='活动结束后' spot={root.at('keepDays')} label='填的内容保存几天' unit='天删除' min={1} max={365} hint='30' /></Row>
  </>
)

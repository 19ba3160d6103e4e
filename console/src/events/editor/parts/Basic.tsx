import { Input } from 'antd'
import type { EventConfig } from '../../../../../contract/event-config'
import { Choice, Part, Words } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'
import { kinds } from '../../words'
import { Lines } from './Lines'
import { VenueFields } from './VenueFields'

const seenBy = [['audience', '面向的单位'], ['all', '全会都能看到']] as const

/** What it is, where, and for whom. */
export function Basic({ root }: { root: Spot<EventConfig> }) {
  const intro = root.at('intro')
  const audience = root.at('audience')
  return (
    <>
      <Row label='名称' path='title'><Words spot={root.at('title')} label='名称' max={40} placeholder='如：参观革命烈士纪念馆' /></Row>
      <Row label='类型' path='kind'><Choice spot={root.at('kind')} label='类型' options={kinds} /></Row>
      <Row label='介绍' path='intro' hint='讲什么、看什么、怎么安排；换行就是另起一段'>
        <Input.TextArea aria-label='介绍' data-field='intro' value={intro.value} maxLength={3000} autoSize={{ minRows: 3, maxRows: 12 }} onChange={({ target }) => intro.set(target.value)} />
      </Row>
      <Row label='面向单位' path='audience.units' hint='选上级单位就包括它下面的全部单位' whole><Units spot={audience.at('units')} label='面向单位' /></Row>
      <Row label='谁能看到' path='audience.seenBy' hint='别的单位的人看得到，但不能报名'><Choice spot={audience.at('seenBy')} label='谁能看到' options={seenBy} absent='audience' /></Row>
      <Row label='地点' path='venue' hint='各场地点不同的，在“场次”里另填' whole><VenueFields spot={root.at('venue')} off='线上，或各场另填' /></Row>
      <Row label='联系人' path='contact' hint='看得到活动的人都看得到' whole>
        <Part<NonNullable<EventConfig['contact']>> spot={root.at('contact')} label='联系人' off='不写' make={() => ({ name: '' })}>
          {(contact) => <><Words spot={contact.at('name')} label='联系人姓名' max={20} placeholder='姓名' width={120} /><Words spot={contact.at('phone')} label='联系电话' max={30} optional placeholder='电话，可以不填' width={180} /></>}
        </Part>
      </Row>
      <Row label='注意事项' path='notes' hint='一行一条，印在通知后面，最多 20 条' whole><Lines spot={root.at('notes')} label='注意事项' placeholder='如：请带身份证入馆。' /></Row>
    </>
  )
}

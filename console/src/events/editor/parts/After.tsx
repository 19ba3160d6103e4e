import type { EventConfig } from '../../../../../contract/event-config'
import { Figure, Part } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { fieldKinds } from '../words'
import { FieldRows } from './FieldRows'

const asked = fieldKinds.filter(([kind]) => kind !== 'phone' && kind !== 'id-card')

/** What is asked of those who came, and what the organiser hands in. */
export const After = ({ root }: { root: Spot<EventConfig> }) => (
  <>
    <Row label='反馈' path='feedback' hint='只请到场的人填' whole>
      <Part<NonNullable<EventConfig['feedback']>> spot={root.at('feedback')} label='反馈' off='不问' make={() => ({ days: 3, fields: [{ id: 'stars', label: '总体评价', kind: 'stars' }] })}>
        {(feedback) => <div className='rule-rows event-wide'><Figure before='结束后' spot={feedback.at('days') as Spot<number | undefined>} label='反馈几天内填' unit='天内填' min={1} max={60} /><FieldRows spot={feedback.at('fields')} name='反馈项' most={10} always kinds={asked} /></div>}
      </Part>
    </Row>
    <Row label='活动照片' path='evidence' hint='活动结束后由主办的组织者交，活动页上写明还差几张' whole>
      <Part<NonNullable<EventConfig['evidence']>> spot={root.at('evidence')} label='活动照片' off='不要求' make={() => ({ photos: 3, days: 7 })}>
        {(evidence) => <><Figure before='结束后' spot={evidence.at('days') as Spot<number | undefined>} label='照片几天内交' unit='天内交' min={1} max={90} /><Figure spot={evidence.at('photos') as Spot<number | undefined>} label='交几张照片' unit='张以上' min={1} max={30} /></>}
      </Part>
    </Row>
  </>
)

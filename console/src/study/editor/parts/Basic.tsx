import { Input } from 'antd'
import type { PlanConfig } from '../../../../../contract/plan-config'
import { Words } from '../../../editor/fields/controls'
import { Groups } from '../../../editor/fields/Groups'
import { Row } from '../../../editor/fields/Row'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'

const ways = [['unit', '按单位'], ['list', '按名单']] as const

/** What it is, and who takes part. */
export function Basic({ root }: { root: Spot<PlanConfig> }) {
  const intro = root.at('intro')
  const audience = root.at('audience')
  return (
    <>
      <Row label='名称' path='title'><Words spot={root.at('title')} label='名称' max={40} placeholder='如：21 天读原著打卡' /></Row>
      <Row label='说明' path='intro' hint='可以不填，写在名称下面'>
        <Input.TextArea aria-label='说明' data-field='intro' value={intro.value} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={({ target }) => intro.set(target.value)} />
      </Row>
      <Row label='谁参加' path='audience.units' hint='选上级单位就包括它下面的全部单位' whole><Units spot={audience.at('units')} label='参加单位' /></Row>
      <Groups<'list'> spot={audience.at('groups')} ways={ways} hint='各组可以有各自的任务。按名单分的，保存以后到计划页的“成员”里粘贴名单' />
    </>
  )
}

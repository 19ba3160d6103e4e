import { Input } from 'antd'
import type { PlanConfig } from '../../../../../contract/plan-config'
import { Choice, Part, Words } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Units } from '../../../editor/fields/Units'
import { freshId } from '../../../editor/lists'
import type { Spot } from '../../../editor/paths'

type Grouping = NonNullable<PlanConfig['audience']['groups']>
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
      <Groups spot={audience.at('groups')} />
    </>
  )
}

const Groups = ({ spot }: { spot: Spot<Grouping | undefined> }) => (
  <Row label='分组' path={spot.path} hint='各组可以有各自的任务。按名单分的，保存以后到计划页的“成员”里粘贴名单' whole>
    <Part<Grouping> spot={spot} label='分组' off='不分组' make={() => ({ by: 'unit', list: [{ id: 'group-1', name: '甲组', units: [] }, { id: 'group-2', name: '乙组', units: [] }] })}>
      {(groups) => (
        <>
          <Choice spot={byOf(groups)} label='怎样分组' options={ways} />
          <Rows spot={groups.at('list')} name='组' add='加一组' always make={(list) => ({ id: freshId(list.map(({ id }) => id), 'group'), name: `第 ${list.length + 1} 组`, ...(groups.value.by === 'unit' && { units: [] }) })}>
            {(group, i) => (
              <>
                <Words spot={group.at('name')} label={`第 ${i + 1} 组的名称`} max={20} width={140} />
                {groups.value.by === 'unit' ? <Units spot={group.at('units')} label={`第 ${i + 1} 组的单位`} /> : null}
              </>
            )}
          </Rows>
        </>
      )}
    </Part>
  </Row>
)

/** Only groups by the unit name units: with the way these come and go. */
function byOf(groups: Spot<Grouping>): Spot<Grouping['by'] | undefined> {
  const by = groups.at('by') as Spot<Grouping['by'] | undefined>
  return {
    ...by, set: (next) => groups.set({
      by: next ?? 'unit', list: groups.value.list.map(({ id, name, units }) => ({ id, name, ...(next === 'unit' && { units: units ?? [] }) }))
    })
  }
}

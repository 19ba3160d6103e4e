import type { Audience } from '../../../../../contract/round-config'
import { Choice, Part, Words } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Units } from '../../../editor/fields/Units'
import type { Spot } from '../../../editor/paths'
import { freshId } from '../../../editor/lists'

type Grouping = NonNullable<Audience['groups']>
const ways = [['unit', '按单位'], ['roster', '按名单'], ['choice', '报名时自己选']] as const

export const Groups = ({ spot }: { spot: Spot<Grouping | undefined> }) => (
  <Row label='分组' path={spot.path} hint='各组可以分别排名、用不同的试卷、有各自的晋级名额' whole>
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

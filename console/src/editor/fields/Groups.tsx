import type { Options } from '../options'
import type { Spot } from '../paths'
import { freshId } from '../lists'
import { Choice, Part, Words } from './controls'
import { Row } from './Row'
import { Rows } from './Rows'
import { Units } from './Units'

/** Groups of those who take part; by what they go differs, by the unit they can always. */
export interface Grouping<By extends string> { by: By | 'unit'; list: { id: string; name: string; units?: string[] }[] }

interface Props<By extends string> { spot: Spot<Grouping<By> | undefined>; ways: Options<By | 'unit'>; hint: string }

export const Groups = <By extends string>({ spot, ways, hint }: Props<By>) => (
  <Row label='分组' path={spot.path} hint={hint} whole>
    <Part<Grouping<By>> spot={spot} label='分组' off='不分组' make={() => ({ by: 'unit', list: [{ id: 'group-1', name: '甲组', units: [] }, { id: 'group-2', name: '乙组', units: [] }] })}>
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
function byOf<By extends string>(groups: Spot<Grouping<By>>): Spot<By | 'unit' | undefined> {
  const by = groups.at('by') as Spot<By | 'unit' | undefined>
  return {
    ...by, set: (next) => groups.set({
      by: next ?? 'unit', list: groups.value.list.map(({ id, name, units }) => ({ id, name, ...(next === 'unit' && { units: units ?? [] }) }))
    })
  }
}

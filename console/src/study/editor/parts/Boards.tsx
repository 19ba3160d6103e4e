import { Radio } from 'antd'
import type { PersonFigure, PlanBoards, PlanConfig, UnitFigure } from '../../../../../contract/plan-config'
import { Figure, Part, Pick } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Options } from '../../../editor/options'
import { as, type Spot } from '../../../editor/paths'
import { useEditing } from '../useEditing'
import { asKey, personFigures, unitFigures } from './sums'

type Person = NonNullable<PlanBoards['person']>
type Unit = NonNullable<PlanBoards['unit']>
type Either = PersonFigure | UnitFigure
type Shared = { figure: Either; weight: number }
type Placed = { figure: Either; first: number; step: number; least: number }
type Order = { by: Either[] } | { shares: Shared[] } | { places: Placed[] }
type Must = Spot<number | undefined>

/** Nobody is ranked unless it is switched on here. */
export function Boards({ root }: { root: Spot<PlanConfig> }) {
  const { config } = useEditing()
  const boards = root.at('boards')
  return (
    <>
      <Row label='个人名次' path='boards.person' hint='默认不排。要排的，还要由管理员在“设置”里打开学习榜' whole>
        <Part<Person> spot={partOf(boards, 'person')} label='个人名次' off='不排' make={() => ({ order: { by: [{ of: 'days' }] } })}>
          {(person) => (
            <div className='rule-rows'>
              <Ordering spot={person.at('order') as Spot<Order>} figures={personFigures(config)} name='个人' first={{ of: 'days' }} second={{ of: 'points' }} />
              <div className='rule-controls'><Figure before='只公布前' spot={person.at('top')} label='只公布前几名' unit='名' hint='全部' min={1} max={10000} /></div>
            </div>
          )}
        </Part>
      </Row>
      <Row label='单位名次' path='boards.unit' hint='按参加单位花名册上的人数算，名次旁边都有怎样算出来的' whole>
        <Part<Unit> spot={partOf(boards, 'unit')} label='单位名次' off='不排' make={() => ({ order: { by: [{ of: 'rate' }, { of: 'daysPerHead' }] }, level: 1 })}>
          {(unit) => (
            <div className='rule-rows'>
              <Ordering spot={unit.at('order') as Spot<Order>} figures={unitFigures(config)} name='单位' first={{ of: 'rate' }} second={{ of: 'daysPerHead' }} />
              <div className='rule-controls'><Figure before='排第' spot={unit.at('level') as Must} label='排哪一级单位' unit='级单位' max={20} /><span className='cap'>0 是最上级，往下依次加 1</span></div>
              <div className='rule-controls'><Figure before='参与率不到' spot={unit.at('leastRate')} label='参与率不到多少不列名次' unit='% 的不列名次' hint='不限' max={100} /></div>
            </div>
          )}
        </Part>
      </Row>
    </>
  )
}

/** Without either of the two there are no boards at all. */
function partOf<K extends 'person' | 'unit'>(boards: Spot<PlanConfig['boards']>, key: K): Spot<PlanBoards[K]> {
  return {
    ...(boards as Spot<PlanBoards>).at(key) as Spot<PlanBoards[K]>, set: (next) => {
      const rest = { ...boards.value }
      delete rest[key]
      const all = next === undefined ? rest : { ...rest, [key]: next }
      boards.set(Object.keys(all).length ? all : undefined)
    }
  }
}

const ways = [{ value: 'by', label: '依次比较' }, { value: 'shares', label: '按比例合成' }, { value: 'places', label: '按名次给分' }]

function Ordering({ spot, figures, name, first, second }: { spot: Spot<Order>; figures: Options<string>; name: string; first: Either; second: Either }) {
  const way = 'by' in spot.value ? 'by' : 'shares' in spot.value ? 'shares' : 'places'
  const turn = (next: string) => {
    if (next === way) return
    if (next === 'by') spot.set({ by: [first] })
    else if (next === 'shares') spot.set({ shares: [{ figure: first, weight: 50 }, { figure: second, weight: 50 }] })
    else spot.set({ places: [{ figure: first, first: 100, step: 2, least: 0 }] })
  }
  return (
    <>
      <Radio.Group aria-label={`${name}名次怎样排`} data-field={spot.path} optionType='button' className='rule-choice' value={way} options={ways} onChange={({ target }) => turn(target.value as string)} />
      {way === 'by' ? (
        <Rows<Either> spot={as<{ by: Either[] }>(spot).at('by')} name={`${name}先后`} add='再比一项' always ordered make={(list) => (list.length < 6 ? second : null)}>
          {(figure, i) => <><W>{i === 0 ? '先比' : '相同的再比'}</W><Pick spot={asKey(figure)} label={`${name}第 ${i + 1} 项比什么`} options={figures} /></>}
        </Rows>
      ) : null}
      {way === 'shares' ? (
        <Rows<Shared> spot={as<{ shares: Shared[] }>(spot).at('shares')} name={`${name}比例`} add='加一项' always make={(list) => (list.length < 6 ? { figure: second, weight: 10 } : null)}>
          {(share, i) => <><Pick spot={asKey(share.at('figure'))} label={`${name}第 ${i + 1} 项是什么`} options={figures} /><Figure before='占' spot={share.at('weight') as Must} label={`${name}第 ${i + 1} 项占百分之几`} unit='%，以最好的为满分' max={100} /></>}
        </Rows>
      ) : null}
      {way === 'places' ? (
        <Rows<Placed> spot={as<{ places: Placed[] }>(spot).at('places')} name={`${name}名次分`} add='加一项' always make={(list) => (list.length < 6 ? { figure: second, first: 100, step: 2, least: 0 } : null)}>
          {(place, i) => (
            <>
              <Pick spot={asKey(place.at('figure'))} label={`${name}第 ${i + 1} 项是什么`} options={figures} /><Figure before='第一名' spot={place.at('first') as Must} label={`${name}第 ${i + 1} 项第一名几分`} unit='分，每降一名减' max={1000} width={76} />
              <Figure spot={place.at('step') as Must} label={`${name}第 ${i + 1} 项每名减几分`} unit='分，' max={1000} width={72} /><Figure before='最低' spot={place.at('least') as Must} label={`${name}第 ${i + 1} 项最低几分`} unit='分' max={1000} width={72} />
            </>
          )}
        </Rows>
      ) : null}
    </>
  )
}

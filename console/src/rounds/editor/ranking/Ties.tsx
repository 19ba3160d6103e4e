import type { PersonOrder, RoundConfig, UnitMetric } from '../../../../../contract/round-config'
import { Row } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { usePhases } from '../fields/Phase'
import type { Spot } from '../../../editor/paths'
import type { Options } from '../../../editor/options'
import { metrics } from '../words'
import { Select } from 'antd'

const plain = [['time', '用时短者在前'], ['finish', '先交卷者在前'], ['attempts', '答题次数少者在前'], ['lot', '系统抽签']] as const
const bys = { score: '得分高者在前', time: '用时短者在前', finish: '交卷早者在前' } as const

const keyOf = (tie: PersonOrder) => (typeof tie === 'string' ? tie : `${tie.phase} ${tie.by}`)
function tieOf(key: string): PersonOrder {
  const [phase = '', by] = key.split(' ')
  return by === undefined ? phase as 'time' : { phase, by: by as 'score' }
}

/** Who stands before whom with the same score, in the order listed. */
export function Ties({ spot }: { spot: Spot<RoundConfig['person']['ties']> }) {
  const phases = usePhases()
  const more = phases.length > 1 ? phases.flatMap(([id, name]) => Object.entries(bys).map(([by, text]) => [`${id} ${by}`, `${name}${text}`] as const)) : []
  return <Ordered spot={spot as Spot<PersonOrder[]>} path={spot.path} options={[...plain, ...more]} keyOf={keyOf} from={tieOf} label='同分先后' most={8} />
}

/** The same of units with the same figure. */
export const UnitTies = ({ spot }: { spot: Spot<UnitMetric[]> }) => <Ordered spot={spot} path={spot.path} options={metrics} keyOf={(metric) => metric} from={(key) => key as UnitMetric} label='相同先后' most={8} />

function Ordered<T>({ spot, path, options, keyOf: key, from, label, most }: { spot: Spot<T[]>; path: string; options: Options<string>; keyOf: (one: T) => string; from: (key: string) => T; label: string; most: number }) {
  const taken = spot.value.map(key)
  const free = options.filter(([one]) => !taken.includes(one))
  return (
    <Row label={label} path={path} hint='从上到下依次比' whole>
      <Rows spot={spot} name='先后规则' add='再加一条' ordered always make={() => (taken.length < most && free[0] ? from(free[0][0]) : null)}>
        {(one, i) => (
          <div className='rule-controls'>
            <span className='num cap'>{i + 1}</span>
            <Select<string>
              aria-label={`${label} ${i + 1}`} data-field={one.path} value={key(one.value)} style={{ width: 220 }}
              options={options.filter(([value]) => value === key(one.value) || !taken.includes(value)).map(([value, text]) => ({ value, label: text }))} onChange={(value) => one.set(from(value))}
            />
          </div>
        )}
      </Rows>
    </Row>
  )
}

import { Select } from 'antd'
import type { Cut, EntryRule, PhaseConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Flag, Part, Pick } from '../../../editor/fields/controls'
import { PhasePick, usePhases } from '../fields/Phase'
import { More, Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { OneUnit } from '../../../editor/fields/Units'
import { as, type Spot } from '../../../editor/paths'
import { edge, rounding } from '../words'

/** Who comes through from earlier phases. */
export function Entry({ phase }: { phase: Spot<PhaseConfig> }) {
  const spot = phase.at('entry')
  const others = usePhases(true, phase.value.id)
  if (!others.length && !spot.value) return null
  return (
    <Row label='晋级' path={spot.path} hint='从前面的阶段选出来的人才能参加' whole>
      <Part<EntryRule> spot={spot} label='只有晋级的人参加' off='人人可以参加' make={() => ({ from: [{ phase: others[0]?.[0] ?? '', cut: { kind: 'top', count: 30 } }], once: false, edge: 'all' })}>
        {(entry) => <Rule entry={entry} others={others.map(([id]) => id)} own={phase.value.id} />}
      </Part>
    </Row>
  )
}

function Rule({ entry, others, own }: { entry: Spot<EntryRule>; others: string[]; own: string }) {
  return (
    <div className='rule-rows'>
      <Rows<EntryRule['from'][number]> spot={entry.at('from')} name='来源' add='再从一个阶段' ordered always make={(list) => ({ phase: others.find((id) => !list.some((one) => one.phase === id)) ?? others[0] ?? '', cut: list.at(-1)?.cut ?? { kind: 'top', count: 30 } })}>
        {(from) => <div className='rule-controls'><W>从</W><PhasePick spot={from.at('phase')} label='从哪个阶段晋级' without={own} /><CutFields spot={from.at('cut')} /></div>}
      </Rows>
      <div className='rule-controls'><W>最后一名同分的</W><Choice spot={entry.at('edge')} label='最后一名同分的' options={edge} /></div>
      {entry.value.from.length > 1 ? <div className='rule-controls'><W>前面晋级过的人</W><Flag spot={entry.at('once')} label='不重复占名额' on='不重复占名额' off='照样占名额' /></div> : null}
      <More label='更多晋级办法'>
        <div className='rule-controls'><W>候补</W><Figure spot={entry.at('reserves')} label='候补几名' unit='名' hint='没有' min={1} max={1000} /></div>
        <div className='rule-controls'><W>带入前面得分的</W><Figure spot={entry.at('carryPercent')} label='带入前面得分的百分之几' unit='%' hint='不带' max={100} /></div>
      </More>
    </div>
  )
}

const kinds = [['top', '前若干名'], ['percent', '前百分之几'], ['score', '达到分数'], ['passed', '合格的'], ['perUnit', '每个单位前几名'], ['perGroup', '每组前几名']] as const
type Of<K extends Cut['kind']> = Extract<Cut, { kind: K }>
const fresh: { [K in Cut['kind']]: Of<K> } = {
  top: { kind: 'top', count: 30 }, percent: { kind: 'percent', percent: 10 }, score: { kind: 'score', least: 80 }, passed: { kind: 'passed' }, perUnit: { kind: 'perUnit', count: 3 }, perGroup: { kind: 'perGroup', count: 10 }
}

function CutFields({ spot }: { spot: Spot<Cut> }) {
  const { kind } = spot.value
  return (
    <>
      <Select<Cut['kind']> aria-label='怎样晋级' data-field={`${spot.path}.kind`} value={kind} style={{ width: 150 }} options={kinds.map(([value, label]) => ({ value, label }))} onChange={(next) => { if (next !== kind) spot.set(fresh[next]) }} />
      {kind === 'top' || kind === 'perUnit' || kind === 'perGroup' ? <Figure spot={as<Of<'top'>>(spot).at('count')} label='晋级几名' unit='名' min={1} max={10000} /> : null}
      {kind === 'percent' ? <><Figure spot={as<Of<'percent'>>(spot).at('percent')} label='晋级百分之几' unit='%' max={100} /><W>不足一人</W><Pick spot={as<Of<'percent'>>(spot).at('rounding')} label='不足一人怎么算' options={rounding} empty='进一（通常）' width={130} /></> : null}
      {kind === 'score' ? <Figure spot={as<Of<'score'>>(spot).at('least')} label='晋级分数线' unit='分' max={1e6} /> : null}
      {kind === 'perUnit' ? <PerUnit spot={as<Of<'perUnit'>>(spot)} /> : null}
    </>
  )
}

const PerUnit = ({ spot }: { spot: Spot<Of<'perUnit'>> }) => (
  <>
    <W>单位级别</W><Figure spot={spot.at('level')} label='按哪一级单位' hint='本支部' max={20} />
    <Rows spot={spot.at('quotas')} name='名额' add='另定名额的单位' make={() => ({ unit: '', count: 1 })}>
      {(quota, i) => <><OneUnit spot={quota.at('unit')} label={`另定名额的单位 ${i + 1}`} /><Figure spot={quota.at('count')} label={`另定的名额 ${i + 1}`} unit='名' max={10000} /></>}
    </Rows>
  </>
)

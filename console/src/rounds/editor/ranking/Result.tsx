import { Select } from 'antd'
import type { ResultRule, RoundConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Part, Pick, Several } from '../../../editor/fields/controls'
import { PhasePick, usePhases } from '../fields/Phase'
import { More, Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { as, type Spot } from '../../../editor/paths'
import { facts } from '../words'

type By = ResultRule['by']
type Of<K extends By['kind']> = Extract<By, { kind: K }>
type Term = Of<'weighted'>['terms'][number]

const kinds = [['sum', '各期相加'], ['best', '最好几期相加'], ['average', '各期平均'], ['weighted', '按比例合成'], ['last', '只看最后一期'], ['apart', '各期分别排名']] as const
const missing = [['zero', '缺考按 0 分'], ['out', '缺考不计']] as const
const others = [['behind', '按前面的成绩排在后面'], ['unranked', '不列名次']] as const

/** How phases make up a person's result. */
export function Result({ root }: { root: Spot<RoundConfig> }) {
  const spot = root.at('result')
  const phases = usePhases()
  if (phases.length < 2 && !spot.value) return null
  const fresh: { [K in By['kind']]: () => Of<K> } = {
    sum: () => ({ kind: 'sum' }), best: () => ({ kind: 'best', count: Math.max(1, phases.length - 1) }), average: () => ({ kind: 'average', missing: 'zero' }), last: () => ({ kind: 'last', others: 'behind' }), apart: () => ({ kind: 'apart' }),
    weighted: () => ({ kind: 'weighted', terms: phases.map(([phase], i) => ({ phase, percent: i ? Math.floor(100 / phases.length) : 100 - Math.floor(100 / phases.length) * (phases.length - 1) })) })
  }
  return (
    <Row label='总成绩' path='result' whole>
      <Part<ResultRule> spot={spot} label='总成绩' off='没有说明' make={() => ({ by: { kind: 'sum' } })}>
        {(result) => (
          <div className='rule-rows'>
            <Select<By['kind']> aria-label='总成绩怎么算' data-field='result.by' style={{ width: 180 }} value={result.value.by.kind} options={kinds.map(([value, label]) => ({ value, label }))} onChange={(kind) => { if (kind !== result.value.by.kind) result.at('by').set(fresh[kind]()) }} />
            <ByFields spot={result.at('by')} />
            <More label='加分与参加期数'>
              <Rows<NonNullable<ResultRule['bonus']>[number]> spot={result.at('bonus')} name='加分' add='加一种加分' make={() => ({ fact: 'checkIns', each: 1 })}>
                {(bonus, i) => <><Pick spot={bonus.at('fact')} label={`加分 ${i + 1} 看什么`} options={facts} width={130} /><W>每个加</W><Figure spot={bonus.at('each')} label={`加分 ${i + 1} 每个几分`} unit='分，最多' max={1000} /><Figure spot={bonus.at('cap')} label={`加分 ${i + 1} 最多几分`} unit='分' hint='不限' /></>}
              </Rows>
              <div className='rule-controls'><W>至少参加</W><Figure spot={result.at('leastPhases')} label='至少参加几期才列名次' unit='期才列名次' hint='不限' max={60} /></div>
            </More>
          </div>
        )}
      </Part>
    </Row>
  )
}

function ByFields({ spot }: { spot: Spot<By> }) {
  const phases = usePhases()
  const { kind } = spot.value
  const which = (of: Spot<string[] | undefined>) => <div className='rule-controls'><W>只算</W><Several spot={of} label='哪几期算进总成绩' options={phases} /><span className='cap'>都不选就是全部</span></div>
  switch (kind) {
    case 'apart': return null
    case 'sum': return which(as<Of<'sum'>>(spot).at('phases'))
    case 'average': return <><Choice spot={as<Of<'average'>>(spot).at('missing')} label='缺考怎么算' options={missing} />{which(as<Of<'average'>>(spot).at('phases'))}</>
    case 'best': return <><div className='rule-controls'><W>最好的</W><Figure spot={as<Of<'best'>>(spot).at('count')} label='最好的几期' unit='期' min={1} /></div>{which(as<Of<'best'>>(spot).at('phases'))}</>
    case 'last': return <div className='rule-controls'><W>没进最后一期的</W><Choice spot={as<Of<'last'>>(spot).at('others')} label='没进最后一期的' options={others} /></div>
    case 'weighted': return <Terms spot={as<Of<'weighted'>>(spot).at('terms')} />
    default: return kind satisfies never
  }
}

function Terms({ spot }: { spot: Spot<Term[]> }) {
  const phases = usePhases()
  const total = spot.value.reduce((sum, { percent }) => sum + (percent || 0), 0)
  const turn = (term: Spot<Term>, what: string) => term.set(what === 'fact' ? { fact: 'studyPoints', percent: term.value.percent, outOf: 100 } : { phase: phases[0]?.[0] ?? '', percent: term.value.percent })
  return (
    <>
      <Rows<Term> spot={spot} name='项目' add='加一项' always make={() => ({ phase: phases[0]?.[0] ?? '', percent: 10 })}>
        {(term, i) => {
          const isPhase = 'phase' in term.value
          return (
            <div className='rule-controls'>
              <Select<string> aria-label={`第 ${i + 1} 项是什么`} style={{ width: 100 }} value={isPhase ? 'phase' : 'fact'} options={[{ value: 'phase', label: '阶段' }, { value: 'fact', label: '学习等' }]} onChange={(what) => turn(term, what)} />
              {isPhase ? <PhasePick spot={as<Extract<Term, { phase: string }>>(term).at('phase')} label={`第 ${i + 1} 项的阶段`} /> : <Pick spot={as<Exclude<Term, { phase: string }>>(term).at('fact')} label={`第 ${i + 1} 项看什么`} options={facts} width={140} />}
              <Figure spot={term.at('percent')} label={`第 ${i + 1} 项占百分之几`} unit='%' max={100} width={76} /><Figure spot={term.at('outOf')} label={`第 ${i + 1} 项满多少分折合一百`} unit='分折合 100' hint='不折' max={1e6} />
            </div>
          )
        }}
      </Rows>
      <span className={total === 100 ? 'good num' : 'care num'}>合计 {Number(total.toFixed(2))}%</span>
    </>
  )
}

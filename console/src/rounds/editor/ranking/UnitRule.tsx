import { Radio, Select } from 'antd'
import type { RankTable, UnitMetric, UnitPart, UnitRanking } from '../../../../../contract/round-config'
import { Figure, Part, Pick, Words } from '../../../editor/fields/controls'
import { PhasePick } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { as, type Spot } from '../../../editor/paths'
import { metrics } from '../words'

type By = UnitRanking['by']
type Of<K extends By['kind']> = Extract<By, { kind: K }>

const kinds = [['composite', '综合分'], ['metric', '单看一项'], ['points', '几项得分相加']] as const
const fresh: { [K in By['kind']]: Of<K> } = {
  metric: { kind: 'metric', metric: 'rate' }, composite: { kind: 'composite', weights: [{ metric: 'rate', percent: 60 }, { metric: 'mean', percent: 40 }] }, points: { kind: 'points', parts: [{ metric: 'rate' }, { metric: 'mean' }] }
}
const weighable = metrics.filter(([metric]) => ['rate', 'mean', 'rosterMean', 'passRate', 'fullMarkRate', 'topMean', 'unitRate'].includes(metric))

/** What units are ranked by, and which have a rank at all. */
export function UnitRule({ spot }: { spot: Spot<UnitRanking> }) {
  const by = spot.at('by')
  const uses = JSON.stringify([spot.value.by, spot.value.ties, spot.value.least])
  return (
    <>
      <Row label='排名按' path={by.path} whole hint='应参与人数按开赛当日花名册计'>
        <Radio.Group aria-label='单位排名按' optionType='button' className='rule-choice' value={by.value.kind} options={kinds.map(([value, label]) => ({ value, label }))} onChange={({ target }) => { if (target.value !== by.value.kind) by.set(fresh[target.value as By['kind']]) }} />
        {by.value.kind === 'metric' ? <Pick spot={as<Of<'metric'>>(by).at('metric')} label='看哪一项' options={metrics} /> : null}
        {by.value.kind === 'composite' ? <Weights spot={as<Of<'composite'>>(by).at('weights')} /> : null}
        {by.value.kind === 'points' ? <Dimensions spot={as<Of<'points'>>(by).at('parts')} /> : null}
      </Row>
      {uses.includes('"topMean"') || spot.value.topN !== undefined ? <Row label='前几名平均' path='unit.topN'><Figure spot={spot.at('topN')} label='取前几名平均' unit='名' min={1} /></Row> : null}
      {uses.includes('"highScores"') || spot.value.highScore !== undefined ? <Row label='高分线' path='unit.highScore'><Figure spot={spot.at('highScore')} label='多少分算高分' unit='分' max={1e6} /></Row> : null}
      <Row label='入榜条件' path='unit.minRatePercent' hint='达不到的列出来，不排名次'><W>参与率不低于</W><Figure spot={spot.at('minRatePercent')} label='最低参与率' unit='%' hint='不限' max={100} /></Row>
    </>
  )
}

function Weights({ spot }: { spot: Spot<Of<'composite'>['weights']> }) {
  const total = spot.value.reduce((sum, { percent }) => sum + (percent || 0), 0)
  return (
    <div className='rule-rows'>
      <Rows spot={spot} name='一项' add='加一项' always make={(list) => (list.length < 8 ? { metric: weighable.find(([metric]) => !list.some((one) => one.metric === metric))?.[0] ?? 'rate', percent: Math.max(1, 100 - total) } : null)}>
        {(weight, i) => <div className='rule-controls'><Pick spot={weight.at('metric')} label={`综合分第 ${i + 1} 项`} options={metrics} width={150} /><Figure spot={weight.at('percent')} label={`综合分第 ${i + 1} 项比例`} unit='%' max={100} width={84} /></div>}
      </Rows>
      <span className={Math.abs(total - 100) < 1e-6 ? 'good num' : 'care num'} role='status'>合计 {Number(total.toFixed(2))}%</span>
    </div>
  )
}

const Dimensions = ({ spot }: { spot: Spot<UnitPart[]> }) => (
  <Rows<UnitPart> spot={spot} name='一项' add='加一项' always make={(list) => (list.length < 12 ? { metric: 'mean' } : null)}>
    {(part, i) => (
      <div className='rule-controls'>
        <Pick spot={part.at('metric')} label={`第 ${i + 1} 项看什么`} options={metrics} width={150} /><Words spot={part.at('name')} label={`第 ${i + 1} 项叫什么`} max={20} optional placeholder='叫法' width={120} />
        <W>乘</W><Figure spot={part.at('times')} label={`第 ${i + 1} 项乘几`} hint='1' max={1000} width={72} /><W>最多</W><Figure spot={part.at('cap')} label={`第 ${i + 1} 项最多几分`} unit='分' hint='不限' max={1e6} width={84} />
        <PhasePick spot={part.at('of')} label={`第 ${i + 1} 项看哪个阶段`} empty='整场' />
        <Table spot={part.at('table')} name={`第 ${i + 1} 项`} />
      </div>
    )}
  </Rows>
)

/** A rank turned into points. */
const Table = ({ spot, name }: { spot: Spot<RankTable | undefined>; name: string }) => (
  <>
    <Select<string>
      aria-label={`${name}怎样得分`} data-field={spot.path} style={{ width: 150 }} value={spot.value?.kind ?? ''} options={[{ value: '', label: '按数值得分' }, { value: 'steps', label: '按名次递减' }, { value: 'list', label: '按名次列出' }]}
      onChange={(kind) => spot.set(kind === 'steps' ? { kind, first: 100, step: 5, last: 0 } : kind === 'list' ? { kind, points: [10, 8, 6, 5, 4, 3, 2, 1] } : undefined)}
    />
    {spot.value?.kind === 'steps' ? <Steps spot={as<Extract<RankTable, { kind: 'steps' }>>(spot)} name={name} /> : null}
    {spot.value?.kind === 'list' ? <Listed spot={as<Extract<RankTable, { kind: 'list' }>>(spot).at('points')} name={name} /> : null}
  </>
)

const Steps = ({ spot, name }: { spot: Spot<Extract<RankTable, { kind: 'steps' }>>; name: string }) => (
  <><W>第一名</W><Figure spot={spot.at('first')} label={`${name}第一名几分`} unit='分，每降一名减' width={76} /><Figure spot={spot.at('step')} label={`${name}每名减几分`} unit='分，最低' width={72} /><Figure spot={spot.at('last')} label={`${name}最低几分`} unit='分' width={72} /></>
)

const Listed = ({ spot, name }: { spot: Spot<number[]>; name: string }) => (
  <Select<string[]>
    mode='tags' aria-label={`${name}各名次分`} data-field={spot.path} className='rule-units' value={spot.value.map((points, i) => `${i + 1}:${points}`)} tokenSeparators={['、', ',', '，', ' ']}
    options={[]} open={false} placeholder='从第一名起，每个分数按回车' onChange={(tags) => spot.set(tags.map((tag) => Number(tag.split(':').at(-1))).filter(Number.isFinite))}
  />
)

/** Conditions and levels that few notices have. */
export const UnitMore = ({ spot }: { spot: Spot<UnitRanking> }) => (
  <>
    <Row label='最少参与人数' path='unit.minParticipants'><Figure spot={spot.at('minParticipants')} label='最少参与人数' unit='人' hint='不限' min={1} max={100000} /></Row>
    <Row label='其他入榜条件' path='unit.least' whole>
      <Rows spot={spot.at('least')} name='条件' add='加一个条件' make={() => ({ metric: 'passRate' as UnitMetric, value: 60 })}>
        {(least, i) => <><Pick spot={least.at('metric')} label={`入榜条件 ${i + 1}`} options={metrics} /><W>不低于</W><Figure spot={least.at('value')} label={`入榜条件 ${i + 1} 的数`} max={1e6} /></>}
      </Rows>
    </Row>
    <Row label='只计哪个阶段' path='unit.of'><PhasePick spot={spot.at('of')} label='单位只计哪个阶段' empty='总成绩' /></Row>
    <Row label='哪几级单位排名' path='unit.levels' hint='0 是最上级，往下依次加 1；都不填就是每一级' whole><Levels spot={spot.at('levels')} /></Row>
    <Row label='在上级内排名' path='unit.within' hint='同一个上级（如同一个区）之内比，不是全部一起比'>
      <Part spot={spot.at('within')} label='在上级内排名' off='全部一起排' make={() => 0}>{(within) => <><W>上级的级别</W><Figure spot={within} label='在哪一级单位内排名' max={20} /></>}</Part>
    </Row>
  </>
)

const Levels = ({ spot }: { spot: Spot<number[] | undefined> }) => (
  <Select<number[]>
    mode='multiple' aria-label='哪几级单位排名' data-field={spot.path} className='rule-units' value={spot.value ?? []} placeholder='每一级' options={Array.from({ length: 8 }, (_, level) => ({ value: level, label: level === 0 ? '0（最上级）' : String(level) }))}
    onChange={(levels) => spot.set(levels.length ? [...levels].sort() : undefined)}
  />
)


import { Select } from 'antd'
import type { Award } from '../../../../../contract/round-config'
import { Figure, Pick, Toggle, Words } from '../../../editor/fields/controls'
import { PhasePick, useGroups } from '../fields/Phase'
import { More, Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { as, type Spot } from '../../../editor/paths'
import { freshId } from '../../../editor/lists'
import { edge, rounding } from '../words'
import { QualifyFields } from './QualifyFields'

type To = Award['to']
type Of<K extends To['kind']> = Extract<To, { kind: K }>

const kinds = [['rank', '按名次'], ['percent', '按比例'], ['value', '按分值'], ['qualify', '按条件'], ['rest', '其余的人']] as const
const of = [['all', '有名次的全部'], ['rest', '前面的奖评剩下的']] as const
const fresh: { [K in To['kind']]: Of<K> } = {
  rank: { kind: 'rank', from: 1, to: 3 }, percent: { kind: 'percent', percent: 10, of: 'all' }, value: { kind: 'value', least: 90 }, qualify: { kind: 'qualify', who: { score: 80 } }, rest: { kind: 'rest' }
}
const names = ['一等奖', '二等奖', '三等奖', '优秀奖', '鼓励奖']

/** Awards from the first down: one each, the first that fits. */
export const AwardRows = ({ spot, label, units }: { spot: Spot<Award[] | undefined>; label: string; units: boolean }) => (
  <Row label={label} path={spot.path} hint={spot.value ? '从上往下评，每人一个，先合适的先得' : undefined} whole>
    <Rows<Award>
      spot={spot} name={label} add={`加一个${label}`} ordered
      make={(list) => { const last = list.at(-1)?.to; const from = last?.kind === 'rank' ? last.to + 1 : 1; return { id: freshId(list.map(({ id }) => id), 'award'), name: names[list.length] ?? '奖', to: { kind: 'rank', from, to: from + 2 } } }}
    >
      {(award, i) => <OneAward award={award} name={`${label} ${i + 1}`} units={units} />}
    </Rows>
  </Row>
)

function OneAward({ award, name, units }: { award: Spot<Award>; name: string; units: boolean }) {
  const groups = useGroups()
  const to = award.at('to')
  const { kind } = to.value
  return (
    <>
      <div className='rule-controls'>
        <Words spot={award.at('name')} label={`${name}的名称`} max={30} width={120} />
        <Select<To['kind']> aria-label={`${name}怎样评`} data-field={`${to.path}.kind`} style={{ width: 110 }} value={kind} options={kinds.filter(([one]) => !units || one !== 'qualify').map(([value, label]) => ({ value, label }))} onChange={(next) => { if (next !== kind) to.set(fresh[next]) }} />
        {kind === 'rank' ? <span className='rule-pair'><W>第</W><Figure spot={as<Of<'rank'>>(to).at('from')} label={`${name}从第几名`} unit='至' min={1} width={70} /><Figure spot={as<Of<'rank'>>(to).at('to')} label={`${name}到第几名`} unit='名' min={1} width={70} /></span> : null}
        {kind === 'percent' ? <><Figure spot={as<Of<'percent'>>(to).at('percent')} label={`${name}百分之几`} unit='%' max={100} width={76} /><Pick spot={as<Of<'percent'>>(to).at('of')} label={`${name}按谁的比例`} options={of} width={160} /><Pick spot={as<Of<'percent'>>(to).at('rounding')} label={`${name}不足一个`} options={rounding} empty='进一（通常）' width={130} /></> : null}
        {kind === 'value' ? <><W>不低于</W><Figure spot={as<Of<'value'>>(to).at('least')} label={`${name}不低于`} unit='分' max={1e6} /></> : null}
      </div>
      {kind === 'qualify' ? <QualifyFields spot={as<Of<'qualify'>>(to).at('who')} name={name} /> : null}
      <More label='更多条件'>
        <div className='rule-controls'><W>最多</W><Figure spot={award.at('atMost')} label={`${name}最多几个`} unit='个' hint='不限' min={1} /><W>末位同分</W><Pick spot={award.at('edge')} label={`${name}末位同分`} options={edge} empty='都给（通常）' width={130} /></div>
        <div className='rule-controls'><W>只在前</W><Figure spot={award.at('withinPercent')} label={`${name}只在前百分之几里评`} unit='% 里评' hint='100' max={100} /><W>兼得</W><Toggle spot={award.at('also')} label={`${name}可以兼得别的奖`} on='可以' off='不可以' /></div>
        <div className='rule-controls'>
          <W>{units ? '单位级别' : '在哪一级单位内排名'}</W><Figure spot={award.at('level')} label={`${name}的单位级别`} hint='不分' max={20} />
          {units ? null : <><PhasePick spot={award.at('phase')} label={`${name}看哪个阶段`} empty='整场' />{groups.length ? <Pick spot={award.at('group')} label={`${name}给哪一组`} options={groups} empty='各组' width={120} /> : null}</>}
        </div>
      </More>
    </>
  )
}

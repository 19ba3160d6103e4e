import type { EventConfig, FormField, Quotas, Reserved } from '../../../../../contract/event-config'
import { Choice, Figure, Part, Pick, Words } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { Units } from '../../../editor/fields/Units'
import { freshId } from '../../../editor/lists'
import type { Spot } from '../../../editor/paths'
import { eaches, roundings } from '../words'
import { BeforeField } from './BeforeField'
import { MembersPick } from './MembersPick'
import { UnitSeats } from './UnitSeats'

type AnswerQuota = NonNullable<Quotas['answers']>[number]

/** Of rules that are each there or not, the whole goes with the last one. */
function partOf<K extends keyof Quotas>(root: Spot<EventConfig>, name: K): Spot<Quotas[K]> {
  const quotas = root.at('quotas') as Spot<Quotas | undefined>
  const { [name]: value, ...others } = quotas.value ?? {}
  const at = (quotas as Spot<Quotas>).at(name) as Spot<Quotas[K]>
  return {
    ...at, value: value as Quotas[K],
    set: (next) => (next === undefined ? quotas.set(Object.keys(others).length ? others as Quotas : undefined) : at.set(next))
  }
}

const singles = (form: readonly FormField[] | undefined) => (form ?? []).filter(({ kind }) => kind === 'choice')

/** How seats are shared out among units and answers, and what is kept back. */
export function QuotaFields({ root }: { root: Spot<EventConfig> }) {
  const { form } = root.value
  const choices = singles(form)
  if (root.value.enrol.how === 'opt-out' && !root.value.quotas && !root.value.reserved) return <p className='sub rule-none'>全体参加的活动不分名额。</p>
  return (
    <>
      <Row label='分到单位' path='quotas.units' hint='没有列的单位用剩下的名额' whole>
        <Part<NonNullable<Quotas['units']>> spot={partOf(root, 'units')} label='名额分到单位' off='不分' make={() => ({ each: 'event', list: [] })}>
          {(units) => <div className='rule-rows event-wide'><Choice spot={units.at('each') as Spot<'session' | 'event' | undefined>} label='分的是每场还是整个活动的名额' options={eaches} /><UnitSeats spot={units.at('list')} name='名额' always /></div>}
        </Part>
      </Row>
      <Row label='按人数比例' path='quotas.percent' hint='每个单位最多报本单位人数的百分之几。按哪一级的单位算：0 是最上级，1 是它下面一级，依此类推' whole>
        <Part<NonNullable<Quotas['percent']>> spot={partOf(root, 'percent')} label='按人数比例分名额' off='不分' make={() => ({ each: 'event', level: 1, percent: 20, rounding: 'up', least: 1 })}>
          {(share) => (
            <div className='rule-rows'>
              <div className='rule-controls'><Choice spot={share.at('each') as Spot<'session' | 'event' | undefined>} label='比例是每场还是整个活动的' options={eaches} /></div>
              <div className='rule-controls'><Figure before='第' spot={share.at('level') as Spot<number | undefined>} label='第几层的单位' unit='层的单位，' max={20} width={70} /><Figure before='各' spot={share.at('percent') as Spot<number | undefined>} label='百分之几' unit='%' min={0.01} max={100} /></div>
              <div className='rule-controls'><Pick spot={share.at('rounding') as Spot<'up' | 'down' | 'nearest' | undefined>} label='比例怎样取整' options={roundings} /><Figure before='最少' spot={share.at('least')} label='比例最少几人' unit='人' min={1} max={100000} hint='不设' /></div>
            </div>
          )}
        </Part>
      </Row>
      <Row label='最少要来' path='quotas.least' hint='只是要求，不够的单位组织者看得到，不影响报名' whole><UnitSeats spot={partOf(root, 'least')} name='最少人数' /></Row>
      <Row label='按选项分' path='quotas.answers' hint={choices.length ? '按报名表里的一道单选分名额，如：男 60，女 40' : '想按男女、身份等分名额的，先到“报名表”里加一道必填的单选'} whole>
        <div className={choices.length || root.value.quotas?.answers ? 'event-wide' : 'rule-no-add'}><Rows<AnswerQuota> spot={partOf(root, 'answers')} name='按选项分' add='加一项' make={(list) => (choices[0] && list.length < 3 ? { field: choices[0].id, list: (choices[0].options ?? []).map((option) => ({ option, seats: 10 })) } : null)}>
          {(answer, i) => (
            <div className='rule-rows event-wide'>
              <Pick spot={fieldOf(answer, choices)} label={`第 ${i + 1} 项按哪道题`} options={choices.map(({ id, label }) => [id, label] as const)} />
              <Rows<AnswerQuota['list'][number]> spot={answer.at('list')} name='选项' add='加一个选项' always make={() => ({ option: '', seats: 1 })}>
                {(one, n) => <><Words spot={one.at('option')} label={`选项 ${n + 1}`} max={30} width={140} /><Figure spot={one.at('seats') as Spot<number | undefined>} label={`选项 ${n + 1} 的名额`} unit='个名额' min={1} max={100000} /></>}
              </Rows>
            </div>
          )}
        </Rows></div>
      </Row>
      <Row label='预留' path='reserved' hint='每场给一些人留着；点了名的，只有一场的活动发布时直接加进名单' whole>
        <Rows<Reserved> spot={root.at('reserved')} name='预留' add='加一处预留' make={(list) => (list.length < 10 ? { id: freshId(list.map(({ id }) => id), 'kept'), name: '预留', seats: 5 } : null)}>
          {(kept, i) => (
            <div className='rule-rows event-wide'>
              <div className='rule-controls'><Words spot={kept.at('name')} label={`预留 ${i + 1} 的名称`} max={20} placeholder='如：讲师' width={140} /><Figure spot={kept.at('seats') as Spot<number | undefined>} label={`预留 ${i + 1} 的名额`} unit='个名额' min={1} max={100000} /></div>
              <div className='rule-controls'><W>给这些单位</W><Units spot={kept.at('units')} label={`预留 ${i + 1} 给哪些单位`} optional /></div>
              <div className='rule-controls'><W>给这些人</W><MembersPick spot={kept.at('members')} label={`预留 ${i + 1} 给哪些人`} /></div>
              <div className='rule-controls'><W>没用完的</W><BeforeField spot={kept.at('until')} label={`预留 ${i + 1} 何时放开`} absent='一直留着' /></div>
            </div>
          )}
        </Rows>
      </Row>
    </>
  )
}

/** With another question come its options. */
function fieldOf(answer: Spot<AnswerQuota>, choices: readonly FormField[]): Spot<string | undefined> {
  return { ...(answer.at('field') as Spot<string | undefined>), set: (id) => answer.set({ field: id ?? '', list: (choices.find((one) => one.id === id)?.options ?? []).map((option) => ({ option, seats: 10 })) }) }
}

import { Radio } from 'antd'
import type { PlanConfig, PlanTask } from '../../../../../contract/plan-config'
import { Choice, Clock, Figure, Part, Several, Words } from '../../../editor/fields/controls'
import { More, Row, W } from '../../../editor/fields/Row'
import { Units } from '../../../editor/fields/Units'
import { Weekdays } from '../../../editor/fields/Weekdays'
import type { Spot } from '../../../editor/paths'
import { useEditing } from '../useEditing'
import { every, stretch } from '../words'
import { Day } from './Day'
import { ColumnPick } from './ColumnPick'
import { MaterialPick } from './MaterialPick'
import { Proofs } from './Proofs'
import { Note, Themes } from './Themes'

/** One task: what, when, what shows that it was done, and what it earns. */
export function TaskFields({ task, root }: { task: Spot<PlanTask>; root: Spot<PlanConfig> }) {
  const value = task.value
  const { config: { audience } } = useEditing()
  const groups = audience.groups?.list.map(({ id, name }) => [id, name] as const) ?? []
  return (
    <>
      <Row label='任务名称' path={task.at('title').path}><Words spot={task.at('title')} label='任务名称' max={40} placeholder='如：读一章，写一段体会' /></Row>
      <Row label='说明' path={task.at('note').path}><Note spot={task.at('note')} label='任务的说明' /></Row>
      <Row label='多久一次' path={task.at('every').path}><Choice spot={everyOf(task)} label='多久一次' options={every} /></Row>
      <Row label='次数' path={task.at('times').path} hint='打够这么多次才算做完；超过“最多”的不再算' whole>
        <Figure before={`${stretch[value.every]}要`} spot={task.at('times')} label='要打几次' unit='次，' hint='1' min={1} max={100} /><Figure before='最多' spot={task.at('most')} label='最多算几次' unit='次' hint='同左' min={1} max={100} />
        {value.every === 'day' ? null : <><Figure before='同一天最多' spot={task.at('mostADay')} label='同一天最多几次' unit='次' hint='1' min={1} max={100} /></>}
      </Row>
      <Row label='怎样算完成' path={task.at('proofs').path} hint='一项也不加，点一下“完成了”就行' whole>
        <Proofs spot={task.at('proofs')} name='' always />
        {value.proofs.length > 1 ? <span className='rule-pair'><Figure before='做到其中' spot={task.at('proofsNeeded')} label='做到几项就行' unit='项就行' hint='全部' min={1} max={5} /></span> : null}
      </Row>
      <Row label='学什么' path={task.at('materialId').path} hint='一份资料，或者整个专栏' whole>
        <MaterialPick spot={either(task, 'materialId', 'columnId')} label='任务的资料' /><W>或</W><ColumnPick spot={either(task, 'columnId', 'materialId')} label='任务的专栏' />
      </Row>
      <Row label='积分' path={task.at('points').path} hint='每次打卡得的；学习时间长短不计分'><Figure spot={task.at('points')} label='每次打卡几分' unit='分' hint='0' max={1000} /></Row>
      <Row label='要不要做' path={task.at('optional').path} hint='自愿做的，不做不算缺'><Choice spot={needOf(task.at('optional'))} label='要不要做' options={need} /></Row>
      <More>
        <Row label='每天的主题' path={task.at('themes').path} hint='哪几天学什么；要求不同的可以另设' whole><Themes spot={task.at('themes')} task={value} /></Row>
        <Row label='只在这几天' path={task.at('from').path} hint='不填就是计划的起止日期' whole>
          <Day spot={task.at('from')} label='任务从哪天' optional /><W>至</W><Day spot={task.at('to')} label='任务到哪天' optional />
        </Row>
        {value.every === 'day' ? <Row label='哪几天' path={task.at('weekdays').path} hint='一天都不选就和计划一样' whole><Weekdays spot={task.at('weekdays')} label='任务哪几天做' /></Row> : null}
        <Row label='什么时候打' path={task.at('hours').path} whole>
          <Part<NonNullable<PlanTask['hours']>> spot={task.at('hours')} label='只在一个时段打卡' off='全天' make={() => ({ from: 360, to: 1320 })}>
            {(hours) => <><Clock spot={hours.at('from')} label='打卡从几点' /><W>至</W><Clock spot={hours.at('to')} label='打卡到几点' end /></>}
          </Part>
        </Row>
        <Row label='写得长加分' path={task.at('lengthBonus').path} whole>
          <Part<NonNullable<PlanTask['lengthBonus']>> spot={task.at('lengthBonus')} label='写得长加分' off='不加' make={() => ({ from: 200, step: 100, points: 1, most: 5 })}>
            {(bonus) => (
              <>
                <Figure before='超过' spot={bonus.at('from') as Spot<number | undefined>} label='超过多少字加分' unit='字后，' min={1} max={5000} /><Figure before='每' spot={bonus.at('step') as Spot<number | undefined>} label='每多少字加分' unit='字加' min={1} max={5000} />
                <Figure spot={bonus.at('points') as Spot<number | undefined>} label='加几分' unit='分，' max={1000} width={76} /><Figure before='最多' spot={bonus.at('most') as Spot<number | undefined>} label='最多加几分' unit='分' max={1000} width={76} />
              </>
            )}
          </Part>
        </Row>
        <Row label='只给这些单位' path={task.at('units').path} hint='不选就是参加的单位都做' whole><Units spot={task.at('units')} label='只给这些单位' optional /></Row>
        {groups.length || value.groups ? <Row label='只给这些组' path={task.at('groups').path} whole><Several spot={task.at('groups')} label='只给这些组' options={groups} /></Row> : null}
      </More>
      <h3 className='rule-head'>全部任务</h3>
      <DayNeeds spot={root.at('dayNeeds')} />
    </>
  )
}

const need = [['must', '要做'], ['free', '自愿做']] as const
/** Two words side by side: a switch that is off does not show what it then is. */
const needOf = ({ value, set, ...spot }: Spot<boolean | undefined>): Spot<'must' | 'free' | undefined> =>
  ({ ...spot, value: value ? 'free' : 'must', set: (next: 'must' | 'free' | undefined) => set(next === 'free' || undefined) } as Spot<'must' | 'free' | undefined>)

/** One of the two: choosing it lets the other go. */
function either(task: Spot<PlanTask>, one: 'materialId' | 'columnId', other: 'materialId' | 'columnId'): Spot<string | undefined> {
  const spot = one === 'materialId' ? task.at('materialId') : task.at('columnId')
  return {
    ...spot, set: (id) => {
      if (!id) return spot.set(undefined)
      const { [other]: _, ...rest } = task.value
      task.set({ ...rest, [one]: id })
    }
  }
}

/** What belongs to days alone, or to stretches alone, goes with the kind. */
function everyOf(task: Spot<PlanTask>): Spot<PlanTask['every'] | undefined> {
  const spot = task.at('every') as Spot<PlanTask['every'] | undefined>
  return {
    ...spot, set: (every = 'day') => {
      const next: PlanTask = { ...task.value, every }
      if (every === 'day') delete next.mostADay
      else delete next.weekdays
      task.set(next)
    }
  }
}

const needs = [{ value: 'one', label: '做了一项' }, { value: 'all', label: '要做的都做了' }, { value: 'some', label: '做了几项' }]

function DayNeeds({ spot }: { spot: Spot<PlanConfig['dayNeeds']> }) {
  const { value } = spot
  const shown = typeof value === 'number' ? 'some' : value ?? 'one'
  const turn = (next: 'one' | 'all' | 'some') => spot.set(next === 'one' ? undefined : next === 'all' ? 'all' : 2)
  return (
    <Row label='一天怎样算打了卡' path={spot.path} hint='打卡天数、连续天数都看它'>
      <Radio.Group aria-label='一天怎样算打了卡' data-field={spot.path} optionType='button' className='rule-choice' value={shown} options={needs} onChange={({ target }) => turn(target.value as 'one' | 'all' | 'some')} />
      {typeof value === 'number' ? <Figure spot={spot as unknown as Spot<number | undefined>} label='一天做几项算打了卡' unit='项' min={2} max={20} /> : null}
    </Row>
  )
}

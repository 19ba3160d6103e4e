import { Checkbox, Select } from 'antd'
import type { DrawPart } from '../../../../../contract/round-config'
import { Figure, Pick } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { useShown } from '../../../editor/fields/context'
import type { Spot } from '../../../editor/paths'
import { types } from '../words'
import { available, useBanks } from './pool'

/** Parts of a drawn paper: how many of which kind, what each is worth, and from where. */
export function Parts({ spot }: { spot: Spot<DrawPart[]> }) {
  const { problems } = useShown()
  const full = spot.value.reduce((sum, { count, points }) => sum + (count || 0) * (points || 0), 0)
  const total = spot.value.reduce((sum, { count }) => sum + (count || 0), 0)
  return (
    <Row label='题目' path={spot.path} hint={<span className='num'>共 {total} 题，满分 {Number(full.toFixed(2))} 分</span>}>
      <Rows spot={spot} name='部分' add='加一种题' ordered always make={(list) => ({ ...(list.at(-1) ?? { points: 2 }), type: list.length ? 'judge' : 'single', count: 5 } as DrawPart)}>
        {(part, i) => (
          <>
            <div className='rule-controls'>
              <Pick spot={part.at('type')} label={`第 ${i + 1} 部分题型`} options={types} width={104} />
              <Figure spot={part.at('count')} label={`第 ${i + 1} 部分题数`} unit='题，每题' min={1} max={500} width={76} />
              <Figure spot={part.at('points')} label={`第 ${i + 1} 部分每题分值`} unit='分' max={1000} width={76} />
            </div>
            <Source part={part} name={`第 ${i + 1} 部分`} />
            {problems.filter(({ field }) => field === part.path || field.startsWith(`${part.path}.`)).map(({ message }, at) => <div key={at} role='alert' className='field-error'>{message}</div>)}
          </>
        )}
      </Rows>
    </Row>
  )
}

const difficulties = [{ value: 1, label: '易' }, { value: 2, label: '中' }, { value: 3, label: '难' }]

function Source({ part, name }: { part: Spot<DrawPart>; name: string }) {
  const banks = useBanks()
  const chosen = part.value.banks ?? []
  const from = banks?.filter(({ id }) => chosen.length === 0 || chosen.includes(id)) ?? []
  const topics = [...new Set([...from.flatMap((bank) => bank.topics.map(({ topic }) => topic)).filter(Boolean), ...part.value.topics ?? []])]
  const list = <T,>(spot: Spot<T[] | undefined>) => (values: T[]) => spot.set(values.length ? values : undefined)
  return (
    <div className='rule-controls'>
      <Select<string[]> mode='multiple' size='small' aria-label={`${name}题库`} data-field={part.at('banks').path} className='rule-source' value={chosen} placeholder='全部题库' optionFilterProp='label' options={banks?.map(({ id, name: label }) => ({ value: id, label })) ?? []} onChange={list(part.at('banks'))} />
      <Select<string[]> mode='multiple' size='small' aria-label={`${name}专题`} data-field={part.at('topics').path} className='rule-source' value={part.value.topics ?? []} placeholder='全部专题' options={topics.map((topic) => ({ value: topic, label: topic }))} onChange={list(part.at('topics'))} />
      <W>难度</W><Checkbox.Group aria-label={`${name}难度`} data-field={part.at('difficulty').path} value={part.value.difficulty ?? []} options={difficulties} onChange={list(part.at('difficulty'))} />
      {banks ? <span className='cap num whole'>可用 {available(banks, part.value)} 题</span> : null}
    </div>
  )
}

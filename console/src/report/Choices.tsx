import { Checkbox, DatePicker, Input, InputNumber, Select, TreeSelect } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useId, useState, type ReactNode } from 'react'
import type { ReportFigures } from '../../../contract/reports'
import type { OwnUnit } from '../../../contract/roster'
import { useData } from '../services/data'
import { day } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'
import type { Choice } from './choice'
import { PERIODS, type Period } from './period'

interface Props { units: OwnUnit[]; choice: Choice; figures: ReportFigures | null; change: (next: Partial<Choice>) => void }

const Row = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId()
  return <div className='report-row'><label className='field-label' htmlFor={id}>{label}</label>{children(id)}</div>
}

export function Choices({ units, choice, figures, change }: Props) {
  const known = new Set(units.map(({ id }) => id))
  return (
    <section className='box report-choices' aria-label='报告的范围和内容'>
      <Row label='单位'>
        {(id) => (
          <TreeSelect<string>
            id={id} className='report-wide' showSearch={{ treeNodeFilterProp: 'title' }} treeDataSimpleMode treeDefaultExpandedKeys={[units[0]?.id ?? '']} value={choice.unit}
            treeData={units.map((unit) => ({ id: unit.id, value: unit.id, title: unit.name, pId: unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : 0 }))} onChange={(unit) => change({ unit })}
          />
        )}
      </Row>
      <Row label='时段'>{(id) => <Select<Period> id={id} className='report-wide' value={choice.period} options={[...PERIODS]} onChange={(period) => change({ period })} />}</Row>
      {choice.period === 'days' ? <Days choice={choice} change={change} /> : null}
      {choice.period === 'round' ? <OneRound choice={choice} change={change} /> : null}
      <Title key={figures?.unit.id} choice={choice} figures={figures} change={change} />
      <Row label='列出参与率低于多少的单位'>
        {(id) => <InputNumber id={id} className='report-bound' min={1} max={100} precision={0} value={choice.bound} suffix='%' onChange={(bound) => { if (bound !== null) change({ bound }) }} />}
      </Row>
      {figures?.parts.length
        ? (
          <fieldset className='report-row'>
            <legend className='field-label'>写哪些部分</legend>
            <Checkbox.Group
              className='report-parts' options={figures.parts.map(({ id, heading }) => ({ value: id, label: heading }))} value={figures.parts.map(({ id }) => id).filter((id) => !choice.without.includes(id))}
              onChange={(printed) => change({ without: figures.parts.map(({ id }) => id).filter((id) => !printed.includes(id)) })}
            />
          </fieldset>
          )
        : null}
    </section>
  )
}

const dayAt = (text: string) => (text ? dayjs(text) : null)

function Days({ choice: { first, last }, change }: Pick<Props, 'choice' | 'change'>) {
  return (
    <div className='report-row'>
      <DatePicker.RangePicker
        className='report-wide' aria-label='日期' placeholder={['从哪天', '到哪天']} value={[dayAt(first), dayAt(last)]}
        onChange={(days) => change({ first: days?.[0]?.format('YYYYMMDD') ?? '', last: days?.[1]?.format('YYYYMMDD') ?? '' })}
      />
    </div>
  )
}

function OneRound({ choice: { round }, change }: Pick<Props, 'choice' | 'change'>) {
  const found = useData(() => request('GET /organiser/rounds', { limit: 200 }))
  const begun = (found.data?.items ?? []).filter(({ practice, state }) => !practice && (state === 'open' || state === 'closed'))
  return (
    <Row label='竞赛'>
      {(id) => (
        <>
          <Select<string>
            id={id} className='report-wide' loading={found.loading} value={round || undefined} placeholder='选一场竞赛' showSearch={{ optionFilterProp: 'label' }} onChange={(value) => change({ round: value })}
            options={begun.map((one) => ({ value: one.id, label: one.title, title: `${one.title}，${day(one.opensAt)}开始` }))} notFoundContent={found.loading ? '正在取' : '还没有开始过的竞赛'}
          />
          <Problem error={found.error} />
        </>
      )}
    </Row>
  )
}

/** Typed into freely; what is left empty is the usual title. */
function Title({ choice, figures, change }: Props | Omit<Props, 'units'>) {
  const [typed, type] = useState(choice.title)
  useEffect(() => type(choice.title), [choice.title])
  return (
    <Row label='标题，不填就用常用的'>
      {(id) => (
        <Input.TextArea
          id={id} autoSize={{ minRows: 2, maxRows: 4 }} maxLength={80} placeholder={choice.title ? '' : figures?.title} value={typed} onChange={({ target }) => type(target.value.replace(/\n/g, ''))}
          onBlur={() => { if (typed.trim() !== choice.title) change({ title: typed.trim() }) }}
        />
      )}
    </Row>
  )
}

import { Select } from 'antd'
import type { Before } from '../../../../../contract/event-config'
import { Clock, Figure } from '../../../editor/fields/controls'
import { W } from '../../../editor/fields/Row'
import { as, type Spot } from '../../../editor/paths'

type Mark = 'end' | 'never'
type Value = Before | Mark

interface Props { spot: Spot<Value | undefined>; label: string; /** What holds where nothing is set. */ absent: string; marks?: readonly (readonly [Mark, string])[]; /** 提前, 到: what stands before it. */ clockDays?: number }

/** A point before a session begins: so many minutes, or a time of the clock so many days before. */
export function BeforeField({ spot, label, absent, marks = [], clockDays = 1 }: Props) {
  const { value } = spot
  const form = value === undefined ? '' : typeof value === 'string' ? value : 'minutes' in value ? 'minutes' : 'clock'
  const pick = (next: string) => spot.set(next === '' ? undefined : next === 'minutes' ? { minutes: 60 } : next === 'clock' ? { days: clockDays, at: 1080 } : next as Mark)
  return (
    <>
      <Select<string>
        aria-label={label} data-field={spot.path} value={form} style={{ width: 180 }} popupMatchSelectWidth={false} onChange={pick}
        options={[{ value: '', label: absent }, { value: 'minutes', label: '开始前多少分钟' }, { value: 'clock', label: '前几天的几点' }, ...marks.map(([mark, text]) => ({ value: mark, label: text }))]}
      />
      {form === 'minutes' ? <Figure before='开始前' spot={as<{ minutes: number | undefined }>(spot).at('minutes') as Spot<number | undefined>} label={`${label}：分钟`} unit='分钟' max={525600} width={100} /> : null}
      {form === 'clock' ? <><Figure before='开始前' spot={as<{ days: number | undefined }>(spot).at('days') as Spot<number | undefined>} label={`${label}：天`} unit='天的' max={365} width={76} /><Clock spot={as<{ at: number }>(spot).at('at')} label={`${label}：几点`} /><W>（0 天就是当天）</W></> : null}
    </>
  )
}

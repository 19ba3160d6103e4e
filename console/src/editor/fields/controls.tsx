import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { Options } from '../options'
import type { Spot } from '../paths'
import { fromClock, fromLocal, toClock, toLocal } from '../time'

interface Named { label: string }

/** An empty field is no rule: it is taken out, and what must be there is then asked for. */
export function Figure({ spot, label, before, unit, min = 0, max, step, width = 92, scale = 1, hint }: Named & {
  spot: Spot<number | undefined>; /** Said in front of it, in one line with it. */ before?: string; unit?: string; min?: number; max?: number; step?: number; width?: number; hint?: string
  /** Shown is the value divided by this: seconds as minutes. */
  scale?: number
}) {
  const shown = spot.value === undefined ? null : Number((spot.value / scale).toFixed(4))
  return (
    <span className='rule-pair'>
      {before ? <span className='whole'>{before}</span> : null}
      <InputNumber<number>
        aria-label={label} data-field={spot.path} value={shown} min={min} {...(max !== undefined && { max })} {...(step !== undefined && { step })} style={{ width }} placeholder={hint}
        onChange={(typed) => spot.set(typed === null ? undefined : scale === 1 ? typed : Math.round(typed * scale))}
      />
      {unit ? <span className='whole'>{unit}</span> : null}
    </span>
  )
}

export const Words = ({ spot, label, max, optional, placeholder, width }: Named & { spot: Spot<string | undefined>; max: number; optional?: boolean; placeholder?: string; width?: number }) => (
  <Input
    aria-label={label} data-field={spot.path} value={spot.value ?? ''} maxLength={max} placeholder={placeholder} {...(width !== undefined && { style: { width } })}
    onChange={({ target }) => spot.set(target.value === '' && optional ? undefined : target.value)}
  />
)

/** A few ways, of which one holds. */
export const Choice = <T extends string>({ spot, label, options, absent }: Named & { spot: Spot<T | undefined>; options: Options<T>; absent?: T }) => (
  <Radio.Group
    aria-label={label} data-field={spot.path} optionType='button' className='rule-choice' value={spot.value ?? absent} options={options.map(([value, text]) => ({ value, label: text }))}
    onChange={({ target }) => spot.set(target.value === absent ? undefined : target.value as T)}
  />
)

/** One of many. */
export const Pick = <T extends string>({ spot, label, options, empty, width = 168 }: Named & { spot: Spot<T | undefined>; options: Options<T>; empty?: string; width?: number }) => (
  <Select<T | ''>
    aria-label={label} data-field={spot.path} value={spot.value ?? ''} style={{ width }} popupMatchSelectWidth={false}
    options={[...(empty === undefined ? [] : [{ value: '' as const, label: empty }]), ...options.map(([value, text]) => ({ value, label: text }))]}
    onChange={(value) => spot.set(value === '' ? undefined : value)}
  />
)

/** Some of a few. None of them is no rule. */
export const Several = <T extends string>({ spot, label, options }: Named & { spot: Spot<T[] | undefined>; options: Options<T> }) => (
  <Checkbox.Group
    aria-label={label} data-field={spot.path} value={spot.value ?? []} options={options.map(([value, text]) => ({ value, label: text }))}
    onChange={(chosen) => spot.set(chosen.length ? options.map(([value]) => value).filter((value) => chosen.includes(value)) : undefined)}
  />
)

export const Toggle = ({ spot, label, on = '是', off = '否', absent = false }: Named & { spot: Spot<boolean | undefined>; on?: string; off?: string; absent?: boolean }) => (
  <span className='rule-pair'>
    <Switch aria-label={label} data-field={spot.path} checked={spot.value ?? absent} onChange={(value) => spot.set(value === absent ? undefined as never : value)} />
    <span className='whole'>{spot.value ?? absent ? on : off}</span>
  </span>
)

/** The same of a field that is always written. */
export const Flag = ({ spot, label, on = '是', off = '否' }: Named & { spot: Spot<boolean>; on?: string; off?: string }) => (
  <span className='rule-pair'><Switch aria-label={label} data-field={spot.path} checked={spot.value} onChange={(value) => spot.set(value)} /><span className='whole'>{spot.value ? on : off}</span></span>
)

/** A rule that is there or is not; with it come its own fields. */
export function Part<T>({ spot, label, make, off = '不设', children }: Named & { spot: Spot<T | undefined>; make: () => T; off?: string; children: (there: Spot<T>) => ReactNode }) {
  const there = spot.value !== undefined
  return (
    <>
      <span className='rule-pair'>
        <Switch aria-label={label} data-field={spot.path} checked={there} onChange={(on) => spot.set(on ? make() : undefined)} />
        {there ? null : <span className='sub whole'>{off}</span>}
      </span>
      {there ? children(spot as Spot<T>) : null}
    </>
  )
}

export const Moment = ({ spot, label, optional }: Named & { spot: Spot<number | undefined>; optional?: boolean }) => (
  <Input
    type='datetime-local' className='rule-moment' aria-label={label} data-field={spot.path} value={spot.value === undefined ? '' : toLocal(spot.value)} max='9999-12-31T23:59'
    onChange={({ target }) => {
      const at = fromLocal(target.value)
      if (at !== null) spot.set(at)
      else if (optional) spot.set(undefined)
    }}
  />
)

export const Clock = ({ spot, label, end }: Named & { spot: Spot<number>; end?: boolean }) => (
  <Input
    type='time' className='rule-clock' aria-label={label} data-field={spot.path} value={spot.value === undefined ? '' : toClock(spot.value)}
    onChange={({ target }) => { const minute = fromClock(target.value, end); if (minute !== null) spot.set(minute) }}
  />
)

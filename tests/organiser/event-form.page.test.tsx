import type { EventConfig } from '../../contract/event-config'
import { askedFrom, newAsked, ofKind } from '@/hosting/event-edit/asked'
import { withHours } from '@/hosting/event-edit/attend'
import { toConfig, toForm } from '@/hosting/event-edit/form'
import { newPosition, withPositions } from '@/hosting/event-edit/positions'
import { placeOf } from '@/hosting/event-edit/problems'
import { ofUnits } from '@/hosting/event-edit/quotas'
import { another, nextWeek, onDay } from '@/hosting/event-edit/sessions'
import { eventPresets } from '../../server/events/rules/presets'
import { china, eventConfig, session } from '../support/event'

const ZONE = 'Asia/Shanghai'
const through = (config: EventConfig, part: object = {}) => toConfig({ ...toForm(config, ZONE), ...part }, config, ZONE)

test.each(eventPresets(['u-top', 'u-a'], china('2026-12-01 10:00'), ZONE).map(({ id, config }) => [id, config] as const))('%s comes out of the form as it went in', (_, config) => {
  expect(through(config)).toEqual(config)
})

test('what the form does not show stays: the map, seconds, a line that closes, midnight', () => {
  const config = eventConfig({
    venue: { name: '纪念馆', latitude: 28.2, longitude: 112.9 }, contact: { name: '李敏' }, sessions: [session({ begins: china('2026-12-05 09:00') + 30_000, note: 'A 区', seats: 30 })],
    enrol: { how: 'first-come', release: { days: 1, at: 600 }, cancel: { days: 0, at: 1440 }, waitlist: { claimMinutes: 60, most: 5 }, group: { least: 2, most: 5 } }
  })
  expect(through(config)).toEqual(config)
  expect(through(config, { title: '参观 ' })).toEqual({ ...config, title: '参观' })
  // A point on the map belongs to its place.
  expect(through(config, { venueName: '展览馆' }).venue).toEqual({ name: '展览馆' })
  expect(through(config, { waits: false, group: '', contactName: '' })).toEqual({ ...config, contact: undefined, enrol: { how: 'first-come', release: { days: 1, at: 600 }, cancel: { days: 0, at: 1440 } } })
})

test('until when one can sign up and take it back is what was chosen', () => {
  const config = eventConfig({ enrol: { how: 'first-come', closesAt: china('2026-12-04 18:00') } })
  const form = toForm(config, ZONE)
  expect(form.closes).toMatchObject({ how: 'moment', moment: { day: '2026-12-04', time: '18:00' } })
  expect(through(config, { closes: { ...form.closes, how: 'minutes', minutes: '90' }, cancel: { ...form.cancel, how: 'days', days: '2', at: '12:30' } }).enrol).toEqual({ how: 'first-come', closes: { minutes: 90 }, cancel: { days: 2, at: 750 } })
  expect(through(config, { closes: { ...form.closes, how: 'begin' }, cancel: { ...form.cancel, how: 'never' }, opens: { day: '2026-12-01', time: '08:00' } }).enrol).toEqual({ how: 'first-come', cancel: 'never', opensAt: china('2026-12-01 08:00') })
})

test('a session moves with its name and its end, and is held again a week later under a name of its own', () => {
  const night = session({ id: 's1', name: '12 月 5 日晚', begins: china('2026-12-05 22:00'), ends: china('2026-12-06 06:00'), seats: 6, positions: [{ id: 'desk', name: '咨询台', seats: 6 }] })
  const { sessions } = toForm(eventConfig({ sessions: [night] }), ZONE)
  expect(onDay(sessions[0]!, '2026-12-31')).toMatchObject({ name: '12 月 31 日晚', day: '2026-12-31', endDay: '2027-01-01' })
  const config = through(eventConfig({ sessions: [night] }), { sessions: another(nextWeek(sessions, 0)) })
  expect(config.sessions).toEqual([
    night, { ...night, id: 's2', name: '12 月 12 日晚', begins: china('2026-12-12 22:00'), ends: china('2026-12-13 06:00') }, { ...night, id: 's3', name: '第 3 场', begins: china('2026-12-13 22:00'), ends: china('2026-12-14 06:00') }
  ])
})

const full = (own: Partial<EventConfig> = {}) => eventConfig({
  sessions: [session({ seats: 6, gatherBefore: 20, positions: [{ id: 'guide', name: '引导', seats: 4, note: '一楼' }, { id: 'desk', name: '咨询台', seats: 2 }] })],
  form: [{ id: 'meal', label: '用餐', kind: 'choice', options: ['普通', '清真'] }, { id: 'age', label: '年龄', kind: 'number', least: 18, most: 70, optional: true }], keepDays: 60,
  quotas: { units: { each: 'session', list: [{ unit: 'u-a', seats: 3 }] }, percent: { each: 'event', level: 1, percent: 12.5, rounding: 'up', least: 2 }, least: [{ unit: 'u-a', seats: 1 }], answers: [{ field: 'meal', list: [{ option: '清真', seats: 2 }] }] },
  attendance: { ways: ['code', 'staff'], from: 60, late: 10, signOut: { from: 30, until: 60 }, segments: true, leastMinutes: 90 }, hours: { count: 'actual', step: 30, rounding: 'down', mostADay: 480 }, ...own
})
const form = (config: EventConfig) => toForm(config, ZONE)

test('positions, the form, quotas, attendance and hours come out as they went in, and change one by one', () => {
  const config = full()
  expect(through(config)).toEqual(config)
  expect(through(config, { percent: { ...form(config).percent, on: false } }).quotas).toEqual({ units: config.quotas?.units, least: config.quotas?.least, answers: config.quotas?.answers })
  expect(through(config, { shares: { each: 'event', list: ofUnits(form(config).shares.list, ['u-b', 'u-a']) }, least: [] }).quotas).toMatchObject({ units: { each: 'event', list: [{ unit: 'u-b', seats: 3 }, { unit: 'u-a', seats: 3 }] } })
  expect(through(config, { asked: [], keepDays: '' })).not.toHaveProperty('form')
  // Without signing out nobody knows how long somebody stayed.
  expect(through(config, { attend: { ...form(config).attend, out: false, until: '15' } }).attendance).toEqual({ ways: ['code', 'staff'], from: 60, until: 15, late: 10 })
  expect(through(config, { attend: { ...form(config).attend, on: false } })).not.toHaveProperty('attendance')
  expect(through(config, { hours: { ...form(config).hours, count: 'fixed', minutes: '120', step: '' } }).hours).toEqual({ count: 'fixed', minutes: 120, mostADay: 480 })
})

test('what is not a number is sent as none, for the server to say where', () => {
  const config = full()
  const one = form(config).sessions[0]!
  const typed = withPositions(one, [...one.positions, { ...newPosition(one.positions), name: ' 安检 ', seats: '三' }])
  // What they add up to is not known: the session's own limit stays.
  expect(typed.seats).toBe('6')
  expect(through(config, { sessions: [typed] }).sessions[0]?.positions?.[2]).toEqual({ id: 'position-3', name: '安检', seats: NaN })
  expect(withPositions(one, [...one.positions, newPosition(one.positions)]).seats).toBe('7')
  expect(withPositions({ ...one, seats: '' }, one.positions).seats).toBe('')
  expect(through(config, { attend: { ...form(config).attend, outFrom: '' } }).attendance?.signOut).toEqual({ from: NaN, until: 60 })
})

test('a question takes the usual words of its kind until somebody writes others', () => {
  const fresh = newAsked(form(full()).asked)
  expect(fresh.own.id).toBe('field-3')
  const phone = ofKind(fresh, 'phone')
  expect(askedFrom(phone)).toEqual({ id: 'field-3', label: '手机号', kind: 'phone', reason: '活动当天联系' })
  expect(ofKind(phone, 'id-card')).toMatchObject({ label: '身份证号', reason: '' })
  expect(ofKind({ ...phone, label: '紧急联系电话' }, 'text')).toMatchObject({ label: '紧急联系电话', reason: '' })
  const meal = form(full()).asked[0]!
  expect(askedFrom({ ...meal, options: '普通\n\n 清真 \n不用餐\n' })).toEqual({ id: 'meal', label: '用餐', kind: 'choice', options: ['普通', '清真', '不用餐'] })
  expect(askedFrom(ofKind(meal, 'text'))).toEqual({ id: 'meal', label: '用餐', kind: 'text' })
})

test('hours of the time somebody was there turn on signing in and out', () => {
  const none = form(eventConfig())
  expect(withHours(none.attend, { ...none.hours, on: true })).toMatchObject({ attend: { on: true, out: true } })
  expect(withHours(none.attend, { ...none.hours, on: true, count: 'fixed' })).toMatchObject({ attend: { on: true, out: false }, hours: { minutes: '120' } })
  expect(through(eventConfig(), withHours(none.attend, { ...none.hours, on: true }))).toMatchObject({ attendance: { ways: ['code'], signOut: { from: 30, until: 60 } }, hours: { count: 'actual', step: 30, rounding: 'down' } })
})

test('what is wrong stands where it is mended', () => {
  expect(['form.1.options', 'form', 'keepDays', 'quotas.units.list.0.seats', 'quotas.percent.level', 'quotas.least', 'quotas.answers.0.field', 'attendance.until', 'attendance.signOut', 'hours.minutes', 'sessions.2.positions.0.name', 'reserved'].map(placeOf))
    .toEqual(['asked 1', 'asked', 'asked', 'shares', 'percent', 'least', 'whole', 'attend', 'out', 'hours', 'session 2', 'whole'])
})

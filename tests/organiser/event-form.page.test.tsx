import type { EventConfig } from '../../contract/event-config'
import { toConfig, toForm } from '@/hosting/event-edit/form'
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

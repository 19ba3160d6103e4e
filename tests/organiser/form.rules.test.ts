import fc from 'fast-check'
import { phaseOf, toConfig, toForm } from '@/organiser/publish/form'
import { fromLocal, toLocal } from '@/organiser/publish/moment'
import { SHANGHAI, drawn, part, phase, round, shanghai } from '../rounds/generators'
import { configArb } from './configs'

const zones = fc.constantFrom(SHANGHAI, 'America/New_York', 'UTC')

test('a configuration that is shown and not touched comes back as it was', () => {
  fc.assert(fc.property(configArb, zones, (config, zone) => {
    for (const at of config.phases.keys()) expect(toConfig(toForm(config, zone, at), config, zone, at)).toEqual(config)
  }))
})

test('what is typed over one configuration shows again when it is opened', () => {
  fc.assert(fc.property(configArb, configArb, zones, (typed, base, zone) => {
    const form = { ...toForm(typed, zone), stages: toForm(base, zone).stages }
    const again = toForm(toConfig(form, base, zone), zone)
    // Points of several dimensions are not typed: they come with the round.
    fc.pre(typed.unit.by.kind !== 'points')
    fc.pre(phaseOf(base).paper.kind === 'drawn' && phaseOf(typed).paper.kind === 'drawn')
    expect({ ...again, source: form.source }).toEqual({ ...form, title: again.title, parts: again.parts })
    expect(again.parts.map(({ type, count, points }) => [type, count, points])).toEqual(form.parts.map(({ type, count, points }) => [type, count, points]))
  }))
})

test('a moment shown by the pickers is the same moment, to the minute', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(SHANGHAI, 'UTC', 'Asia/Kathmandu'), (at, zone) => {
    expect(fromLocal(toLocal(at, zone), zone)).toBe(Math.floor(at / 60_000) * 60_000)
  }))
})

const form = toForm(round({}, { window: { opensAt: shanghai(12, 1, 8), closesAt: shanghai(12, 14, 22) } }), SHANGHAI)

test('times are typed on the association’s clock', () => {
  expect([form.opens, form.closes]).toEqual([{ day: '2026-12-01', time: '08:00' }, { day: '2026-12-14', time: '22:00' }])
  const moved = toConfig({ ...form, closes: { day: '2026-12-20', time: '18:30' } }, round(), SHANGHAI)
  expect(phaseOf(moved).window.closesAt).toBe(shanghai(12, 20, 18, 30))
})

test('a day’s end typed as 0:00 is midnight', () => {
  const daily = { from: '06:00', to: '00:00' }
  expect(phaseOf(toConfig({ ...form, daily }, round(), SHANGHAI)).window.daily).toEqual({ from: 360, to: 1440 })
})

test('an empty limit is no limit, an empty count is not nought', () => {
  const config = toConfig({ ...form, perDay: '2', total: '', parts: form.parts.map((one) => ({ ...one, count: '' })) }, round(), SHANGHAI)
  expect(phaseOf(config).attempts).toEqual({ perDay: 2 })
  const { paper } = phaseOf(config)
  expect(paper.kind === 'drawn' && paper.parts[0]?.count).toBeNaN()
})

test('a choice of topics reaches every part; parts that differ stay as they are until then', () => {
  const base = round({}, { paper: drawn([part({ topics: ['建党'] }), part({ type: 'judge', difficulty: [3] })]) })
  const mixed = toForm(base, SHANGHAI)
  expect(mixed.source).toBeNull()
  const { paper } = phaseOf(toConfig({ ...mixed, source: { banks: [], topics: ['长征'] } }, base, SHANGHAI))
  expect(paper).toMatchObject({ parts: [{ topics: ['长征'] }, { topics: ['长征'], difficulty: [3] }] })
})

test('of several phases the one on show is changed, the others stay', () => {
  const base = round({ phases: [phase({ id: 'pre' }), phase({ id: 'final', attempts: { perWeek: 2 } })] })
  const changed = toConfig({ ...toForm(base, SHANGHAI, 1), total: '1' }, base, SHANGHAI, 1)
  expect(changed.phases).toEqual([base.phases[0], { ...base.phases[1], attempts: { perWeek: 2, total: 1 } }])
})

test('another way of counting does not keep what belonged to the one before', () => {
  const base = round({}, { counting: { kind: 'dailyBestSum', top: 3 } })
  expect(phaseOf(toConfig({ ...toForm(base, SHANGHAI), counting: 'best' }, base, SHANGHAI)).counting).toEqual({ kind: 'best' })
})

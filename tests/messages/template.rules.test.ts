import { fillTemplate, readTemplate, THING_MAX } from '../../server/wechat/template'
import { nextTry } from '../../server/messages/rules/tries'

const ID = 'tmpl-0123456789-0123456789'
const zone = 'Asia/Shanghai'
const until = Date.UTC(2026, 5, 28, 10, 0)
const words = { title: '党史知识竞赛', unit: '第一支部', until, note: '' }

it('reads what a deployment writes', () => {
  expect(readTemplate(` ${ID}  thing1=title, time2=until `)).toEqual({ id: ID, fields: [{ key: 'thing1', from: 'title' }, { key: 'time2', from: 'until' }] })
})

it.each([
  ['short thing1=title', /id of a template/], [ID, /fields/], [`${ID} amount1=title`, /amount1/], [`${ID} thing1=name`, /name is not known/],
  [`${ID} thing1=until`, /time or a date/], [`${ID} time1=title`, /time or a date/], [`${ID} thing1`, /nothing is not known/]
])('says what is wrong with %s', (text, what) => {
  expect(() => readTemplate(text)).toThrow(what)
})

it('fills each field so that WeChat takes it', () => {
  const { fields } = readTemplate(`${ID} thing1=title thing2=note time3=until date4=until thing5=unit`)
  const filled = fillTemplate({ id: ID, fields }, { ...words, title: '纪念中国共产党成立一百零五周年党史知识竞赛\n预赛' }, zone)
  expect(filled).toEqual({
    thing1: { value: '纪念中国共产党成立一百零五周年党史知识…' }, thing2: { value: '—' }, time3: { value: '2026年06月28日 18:00' }, date4: { value: '2026年06月28日' }, thing5: { value: '第一支部' }
  })
  expect([...(filled.thing1?.value ?? '')]).toHaveLength(THING_MAX)
})

it('says the end of a day as its last minute', () => {
  const midnight = Date.UTC(2026, 5, 28, 16, 0)
  const filled = fillTemplate(readTemplate(`${ID} time1=until date2=until`), { ...words, until: midnight }, zone)
  expect(filled).toEqual({ time1: { value: '2026年06月28日 23:59' }, date2: { value: '2026年06月28日' } })
})

it('says when something begins as it is, midnight too, and one moment where only one is known', () => {
  const { fields } = readTemplate(`${ID} date1=at date2=until thing3=place`)
  const midnight = Date.UTC(2026, 5, 28, 16, 0)
  const said = (more: { until: number; at?: number } | { at: number; until?: number }) => Object.values(fillTemplate({ id: ID, fields }, { title: '', unit: '', note: '', ...more }, zone)).map(({ value }) => value)
  expect(said({ at: midnight })).toEqual(['2026年06月29日', '2026年06月29日', '—'])
  expect(said({ at: midnight, until: midnight + 86400000 })).toEqual(['2026年06月29日', '2026年06月29日', '—'])
  expect(said({ until: midnight })).toEqual(['2026年06月28日', '2026年06月28日', '—'])
  expect(Object.values(fillTemplate({ id: ID, fields }, { ...words, place: '烈士陵园' }, zone))[2]).toEqual({ value: '烈士陵园' })
})

it('tries soon at first and then every hour', () => {
  expect([1, 2, 3, 4, 5, 50].map((tries) => nextTry(tries, 0) / 1000)).toEqual([10, 60, 300, 900, 3600, 3600])
})

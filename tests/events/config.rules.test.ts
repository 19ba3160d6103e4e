import { parseEventConfig, readEventConfig } from '../../server/events/config'
import { eventConfig, session } from '../support/event'

const problems = (value: unknown) => {
  const read = readEventConfig(value)
  return 'problems' in read ? read.problems.map(({ field, message }) => `${field}: ${message}`) : []
}
const [first] = eventConfig().sessions
const without = (name: string) => Object.fromEntries(Object.entries(eventConfig()).filter(([one]) => one !== name))

describe('an event as it is sent', () => {
  it('is taken as it is', () => { expect(readEventConfig(eventConfig())).toEqual({ config: eventConfig() }) })

  it.each([
    ['title', '请填写活动名称，最多 40 个字。'], ['kind', '请选择活动类型。'], ['intro', '活动介绍最多 3000 个字。'], ['audience', '请选择参加单位。'], ['sessions', '至少要有一个场次，最多 200 个。'], ['enrol', '请选择报名方式。']
  ])('without its %s it says what to do', (name, message) => { expect(problems(without(name))).toEqual([`${name}: ${message}`]) })

  it.each([
    ['an empty title', { title: '' }, 'title: 请填写活动名称，最多 40 个字。'],
    ['a kind there is not', { kind: 'party' }, 'kind: 请选择活动类型。'],
    ['no unit', { audience: { units: [] } }, 'audience.units: 请选择参加单位。'],
    ['no session', { sessions: [] }, 'sessions: 至少要有一个场次，最多 200 个。'],
    ['a session without a beginning', { sessions: [{ ...first, begins: undefined }] }, 'sessions.0.begins: 请选择开始时间。'],
    ['a session without seats', { sessions: [session({ seats: 0 })] }, 'sessions.0.seats: 名额要是正整数，最多 100000。'],
    ['a share below nothing', { quotas: { units: { each: 'event', list: [{ unit: 'a', seats: -1 }] } } }, 'quotas.units.list.0.seats: 名额要是 0 到 100000 的整数。'],
    ['a way of signing up there is not', { enrol: { how: 'auction' } }, 'enrol.how: 请选择报名方式。'],
    ['a deadline that is neither', { enrol: { how: 'first-come', cancel: { hours: 1 } } }, 'enrol.cancel: 请写成提前多少分钟，或提前几天的几点。'],
    ['no way of signing in', { attendance: { ways: [] } }, 'attendance.ways: 请选择至少一种签到方式。'],
    ['a route of one station', { route: { order: 'free', stations: [{ id: 's', name: '旧址' }] } }, 'route.stations: 路线至少要有两站，最多 50 站。'],
    ['a name that is not of the contract', { sessions: [{ ...first, begin: 5 }] }, 'sessions.0.begin: 规则里没有这一项，请删去或改正名字。'],
    ['an id with letters it must not have', { sessions: [session({ id: 'A 1' })] }, 'sessions.0.id: 编号只能用小写字母开头的字母、数字和短横线，最多 20 个字。']
  ])('%s', (_, own, message) => { expect(problems({ ...eventConfig(), ...own })).toContain(message) })

  it('is refused with the first of its problems in words, and with all of them', () => {
    expect(() => parseEventConfig({ ...eventConfig(), title: '', sessions: [] })).toThrow(expect.objectContaining({ code: 'bad_request', details: { problems: expect.arrayContaining([expect.objectContaining({ field: 'sessions' })]) } }))
    expect(parseEventConfig(eventConfig())).toEqual(eventConfig())
  })
})

import type { PlanConfig } from '../../../contract/plan-config'
import { rankFigures } from '../../../server/study/rules/board'
import { themeOf, proofsOf, stretchOf } from '../../../server/study/rules/due'
import { behindWords } from '../../../server/study/rules/later'
import { noticeOfPlan } from '../../../server/study/rules/notice'
import { checkProofs } from '../../../server/study/rules/proofs'
import { monthOf } from '../../../server/study/rules/days'
import { planConfig, task } from '../../support/plan'
import { daysOf } from '../naive'
import { daily, earnedBy, play, points, sound } from './played'

/*
 * Published check-in campaigns as configurations, each with figures worked out by hand from what its notice says (in our own words).
 *
 * Not expressible, and why: steps counted by the phone (what a phone counts can be made up; members may enter a number by their word
 * instead); videos as proof (files of a length nobody looks at); titles in a fixed form and an invitation code (who takes part is known by
 * the roster); a virtual route with events on the way; lotteries and prizes (awards are of rounds); punishing whoever is last in the month
 * (study is voluntary; an organiser sees who falls behind); a creator's own book list; likes as a share of a unit.
 */

const known = { done: new Map<number, boolean>(), places: new Map<string, string>(), files: new Map<string, { kind: 'photo' | 'audio'; seconds: number | null }>(), visited: [] }

describe('three tasks a day for 21 days, with streaks and sums', () => {
  const config = planConfig({
    calendar: { from: 20210423, to: 20210513 },
    tasks: [
      task({ id: 'sign', title: '签到', points: 5 }),
      task({ id: 'read', title: '阅读 20 分钟', points: 30, proofs: [{ kind: 'number', id: 'minutes', label: '阅读时长', unit: '分钟', least: 20 }] }),
      task({ id: 'book', title: '订阅一本', points: 5 })
    ],
    points: {
      fullDay: 10, streaks: [{ days: 7, points: 40, again: false }, { days: 21, points: 160, again: false }],
      milestones: [
        { sum: { of: 'task', id: 'book' }, reach: 10, points: 20 }, { sum: { of: 'task', id: 'book' }, reach: 100, points: 160 },
        { sum: { of: 'number', id: 'minutes' }, reach: 720, points: 320 }, { sum: { of: 'number', id: 'minutes' }, reach: 1440, points: 640 },
        { sum: { of: 'fullDays' }, reach: 7, points: 80 }, { sum: { of: 'fullDays' }, reach: 21, points: 320 }
      ]
    }
  })

  it('gives somebody who does everything 1050 for the days, 200 for streaks, and the sums he reaches', () => {
    sound(config)
    const all = play(config, daysOf(20210423, 20210513).flatMap((on) => [{ on, task: 'sign' }, { on, task: 'read', sums: { numbers: { minutes: 35 } } }, { on, task: 'book' }]), 20210513)
    // 21 × (5 + 30 + 5 + 10); 735 minutes; 21 books; 21 full days.
    expect([earnedBy(all, 'check-in') + earnedBy(all, 'full-day'), earnedBy(all, 'streak'), earnedBy(all, 'milestone')]).toEqual([1050, 200, 20 + 320 + 80 + 320])
    expect(points(all)).toBe(1990)
  })

  it('begins the row of days anew after a missed one', () => {
    const both = play(config, [...daily(20210423, 20210428, 'sign'), ...daily(20210430, 20210506, 'sign')], 20210506)
    expect(both.standing).toMatchObject({ streak: 7, longest: 7, days: 13 })
    expect(points(both)).toBe(13 * 5 + 40)
    expect(play(config, [{ on: 20210423, task: 'sign' }, { on: 20210423, task: 'sign' }], 20210423).said).toEqual(['', 'done'])
  })
})

describe('seven themes of three days each, looked at by a group, with three days to make up', () => {
  const themes: NonNullable<PlanConfig['tasks'][number]['themes']> = ['照片', '摘抄', '朗读', '推荐', '关键词', '心得', '书评'].map((title, i) => ({
    from: 20250409 + 3 * i, to: 20250411 + 3 * i, title,
    proofs: i === 0 ? [{ kind: 'photos', least: 1, most: 9 }] : i === 2 ? [{ kind: 'audio', most: 60 }] : [{ kind: 'text', least: i === 5 ? 100 : i === 6 ? 200 : 10, ...(i === 6 && { most: 300 }) }]
  }))
  const config = planConfig({
    calendar: { from: 20250409, to: 20250429 }, tasks: [task({ themes })], review: 'before',
    makeUp: { during: { from: 20250430, to: 20250502 }, pointsPercent: 100, keepsStreak: true }
  })

  it('asks for other things every three days', () => {
    sound(config)
    const one = config.tasks[0] as PlanConfig['tasks'][number]
    expect([20250411, 20250412, 20250415, 20250429].map((day) => themeOf(one, day)?.title)).toEqual(['照片', '摘抄', '朗读', '书评'])
    expect(proofsOf(one, 20250427)).toEqual([{ kind: 'text', least: 200, most: 300 }])
    const review = (n: number) => checkProofs(config, one, 20250427, [{ proof: 0, text: '字'.repeat(n) }], known)
    expect([review(199), review(300), review(301)].map((said) => 'missing' in said)).toEqual([true, false, true])
    const voice = (seconds: number) => checkProofs(config, one, 20250416, [{ proof: 0, files: ['f'] }], { ...known, files: new Map([['f', { kind: 'audio', seconds }]]) })
    expect([voice(58), voice(75)].map((said) => 'missing' in said)).toEqual([false, true])
  })

  it('takes the missed days in the three days after the end, and not before', () => {
    const played = play(config, [...daily(20250409, 20250420, 'read'), { on: 20250425, task: 'read', makeUp: 20250421 }, ...daily(20250425, 20250429, 'read'),
      ...[20250421, 20250422, 20250423, 20250424].map((day) => ({ on: 20250430, task: 'read', makeUp: day }))], 20250430)
    expect(played.said.filter(Boolean)).toEqual(['make-up'])
    expect(played.standing).toMatchObject({ days: 21, madeUp: 4, longest: 21 })
  })
})

it('21 days of thirty words before midnight, with three days kept for making up: a row of 21 is whole again', () => {
  const config = sound(planConfig({
    calendar: { from: 20191101, to: 20191121 }, tasks: [task({ proofs: [{ kind: 'text', least: 30 }, { kind: 'photos', least: 1, most: 9, optional: true }, { kind: 'audio', most: 300, optional: true }] })],
    makeUp: { during: { from: 20191122, to: 20191124 }, inAll: 3, pointsPercent: 100, keepsStreak: true }, points: { milestones: [{ sum: { of: 'streak' }, reach: 21, title: '完成' }] }
  }))
  const missed = [20191105, 20191110, 20191115, 20191120]
  const tries = [...daysOf(20191101, 20191121).filter((day) => !missed.includes(day)).map((on) => ({ on, task: 'read' })), ...missed.map((day) => ({ on: 20191122, task: 'read', makeUp: day }))]
  // Four were missed and three can be made up.
  expect(play(config, tries, 20191124)).toMatchObject({ said: expect.arrayContaining(['make-up']) as unknown, standing: { days: 20, titles: [] } })
  expect(play(config, [...tries.slice(0, 17), { on: 20191120, task: 'read' }, ...tries.slice(17, 20)].sort((a, b) => a.on - b.on), 20191124).standing).toMatchObject({ days: 21, longest: 21, titles: ['完成'] })
})

it('teams of three whose leader hands in, with points by how many of ten days', () => {
  const config = sound(planConfig({
    calendar: { from: 20221116, to: 20221125 }, tasks: [task({ proofs: [{ kind: 'photos', least: 1, most: 3 }] })], teams: { least: 3, most: 3, by: 'leader' },
    points: { tiers: [{ days: 10, points: 10 }, { days: 9, points: 8 }, { days: 8, points: 6 }, { days: 7, points: 4 }] }
  }))
  const after = (n: number) => points(play(config, daily(20221116, 20221115 + n, 'read'), 20221125))
  expect([10, 9, 8, 7, 6].map(after)).toEqual([10, 8, 6, 4, 0])
})

it('half for minutes read, two fifths for notes, a tenth for likes', () => {
  const order = { shares: [{ figure: { of: 'number' as const, id: 'minutes' }, weight: 50 }, { figure: { of: 'checkIns' as const }, weight: 40 }, { figure: { of: 'likes' as const }, weight: 10 }] }
  sound(planConfig({ calendar: { from: 20200423, to: 20200524 }, tasks: [task({ proofs: [{ kind: 'text', least: 1 }, { kind: 'number', id: 'minutes', label: '阅读时长', unit: '分钟' }] })], boards: { person: { order } } }))
  const items = [[600, 31, 4], [1200, 10, 0], [300, 31, 8]].map((values) => ({ values, fit: true }))
  // 25 + 40 + 5; 50 + 12.9 + 0; 12.5 + 40 + 10.
  expect(rankFigures(order, items).map(({ score, rank }) => [score, rank])).toEqual([[70, 1], [62.9, 2], [62.5, 3]])
})

it('eight of eleven places light up the way to the quiz, each place once', () => {
  const config = sound(planConfig({
    places: Array.from({ length: 11 }, (_, i) => ({ id: `p${i}`, name: `地点${i}` })), tasks: [task({ every: 'once', times: 8, most: 11, mostADay: 11, proofs: [{ kind: 'place', once: true }] })],
    points: { milestones: [{ sum: { of: 'places' }, reach: 8, title: '可以答题' }] }
  }))
  const visits = (n: number) => play(config, Array.from({ length: n }, (_, i) => ({ on: 20260615 + i, task: 'read', sums: { place: `p${i}` } })), 20260630).standing
  expect([visits(7).titles, visits(8).titles, visits(8).places.length]).toEqual([[], ['可以答题'], 8])
  const again = checkProofs(config, config.tasks[0] as PlanConfig['tasks'][number], 20260616, [{ proof: 0, code: 'c3' }], { ...known, places: new Map([['c3', 'p3']]), visited: ['p3'] })
  expect('missing' in again).toBe(true)
})

describe('reading aloud from one lesson to the next, with points by length, and out after two missed days', () => {
  const config = planConfig({
    calendar: { from: 20260301, to: 20260331, dayBegins: 360 },
    tasks: [
      task({ id: 'lesson', title: '跟读打卡', points: 20, lengthBonus: { from: 50, step: 20, points: 5, most: 50 }, proofs: [{ kind: 'text', least: 50 }, { kind: 'audio', most: 300 }, { kind: 'photos', least: 1, most: 1 }] }),
      // A few words instead of fifty. That one may hand in one of the two only cannot be said: the cap on the day holds both together.
      task({ id: 'short', title: '简单打卡', optional: true, points: 10, proofs: [{ kind: 'text', least: 1 }, { kind: 'audio', most: 300 }] }),
      task({ id: 'notes', title: '笔记', optional: true, points: 5, proofs: [{ kind: 'photos', least: 1, most: 9 }] })
    ],
    leavesAfterMissing: 2, makeUp: { pointsPercent: 0, keepsStreak: true }
  })

  it('gives twenty for fifty words, five more for every twenty above, and ten for a few', () => {
    sound(config)
    const chars = (n: number) => points(play(config, [{ on: 20260301, task: 'lesson', sums: { chars: n } }], 20260301))
    expect([50, 69, 70, 90].map(chars)).toEqual([20, 20, 25, 30])
    expect(points(play(config, [{ on: 20260301, task: 'short', sums: { chars: 8 } }], 20260301))).toBe(10)
  })

  it('gives a lesson made up its day and no points', () => {
    const made = play(config, [{ on: 20260301, task: 'lesson', sums: { chars: 5 } }, { on: 20260303, task: 'lesson', sums: { chars: 5 } }, { on: 20260303, task: 'lesson', makeUp: 20260302, sums: { chars: 90 } }], 20260303)
    expect([made.said, points(made), made.standing.days, made.standing.streak]).toEqual([['', '', ''], 40, 3, 3])
  })

  it('shows whoever misses two days the door, takes points back with what is deleted, and a note a day', () => {
    const gone = play(config, [{ on: 20260301, task: 'lesson' }, { on: 20260304, task: 'lesson' }], 20260304)
    expect([gone.said, gone.standing.out]).toEqual([['', 'out'], true])
    const twice = play(config, [{ on: 20260301, task: 'notes' }, { on: 20260301, task: 'notes' }], 20260301)
    expect([twice.said, points(twice)]).toEqual([['', 'done'], 5])
  })
})

it('one point for being there between 7:20 and 7:50 on weekdays, nothing taken for not', () => {
  const config = sound(planConfig({ calendar: { from: 20231009, to: 20240119, weekdays: [1, 2, 3, 4, 5] }, tasks: [task({ points: 1, hours: { from: 440, to: 470 } })] }))
  const played = play(config, [{ on: 20231009, task: 'read', minute: 439 }, { on: 20231009, task: 'read', minute: 440 }, { on: 20231010, task: 'read', minute: 469 }, { on: 20231011, task: 'read', minute: 470 }, { on: 20231014, task: 'read', minute: 450 }], 20231014)
  expect([played.said, points(played)]).toEqual([['hours', '', '', 'hours', 'not-due'], 2])
})

it('steps of what the organiser is told of whoever stays below in one month, two, three', () => {
  const config = sound(planConfig({
    calendar: { from: 20210301, to: 20210731 }, tasks: [task({ proofs: [{ kind: 'number', id: 'points', label: '当天得分', unit: '分', least: 30 }] })],
    behind: { per: 'month', days: 20, steps: [{ times: 1, text: '提醒' }, { times: 2, text: '副书记谈话' }, { times: 3, text: '书记谈话' }] }
  }))
  const march = daysOf(20210301, 20210320)
  expect([20210401, 20210501, 20210601, 20210701].map((today) => behindWords(config, march, today, monthOf))).toEqual(['', '提醒', '副书记谈话', '书记谈话'])
})

it('a passage copied out every day, one picture', () => {
  const config = sound(planConfig({ tasks: [task({ proofs: [{ kind: 'photos', least: 1, most: 1 }] })], boards: { person: { order: { by: [{ of: 'points' }] } } } }))
  const given = (files: string[]) => checkProofs(config, config.tasks[0] as PlanConfig['tasks'][number], 20260615, [{ proof: 0, files }], { ...known, files: new Map(['a', 'b'].map((id) => [id, { kind: 'photo' as const, seconds: null }])) })
  expect([given([]), given(['a']), given(['a', 'b']), given(['x'])].map((said) => 'missing' in said)).toEqual([true, false, true, true])
})

it('titles by minutes read: more than 200 and one is there', () => {
  const config = sound(planConfig({
    tasks: [task({ every: 'once', times: 1, most: 100, mostADay: 10, proofs: [{ kind: 'number', id: 'minutes', label: '阅读时长', unit: '分钟' }] })], points: { milestones: [{ sum: { of: 'number', id: 'minutes' }, reach: 201, title: '秀才' }] },
    boards: { person: { order: { by: [{ of: 'number', id: 'minutes' }] } }, unit: { order: { by: [{ of: 'checkIns' }, { of: 'participants' }, { of: 'number', id: 'minutes' }] }, level: 1 } }
  }))
  const read = (...minutes: number[]) => play(config, minutes.map((n) => ({ on: 20260615, task: 'read', sums: { numbers: { minutes: n } } })), 20260615).standing.titles
  expect([read(100, 100), read(100, 101)]).toEqual([[], ['秀才']])
  const order = { by: [{ of: 'checkIns' as const }, { of: 'participants' as const }, { of: 'number' as const, id: 'minutes' }] }
  expect(rankFigures(order, [[20, 5, 900], [20, 6, 10], [21, 1, 1], [20, 5, 900]].map((values) => ({ values, fit: true }))).map(({ rank }) => rank)).toEqual([3, 2, 1, 3])
})

it('places turned into points: 70, 68 … 48 for figures per head, 30, 29 … 19 for taking part', () => {
  const order = { places: [{ figure: { of: 'numberPerHead' as const, id: 'steps' }, first: 70, step: 2, least: 48 }, { figure: { of: 'rate' as const }, first: 30, step: 1, least: 19 }] }
  sound(planConfig({ calendar: { from: 20170401, to: 20171231 }, tasks: [task({ proofs: [{ kind: 'number', id: 'steps', label: '步数', unit: '步' }] })], boards: { unit: { order, level: 1 } } }))
  const units = Array.from({ length: 14 }, (_, i) => ({ values: [14_000 - i * 500, (i + 1) / 20], fit: true }))
  const ranked = rankFigures(order, units)
  // First by figures and last by taking part: 70 + 19; the other way about: 48 + 30.
  expect([ranked[0]?.score, ranked[1]?.score, ranked[13]?.score]).toEqual([89, 68 + 19, 78])
  expect(ranked[0]?.how).toEqual(['第 1 名得 70 分', '第 14 名得 19 分'])
})

it('a period every fortnight, in which so many days are asked for', () => {
  const config = sound(planConfig({ calendar: { from: 20201107, to: 20201204 }, tasks: [1, 2].map((n) => task({ id: `part-${n}`, title: `第 ${n} 期`, every: 'once', from: n === 1 ? 20201107 : 20201121, to: n === 1 ? 20201120 : 20201204, times: 10 })) }))
  expect(config.tasks.map((one) => stretchOf(one, config.calendar, 20201121)?.from ?? null)).toEqual([null, 20201121])
  expect(play(config, daily(20201107, 20201125, 'part-1'), 20201125).rows).toHaveLength(10)
})

it('prints its rules as sentences that a notice would print', () => {
  expect(noticeOfPlan(planConfig({
    calendar: { from: 20260615, to: 20260705, graceMinutes: 120, pauses: [{ from: 20260619, to: 20260621 }] }, tasks: [task({ points: 10, proofs: [{ kind: 'text', label: '读书感受', least: 30 }] })],
    makeUp: { during: { from: 20260706, to: 20260708 }, inAll: 3, pointsPercent: 50, keepsStreak: true }, leave: { aMonth: 2, keepsStreak: true }, points: { mostADay: 30, streaks: [{ days: 7, points: 40, again: true }] }, seenBy: 'unit'
  }))).toEqual([
    '时间：2026 年 6 月 15 日至 7 月 5 日，共 21 天。', '6 月 19 日至 21 日暂停，不用打卡，也不影响连续。', '没有网络时也可以写好，零点后 2 小时内送到的，算在写好的那一天，并注明补送。',
    '任务“每日阅读”：每天 1 次，要求写读书感受不少于 30 字，每次 10 分。', '7 月 6 日至 8 日可以补卡，一共最多 3 天，给 50% 的积分，补上后算连续。', '可以请假，每月最多 2 天，要提前或当天请，请假不打断连续。',
    '打卡和全部完成的积分，一天最多 30 分。', '每连续打卡 7 天加 40 分，中断后重新计算。', '删除打卡，所得积分同时收回。', '打卡内容本单位的人能看到。'
  ])
})

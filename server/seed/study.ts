import type { PlanConfig } from '../../contract/plan-config'
import type { Context } from '../context'
import { createPlan, publishPlan } from '../study/plan-writes'
import { checkIn } from '../study/record'
import { addDays, dayBegin, dayOfMoment } from '../study/rules/days'
import { seededRandom } from '../rounds/rules/random'
import { setSwitches } from '../switches'
import { weekOfDay } from '../zone'
import { personNamed, type Association, type Person } from './association'
import { pick } from './chance'

const MINUTE = 60_000

/** What people write after reading, a few words or many. */
const notes = [
  '今天读了一大会议的经过，十三个人、七天时间、两次转移，才明白“开天辟地”四个字的分量。', '读到南湖红船那一段，想到自己支部每年的主题党日，形式可以再朴素一些，把原文读透更要紧。',
  '秋收起义受挫以后转兵井冈山，说明从实际出发不是一句空话，科研选题也要先看清条件。', '古田会议决议读了两遍，思想建党这一条放到今天的支部生活里，依然句句有所指。',
  '长征路上的干部带头和战士同吃同住，读来惭愧，工作中少一点讲条件，多一点想办法。', '今天的篇目讲遵义会议，独立自主地解决自己的问题，是用代价换来的经验，值得反复体会。',
  '读延安整风的材料，批评和自我批评写得具体、不客气，比我们现在的民主生活会实在得多。', '抗战时期的《论持久战》，今天只读了前三节，条理之清楚，对写调研报告很有启发。',
  '西柏坡的“两个务必”又读了一遍，每次读的时候职务不同，体会也不同，记下来提醒自己。', '读新中国成立初期的恢复经济部分，统计局老前辈们手抄报表的故事很打动人。',
  '红旗渠那一章读完，十年、三百座水库和渡槽，靠的是组织起来的普通人。', '今天读改革开放的开篇，真理标准的讨论从一篇文章开始，社科工作者责任不轻。'
]
const weeks = [
  '这一周学的是调查研究的几篇文献。最大的收获是先到现场再下结论：上个月做的问卷里，有两道题就是坐在办公室里想出来的，回收以后发现根本没有人这样理解，下次要先访谈再定题。',
  '这一周集中读了关于群众路线的论述。对照本处室的工作，给学会办事的材料清单还是太长，准备和同事商量，把能内部核对的三项取消，让来办事的人少跑一趟。',
  '这一周读了党的纪律建设的几个片段，从三大纪律八项注意一直读到现在的条例。纪律先从小事上立起来，公务用车登记、经费报销这些琐碎的事，恰恰最能看出作风。',
  '这一周学的是科学家精神专题。钱学森、邓稼先的选择大家都熟悉，这次读到的是他们怎样带年轻人：把难题交出去，把责任留下来，这一点对带项目很有用。'
]

interface Demo { id: string; title: string; config: Omit<PlanConfig, 'v' | 'title' | 'audience'>; taskId: string; texts: readonly string[] }

/** A running plan of 21 days and one of weeks, with what some members have handed in so far. */
export async function seedStudy(ctx: Context, association: Association, seed: string, now: number): Promise<number> {
  const { writer, config: { zone } } = ctx
  const today = dayOfMoment(now, zone)
  const top = (association.units[0] as { id: string }).id
  const actor = personNamed(association, '李敏').accountId ?? ''
  await writer.write(setSwitches, { switches: { studyPoints: true, studyBoards: true, social: true, showWhenChecked: false }, actor, now })
  const plans = demoPlans(today)
  for (const { id, title, config } of plans) {
    const begin = dayBegin(config.calendar.from, zone) - 24 * 60 * MINUTE
    await writer.write(createPlan, { planId: id, unitId: top, actor, now: begin, zone, codes: [], config: { v: 1, title, audience: { units: [top] }, ...config } })
    await writer.write(publishPlan, { planId: id, actor, now: begin + MINUTE, zone, version: 1 })
  }
  let made = 0
  for (const [n, person] of studying(association).entries()) {
    const random = seededRandom(`${seed} study ${person.id}`)
    // Some every day, some when they think of it.
    const steady = person.name === '周文清' ? 1 : 0.55 + 0.45 * random()
    for (const { id, config, taskId, texts } of plans) {
      const weekly = config.tasks[0]?.every === 'week'
      for (let day = config.calendar.from, i = n; day <= today; day = addDays(day, weekly ? 7 : 1), i++) {
        const at = dayBegin(day, zone) + Math.round((weekly ? 3 * 1440 * random() : 0) + 400 + random() * 950) * MINUTE
        const said = random()
        // 周文清 missed one day that can be made up, and has today still before him.
        const left = person.name === '周文清' && !weekly ? day === addDays(today, -4) || day === today : said > steady
        const again = weekly && weekOfDay(dayOfMoment(at, zone)) !== weekOfDay(day)
        if (left || again || at > now) continue
        const text = texts[i % texts.length] as string
        await writer.write(checkIn, { planId: id, memberId: person.id, taskId, sendId: `demo-${id}-${day}`.slice(0, 40), given: [{ proof: 0, text: random() < 0.15 ? `${text}${pick(random, ['明天接着读。', '记下来，和支部同志交流。'])}` : text }], now: at, zone })
        made++
      }
    }
  }
  return made
}

const demoPlans = (today: number): Demo[] => {
  const from = addDays(today, -11)
  const monday = addDays(weekOfDay(today), -21)
  return [
    {
      id: 'plan-reading', title: '二十一天读党史', taskId: 'read', texts: notes,
      config: {
        intro: '每天读一篇，写几句自己的感受。读什么不限，可以从学习资料的“党史故事”读起。', preset: 'reading-21', calendar: { from, to: addDays(from, 20), graceMinutes: 720 },
        tasks: [{ id: 'read', title: '每日阅读', every: 'day', materialId: 'ar-01', proofs: [{ kind: 'text', label: '读书感受', least: 30 }, { kind: 'photos', least: 1, most: 3, optional: true }], points: 10 }],
        makeUp: { daysBack: 7, inAll: 3, pointsPercent: 50, keepsStreak: true }, leave: { inAll: 2, keepsStreak: true }, seenBy: 'unit',
        points: { streaks: [{ days: 7, points: 40, again: false }, { days: 21, points: 160, again: false }], milestones: [{ sum: { of: 'days' }, reach: 10, title: '读书十日' }, { sum: { of: 'days' }, reach: 21, title: '全勤' }] },
        boards: { person: { order: { by: [{ of: 'days' }, { of: 'points' }] }, top: 50 }, unit: { order: { by: [{ of: 'rate' }, { of: 'daysPerHead' }] }, level: 1 } }
      }
    },
    {
      id: 'plan-weekly', title: '每周一学', taskId: 'study', texts: weeks,
      config: {
        intro: '每周学一个专题，写一段学习体会。', preset: 'weekly', calendar: { from: monday, to: addDays(monday, 83), graceMinutes: 1440 },
        tasks: [{ id: 'study', title: '每周一学', every: 'week', proofs: [{ kind: 'text', label: '学习体会', least: 50 }], points: 20 }],
        makeUp: { daysBack: 30, aMonth: 2, pointsPercent: 50, keepsStreak: true }, seenBy: 'unit'
      }
    }
  ]
}

/** 周文清's branch, and a few of others. */
function studying({ people }: Association): Person[] {
  const able = people.filter(({ part }) => part?.consent !== false && !part?.activation && !part?.since)
  const unit = people.find(({ name }) => name === '周文清')?.unitId
  const near = able.filter((person) => person.unitId === unit).slice(0, 10)
  return [...near, ...able.filter((person) => person.unitId !== unit).filter((_, i) => i % 17 === 0).slice(0, 14)]
}

import { sql } from 'kysely'
import type { ReportBlock, ReportPlan, ReportStudy } from '../../../contract/reports'
import { pathEnd } from '../../unit-path'
import { plansBelow, type Studied } from '../../study/below'
import type { ReportPart } from '../part'
import { heading, numeral, percent, rateInColumn, text } from '../rules/words'
import type { Scope } from '../scope'

/** What somebody reads is his own: fewer than that and a sum would tell whose it is. */
const LEAST = 5
const NAMED = 10

export const study: ReportPart<'study'> = {
  id: 'study', heading: '学习与心得情况',

  async read(scope) {
    // A report on one round is about nothing else.
    if (scope.round !== undefined) return { plans: [], published: 0, read: null, reflections: { people: 0, handedIn: 0, picked: 0, titles: [] } }
    const { ctx, unit, from, to, now } = scope
    const plans = await plansBelow(ctx, unit, from, to, now)
    return {
      plans: plans.map(({ owner, units, heads, participants, checkIns, days, ...plan }) => ({
        ...plan, organiser: owner.name, own: owner.path.startsWith(unit.path), ...rated({ heads, participants, checkIns, days }),
        units: units.map(({ unit: part, ...sums }) => ({ unit: part, ...rated(sums) })).sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.participants - a.participants || (a.unit.id < b.unit.id ? -1 : 1))
      })),
      ...await materials(scope), reflections: await reflections(scope)
    }
  },

  write({ numbers: { study: { plans, published, read, reflections: texts } }, unit }) {
    const library = [
      ...(published ? [`编发学习资料${published}篇`] : []),
      ...(read ? [`${read.people}人读完学习资料${read.times}篇次`] : []),
      ...(texts.handedIn ? [`${texts.people}人提交心得体会${texts.handedIn}篇${texts.picked ? `，其中入选精选${texts.picked}篇` : ''}`] : [])
    ]
    return [
      ...plans.flatMap((plan, i) => [heading(`（${numeral(i + 1)}）${plan.title}`), text(planWords(plan)), ...table(plan, unit.id)]),
      ...(library.length ? [...(plans.length ? [heading(`（${numeral(plans.length + 1)}）学习资料与心得`)] : []), text(`统计时段内，${library.join('；')}。`)] : []),
      ...(texts.titles.length ? [text(`精选心得：${texts.titles.map(({ title, name, unit: from }) => `${name}（${from}）《${title}》`).join('、')}。`)] : [])
    ]
  }
}

const rated = (sums: Studied) => ({ ...sums, rate: sums.heads > 0 ? Math.min(1, sums.participants / sums.heads) : null })

/** Published by units of the subtree; read by people who belong to it. */
async function materials({ ctx: { db }, unit: { path }, from, to }: Scope): Promise<Pick<ReportStudy, 'published' | 'read'>> {
  const { rows: [own] } = await sql<{ n: number }>`select count(*) as n from material a join unit u on u.id = a.unit_id
    where a.state = 'published' and a.author is not null and a.published_at >= ${from} and a.published_at < ${to} and u.path >= ${path} and u.path < ${pathEnd(path)}`.execute(db)
  const { rows: [read] } = await sql<{ people: number; times: number }>`select count(distinct p.member_id) as people, count(*) as times from material_progress p
    join member m on m.id = p.member_id join unit u on u.id = m.unit_id where p.read_at >= ${from} and p.read_at < ${to} and u.path >= ${path} and u.path < ${pathEnd(path)}`.execute(db)
  const people = Number(read?.people ?? 0)
  return { published: Number(own?.n ?? 0), read: people < LEAST ? null : { people, times: Number(read?.times ?? 0) } }
}

/** Those meant for others: what somebody keeps for himself is nobody's figure. */
async function reflections({ ctx: { db }, unit: { path }, from, to }: Scope): Promise<ReportStudy['reflections']> {
  const own = sql`r.submitted_at >= ${from} and r.submitted_at < ${to} and r.sight <> 'self' and r.state in ('shown', 'review') and u.path >= ${path} and u.path < ${pathEnd(path)}`
  const { rows: [all] } = await sql<{ people: number; handed: number; picked: number }>`select count(distinct r.member_id) as people, count(*) as handed, count(case when r.state = 'shown' then r.picked_at end) as picked
    from reflection r join unit u on u.id = r.unit_id where ${own}`.execute(db)
  const { rows: picked } = await sql<{ title: string; name: string; unit: string }>`select r.title, m.name, u.name as unit from reflection r join unit u on u.id = r.unit_id join member m on m.id = r.member_id
    where ${own} and r.state = 'shown' and r.picked_at is not null and r.title <> '' order by r.picked_at, r.id limit ${NAMED}`.execute(db)
  return { people: Number(all?.people ?? 0), handedIn: Number(all?.handed ?? 0), picked: Number(all?.picked ?? 0), titles: picked.map(({ title, name, unit }) => ({ title, name, unit })) }
}

function planWords({ organiser, from, to, first, last, over, heads, participants, rate, checkIns, days }: ReportPlan): string {
  const whole = first === from && last === to
  const time = `${dayWords(from)}至${dayWords(to, from)}开展${over ? '' : '，尚未结束'}`
  const inside = whole ? '' : `本时段统计${dayWords(first)}至${dayWords(last, first)}的情况：`
  if (participants === 0) return `由${organiser}组织，${time}。${inside}应参与${heads}人，没有人打卡。`
  return `由${organiser}组织，${time}。${inside}应参与${heads}人，实际参与${participants}人${rate === null ? '' : `，参与率${percent(rate)}`}；共打卡${checkIns}次，按人按天累计${days}天。`
}

function table({ title, units }: ReportPlan, unitId: string): ReportBlock[] {
  const rows = units.filter(({ unit }) => unit.id !== unitId)
  if (rows.length < 2) return []
  return [{
    kind: 'table', caption: `${title}各单位参与情况`, note: '', columns: ['单位', '应参与人数', '参与人数', '参与率', '打卡次数', '累计天数'].map((column, i) => ({ title: column, wide: i === 0 })),
    rows: rows.map(({ unit, heads, participants, rate, checkIns, days }) => [unit.name, String(heads), String(participants), rateInColumn(rate), String(checkIns), String(days)])
  }]
}

/** 2026年4月5日; the year is left out where `after` lies in the same. */
const dayWords = (day: number, after?: number): string =>
  `${after !== undefined && Math.floor(after / 10000) === Math.floor(day / 10000) ? '' : `${Math.floor(day / 10000)}年`}${Math.floor(day / 100) % 100}月${day % 100}日`

import type { Preset } from '../../../contract/organiser'
import type { RoundConfig, UnitMetric } from '../../../contract/round-config'
import { points } from '@/services/format'
import { chosen, options } from '../editing/typed'
import { phaseOf, type Form } from './form'
import type { Field } from './merge'
import type { LocalMoment } from './moment'

export const types: Record<Form['parts'][number]['type'], string> = { single: '单选题', multiple: '多选题', judge: '判断题', fill: '填空题' }

export const metrics: Record<UnitMetric, string> = {
  rate: '参与率', mean: '平均分', rosterMean: '应参与人均分', total: '总分', participants: '参与人数', fullMarks: '满分人数',
  attempts: '答题人次', attemptsPerHead: '人均答题次数', passed: '合格人数', passRate: '合格率', fullMarkRate: '满分率', highScores: '高分人数',
  topMean: '前若干名平均分', unitRate: '下级单位参与率', given: '组织工作分'
}

/** What the phone offers; a round that came as a file may have more, and keeps it. */
export const counting = options<Exclude<Form['counting'], 'weeklyBestSum' | 'paperBestSum'>>({
  best: '最好一次', first: '第一次', last: '最后一次', average: '各次平均', sum: '各次累计', dailyBestSum: '每天最好一次累计'
})
export const multiple = options<Form['multiple']>({ all: '不得分', half: '得一半', each: '按选对个数' })
export const reveal = options<Form['reveal']>({ close: '截止后', paper: '交卷后', each: '每题答完', never: '不公布' })
export const timing = options<Form['timing']>({ paper: '全卷限时', question: '逐题限时', none: '不限时' })
export const late = options<Form['late']>({ personal: '只计个人成绩', unit: '也计入支部', refused: '不参加本次' })
export const rankings: readonly { value: Form['by'], text: string }[] = options<'composite' | 'rate' | 'mean' | 'rosterMean' | 'total' | 'participants' | 'fullMarks'>({
  composite: '综合分', rate: '参与率', mean: '平均分', rosterMean: '应参与人均分', total: '总分', participants: '参与人数', fullMarks: '满分人数'
})

export const rankingName = (by: Form['by']): string => (by === 'points' ? '几项得分相加' : by === 'composite' ? '综合分' : metrics[by])

/** A title that could be printed as it is: 6 月党史知识竞赛. */
export const usualTitle = ({ config }: Pick<Preset, 'config'>, month: number): string => `${month} 月党史${config.practice ? '日常练习' : '知识竞赛'}`

export const fields: Record<Field, string> = {
  title: '名称', topic: '主题', units: '参加单位', opens: '开始时间', closes: '截止时间', daily: '每天开放时段', parts: '试卷', source: '选题范围',
  timing: '限时方式', minutes: '全卷限时', seconds: '每题限时', perDay: '每天次数', total: '全程次数', counting: '哪次算成绩', firstPerDay: '每天计入次数',
  stages: '各阶段时间', multiple: '多选题少选', reveal: '公布答案', late: '开赛后入册的人', by: '单位排名', weights: '综合分比例', minRate: '最低参与率', personBoard: '个人榜', unitBoard: '单位榜'
}

const times = (typed: string, unit: string, none: string) => (typed ? `${typed} ${unit}` : none)

/** 6 月 15 日 周一 8:00; another year than this one is said. */
export function moment ({ day, time }: LocalMoment): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const week = '日一二三四五六'.charAt(new Date(Date.UTC(year, month - 1, date)).getUTCDay())
  return `${year === new Date().getFullYear() ? '' : `${year} 年 `}${month} 月 ${date} 日 周${week} ${time.replace(/^0(\d)/, '$1')}`
}

/** The phase whose paper is told in figures: the first that counts. */
export const mainPhase = (config: RoundConfig) => config.phases.find(({ role }) => role !== 'practice') ?? phaseOf(config)

/** 满分 100 分; what may come on top for speed is said apart. */
export function fullWords (config: RoundConfig, withSpeed: number): string {
  const { paper, scoring } = mainPhase(config)
  const full = paper.kind === 'drawn'
    ? paper.parts.reduce((sum, part) => sum + part.count * part.points, 0)
    : paper.questions.reduce((sum, question) => sum + question.points, 0)
  return scoring.speedBonus && withSpeed > full ? `满分 ${points(full)} 分，另加速度分最多 ${points(withSpeed - full)} 分` : `满分 ${points(withSpeed)} 分`
}

/** A field's value as one would read it aloud. */
export function said (field: Field, form: Form): string {
  switch (field) {
    case 'title': case 'topic': return form[field] || '（空）'
    case 'units': return `${form.units.length} 个单位`
    case 'opens': case 'closes': return moment(form[field])
    case 'daily': return form.daily ? `${form.daily.from}—${form.daily.to}` : '全天'
    case 'parts': return form.parts.map(({ type, count, points }) => `${types[type]} ${count} 题各 ${points} 分`).join('，')
    case 'source': return form.source?.topics.join('、') || '全部题目'
    case 'timing': return chosen(timing, form.timing)
    case 'minutes': return times(form.minutes, '分钟', '不限')
    case 'seconds': return times(form.seconds, '秒', '不限')
    case 'perDay': case 'total': case 'firstPerDay': return times(form[field], '次', '不限')
    case 'counting': return chosen(counting, form.counting)
    case 'multiple': return chosen(multiple, form.multiple)
    case 'reveal': return chosen(reveal, form.reveal)
    case 'late': return chosen(late, form.late)
    case 'stages': return form.stages.map(({ name, opens, closes }) => `${name} ${moment(opens)} 至 ${moment(closes)}`).join('，') || '只有一个阶段'
    case 'by': return rankingName(form.by)
    case 'weights': return form.weights.map(({ metric, percent }) => `${metrics[metric]} ${percent}%`).join(' + ')
    case 'minRate': return times(form.minRate, '%', '不限')
    case 'personBoard': case 'unitBoard': return form[field] ? '公布' : '不公布'
    default: return field satisfies never
  }
}

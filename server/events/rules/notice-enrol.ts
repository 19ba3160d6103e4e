import type { Before, Enrol, Reserved } from '../../../contract/event-config'
import { list, number } from '../../rounds/rules/words'
import { minutesWords } from '../../study/rules/words'
import { drawsAt } from './moments'
import { seatsOf } from './problems'
import { at, doneBy, fieldWords, isMany, pointWords, someOf, spaced, until, type Around } from './words'

export const enrolSentences = (around: Around): string[] => [
  ...requireSentences(around), ...quotaSentences(around), ...reservedSentences(around), howSentence(around), ...whenSentences(around), ...amountSentences(around), ...formSentences(around), ...waitlistSentences(around), ...cancelSentences(around), ...noShowSentences(around)
]

function requireSentences({ config: { requires }, names: { eventName = (id) => id } }: Around): string[] {
  if (!requires) return []
  const { members, attended, points, hours } = requires
  const words = [members ? `在指定的 ${members.length} 人名单上` : '', attended ? `参加过${list(attended.map((id) => `“${eventName(id)}”`), '或')}` : '', points ? `学习积分不少于 ${number(points)} 分` : '', hours ? `志愿服务不少于 ${hours} 小时` : ''].filter(Boolean)
  return words.length ? [`报名条件：${words.join('，')}。`] : []
}

const roundingWords = { up: '小数进位', down: '小数舍去', nearest: '四舍五入' }

function quotaSentences({ config: { quotas, form, sessions }, names: { unitName = (id) => id, levelName } }: Around): string[] {
  if (!quotas) return []
  const each = (rule: { each: 'session' | 'event' }) => (sessions.length > 1 ? (rule.each === 'session' ? '每场' : '各场合计') : '')
  const { units, percent, least, answers } = quotas
  const shares = units && (units.list.length > 30 ? `分配到 ${units.list.length} 个单位，各单位人数见名额表` : list(units.list.map(({ unit, seats }) => `${unitName(unit)} ${seats} 人`)))
  return [
    units ? `名额分配：${each(units)}${shares}。` : '',
    percent ? `名额分配：${each(percent)}每个${levelName?.(percent.level) ?? '单位'}按在册人数的 ${number(percent.percent)}% 确定，${roundingWords[percent.rounding]}${percent.least ? `，至少 ${percent.least} 人` : ''}。` : '',
    least ? `人数要求：${least.map(({ unit, seats }) => `${unitName(unit)}不少于 ${seats} 人`).join('，')}。` : '',
    ...(answers ?? []).map(({ field, list: seats }) => `${form?.find(({ id }) => id === field)?.label ?? field}名额：${seats.map((one) => `${one.option} ${one.seats} 人`).join('，')}。`)
  ]
}

function reservedSentences(around: Around): string[] {
  const { config: { reserved }, names: { unitName = (id) => id } } = around
  const whom = ({ units, members }: Reserved) => [...(units ? [someOf(units.map(unitName), '单位')] : []), ...(members ? [`指定的 ${members.length} 人`] : [])]
  return (reserved ?? []).map((one) => {
    const free = one.until ? `，${spaced(pointWords(one.until, around)).trimStart()}起剩余的放开报名` : ''
    const kept = whom(one)
    return `预留：${isMany(around) ? '每场' : ''}${one.name} ${one.seats} 个，${kept.length ? `留给${list(kept, '和')}` : '由组织者安排'}${free}。`
  })
}

function stepsOf(stages: NonNullable<Enrol['stages']>): string {
  const by = { unit: '所在单位', organiser: '主办单位' }
  return `依次经过${stages.map((one) => `${one.name}（${by[one.by]}）`).join('、')}`
}

function howSentence(around: Around): string {
  const { enrol, sessions, quotas } = around.config
  switch (enrol.how) {
    case 'first-come': return `报名方式：${sessions.some((one) => seatsOf(one) !== null) || quotas ? '先到先得，报满为止' : '自愿报名，名额不限'}。`
    case 'lot': {
      const draw = drawsAt(enrol)
      return `报名方式：先报名，${draw === null || draw === enrol.closesAt ? '报名截止后' : spaced(at(draw, around)).trimStart()}由系统抽签，中签的参加。`
    }
    case 'review': {
      const steps = enrol.stages ? `，${stepsOf(enrol.stages)}` : '，由主办单位审核后确定'
      return `报名方式：先报名${steps}${enrol.decideBy ? `，${until(enrol.decideBy, around)} 前公布结果` : ''}。`
    }
    case 'nominated': return `报名方式：由各单位报送名单，个人不用报名${enrol.stages ? `；报送的名单${stepsOf(enrol.stages)}` : ''}。`
    case 'opt-out': return '报名方式：全体参加，不用报名。'
    default: return enrol.how satisfies never
  }
}

function whenSentences(around: Around): string[] {
  const { how, opensAt, closesAt, release, closes, ahead } = around.config.enrol
  if (how === 'opt-out') return []
  const act = how === 'nominated' ? '报送' : '报名', each = isMany(around) ? '每场' : ''
  const from = opensAt === undefined ? '' : at(opensAt, around)
  return [
    closesAt !== undefined ? `${act}时间：${from || '即日起'}${from ? ' ' : ''}至 ${until(closesAt, around)}。` : from ? `${act}时间：${from} 起。` : '',
    release ? `${each}名额在${spaced(pointWords(release, around))}放出。` : '',
    closes ? `${each}请${doneBy(closes, act, around)}。` : '',
    ahead ? `请至少提前 ${ahead.days} ${ahead.working ? '个工作日' : '天'}${act}${ahead.working ? '（周六、周日不算）' : ''}。` : ''
  ]
}

function amountSentences(around: Around): string[] {
  const { sessions, enrol: { how, mostSessions = 1, mostADay, group } } = around.config
  if (how === 'opt-out') return []
  const day = mostADay !== undefined && mostADay < mostSessions ? `，每天最多 ${mostADay} 场` : ''
  const size = group && (group.least === group.most ? `一次 ${group.most} 人` : group.least && group.least > 1 ? `一次 ${group.least} 至 ${group.most} 人` : `一次最多 ${group.most} 人`)
  return [
    !isMany(around) ? '' : mostSessions >= sessions.length && !day ? '各场都可以报。' : `每人${mostSessions === 1 ? `限${how === 'nominated' ? '' : '报'}一场` : `最多报 ${mostSessions} 场${day}`}。`,
    group ? `可以团体报名，${size}，${group.leaderComes === false ? '报名人可以不到场' : '报名人要一同到场'}。` : ''
  ]
}

function formSentences({ config: { form, keepDays = 30, enrol } }: Around): string[] {
  if (!form) return []
  const all = form.filter(({ each }) => each)
  const whole = enrol.group && all.length ? `，团体报名的，${list(all.map(({ label }) => label))}每人都要填写` : ''
  return [`报名时填写${list(form.map(fieldWords))}${whole}；报名信息在活动结束 ${keepDays} 天后删除。`]
}

const whoWaits: Partial<Record<Enrol['how'], string>> = { lot: '没有中签的', review: '没有录取的' }

function waitlistSentences(around: Around): string[] {
  const { waitlist, how } = around.config.enrol
  if (!waitlist) return []
  const stop = waitlist.until ? `，候补到${spaced(pointWords(waitlist.until, around))}为止` : ''
  return [`候补：${whoWaits[how] ?? '报满后'}可以排队候补${waitlist.most ? `，最多 ${waitlist.most} 人` : ''}；${waitlist.claimMinutes === undefined ? '有空位时依次递补并通知' : `有空位时依次通知，${minutesWords(waitlist.claimMinutes)}内确认${waitlist.sparesNight ? '（夜里 22:00 到 8:00 到时的，顺延到 9:00）' : ''}，过时让给下一位`}${stop}。`]
}

function cancelSentences(around: Around): string[] {
  const { cancel, change, how } = around.config.enrol
  const act = how === 'opt-out' ? '请假' : '取消'
  // Only who chose his session himself moves to another.
  const moves = isMany(around) && how !== 'opt-out' && how !== 'nominated'
  const both = moves && change === undefined ? `${act}或改报别的场次` : act
  const move = moves ? change : undefined
  return [
    cancel === 'never' ? (how === 'opt-out' ? '无特殊情况不得请假。' : '报名后不能取消。') : `不能来的，${cancel === undefined ? `开始前都可以${both}` : cancel === 'end' ? `结束前都可以${both}` : `请${doneBy(cancel, both, around)}`}。`,
    move === undefined ? '' : move === 'never' ? '不能改报别的场次。' : `改报别的场次，请${doneBy(move as Before, '办理', around)}。`
  ]
}

function noShowSentences({ config: { noShow, enrol } }: Around): string[] {
  if (!noShow) return []
  const steps = noShow.steps.map(({ times, within, days }) => `${within ? `${within} 天内` : times > 1 ? '累计' : ''}${times > 1 ? `满 ${times} 次` : ' 1 次'}的，${days} 天内不能再报名`.trim())
  const appeal = noShow.appealDays ? `有特殊情况的，可以在 ${noShow.appealDays} 天内向组织者说明。` : '有特殊情况的，可以向组织者说明。'
  return [`未到：没有${enrol.how === 'opt-out' ? '请假' : '取消'}又没有到场的，算一次未到；${steps.join('；')}。${appeal}`]
}

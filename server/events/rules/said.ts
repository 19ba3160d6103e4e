import { endMoment, moment } from '../../rounds/rules/words'

export interface Standing { state: string; /** Empty: the session has none. */ position: string; ahead: number | null; offerUntil: number | null; reason: string; drawAt: number | null; decideBy: number | null; stage: string; heads: number }

/** What the state of a sign-up means for its member, and what to do. */
export function saidOf({ state, position, ahead, offerUntil, reason, drawAt, decideBy, stage, heads }: Standing, zone: string): string {
  const why = reason ? `：${reason}` : ''
  switch (state) {
    case 'applied':
      if (drawAt !== null) return `已报名，${moment(drawAt, zone)} 抽签`
      return `已报名，等${stage || '审核'}${decideBy === null ? '' : `，${endMoment(decideBy, zone)} 前有结果`}`
    case 'waiting': return `${position}候补第 ${ahead ?? 1} 位`
    case 'offered': return `有名额了，请在 ${endMoment(offerUntil ?? 0, zone)} 前确认`
    case 'confirmed': return heads > 1 ? `已报名 ${heads} 人` : '已报名'
    case 'excused': return `已请假${why}`
    case 'cancelled': return '已取消'
    case 'moved': return '已改到别的场次'
    case 'removed': return `组织者已取消${why}`
    case 'declined': return `没有通过${why}`
    case 'lapsed': return `名额已让出${why}`
    case 'lost': return '没有抽中'
    default: return ''
  }
}

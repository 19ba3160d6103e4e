import type { OrganiserRound } from '../../../contract/organiser'
import { dayTime, endTime, left } from '@/services/format'

/** Where in its life a round stands. */
export function whenOf ({ state, opensAt, closesAt }: Pick<OrganiserRound, 'state' | 'opensAt' | 'closesAt'>, now: number): string {
  switch (state) {
    case 'draft': return `拟定 ${dayTime(opensAt, now)} 开始`
    case 'upcoming': return `${dayTime(opensAt, now)} 开始`
    case 'open': return `剩 ${left(closesAt - now)}，${endTime(closesAt, now)} 截止`
    case 'closed': return `${endTime(closesAt, now)} 截止`
    default: return state satisfies never
  }
}

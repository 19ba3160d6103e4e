import type { EnrolHow } from '../../../contract/event-config'
import type { EventPerson, EventSessionRow } from '../../../contract/event-desk'
import type { SignUpState } from '../../../contract/events'

export type PeopleState = 'applied' | 'waiting' | 'offered' | 'confirmed' | 'excused' | 'gone'
export const peopleStates: readonly PeopleState[] = ['applied', 'waiting', 'offered', 'confirmed', 'excused', 'gone']

export const namesOf = (how: EnrolHow): Record<PeopleState, string> => ({ applied: how === 'lot' ? '等抽签' : '待审核', waiting: '候补', offered: '待本人确认', confirmed: '已报上', excused: '请假', gone: '已退出' })

const ended: Partial<Record<SignUpState, string>> = { cancelled: '本人取消', moved: '改了场次', removed: '被取消', declined: '未通过', lapsed: '过期没确认', lost: '未抽中' }

export const isLive = ({ state }: Pick<EventPerson, 'state'>): boolean => ended[state] === undefined

/** 候补第 2 位; 待审核：单位推荐 */
export function stateOf ({ state, ahead, stage }: EventPerson, how: EnrolHow): string {
  const name = ended[state] ?? namesOf(how)[state as PeopleState]
  return ahead !== null ? `${name}第 ${ahead} 位` : stage ? `${name}：${stage}` : name
}

/** 已报 27 / 40 人，候补 3 人，待审核 2 人 */
export function figuresOf (session: EventSessionRow, how: EnrolHow): string {
  const { confirmed, offered, seats, waiting, applied, excused, expected } = session
  if (how === 'opt-out') return expected === null ? `请假 ${excused} 人` : `应到 ${Math.max(0, expected - excused)} 人，请假 ${excused} 人`
  return [
    `已报 ${confirmed + offered}${seats === null ? '' : ` / ${seats}`} 人`, offered ? `其中 ${offered} 人待确认` : '', waiting ? `候补 ${waiting} 人` : '', applied ? `${namesOf(how).applied} ${applied} 人` : ''
  ].filter(Boolean).join('，')
}

import type { EventPerson } from '../../../contract/event-desk'
import { ReasonForm } from '../review/ReasonForm'
import { count } from '../services/format'
import { request } from '../services/request'

export interface Decision { what: 'decline' | 'remove'; people: EventPerson[] }

const usual: Record<Decision['what'], readonly string[]> = { decline: ['不符合报名条件', '名额已满', '材料没有填全'], remove: ['本人要求取消', '重复报名', '工作另有安排'] }

/** Not passed, or taken off the list: with a reason that the person reads. */
export function Deciding({ eventId: id, decision: { what, people }, close, done }: { eventId: string; decision: Decision; close: () => void; done: (words: string) => void }) {
  const ids = people.map((one) => one.id)
  const who = people.length === 1 ? people[0]?.name ?? '' : `${count(people.length)} 人`
  const send = async (reason: string) => {
    if (what === 'decline') done(`${count((await request('POST /organiser/events/:id/decide', { id, ids, pass: false, reason })).decided)} 人没有通过，已告诉本人。`)
    else done(`已取消 ${count((await request('POST /organiser/events/:id/remove', { id, ids, reason })).removed)} 人的报名，已告诉本人。`)
    close()
  }
  return what === 'decline'
    ? <ReasonForm title={`不通过${who}的报名`} says='本人会收到通知，看得到原因。' okText='不通过' label='不通过的原因' common={usual.decline} send={send} close={close} />
    : <ReasonForm title={`取消${who}的报名`} says='本人会收到通知，看得到原因；空出的名额按次序给候补的人。' okText='取消报名' label='取消的原因' common={usual.remove} send={send} close={close} />
}

import { Select } from 'antd'
import type { EventConfig, Requires } from '../../../../../contract/event-config'
import { Figure } from '../../../editor/fields/controls'
import { Row } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'
import { useData } from '../../../services/data'
import { request } from '../../../services/request'
import { MembersPick } from './MembersPick'

/** Of conditions that are each there or not, the whole goes with the last one. */
function partOf<K extends keyof Requires>(root: Spot<EventConfig>, at: (requires: Spot<Requires>) => Spot<NonNullable<Requires>[K]>, name: K): Spot<Requires[K]> {
  const requires = root.at('requires') as Spot<Requires | undefined>
  const { [name]: _, ...others } = requires.value ?? {}
  const own = at(requires as Spot<Requires>)
  return { ...own, set: (next) => (next === undefined ? requires.set(Object.keys(others).length ? others as Requires : undefined) : own.set(next as NonNullable<Requires>[K])) } as Spot<Requires[K]>
}

/** What one must have done to sign up. `own`: this event, which is no condition of itself. */
export function RequiresFields({ root, own }: { root: Spot<EventConfig>; own: string }) {
  const attended = partOf(root, (requires) => requires.at('attended'), 'attended')
  const found = useData(async () => (await request('GET /organiser/events', { limit: 100 })).items)
  const known = (found.data ?? []).filter(({ id }) => id !== own)
  const chosen = attended.value ?? []
  const options = [...known.map(({ id, title }) => ({ value: id, label: title || '未命名' })), ...chosen.filter((id) => !known.some((one) => one.id === id)).map((value) => ({ value, label: found.data ? '原来选的活动' : '…' }))]
  return (
    <>
      <p className='sub event-lead'>不填就是没有条件，面向的人都能报。</p>
      <Row label='指定的人' path='requires.members' hint='只让名单上的人报名，如讲解员、入党积极分子；按姓名或工号找' whole><MembersPick spot={partOf(root, (requires) => requires.at('members'), 'members')} label='只让哪些人报名' /></Row>
      <Row label='参加过' path='requires.attended' hint='参加过其中一个就行，如先参加培训' whole>
        <Select<string[]>
          aria-label='参加过的活动' data-field='requires.attended' className='rule-units' mode='multiple' value={chosen} placeholder='选活动，可以打字找' loading={found.loading} showSearch={{ optionFilterProp: 'label' }} options={options}
          notFoundContent={found.error ? '活动暂时取不出来' : '没有别的活动'} onChange={(ids) => attended.set(ids.length ? ids : undefined)}
        />
      </Row>
      <Row label='学习积分' path='requires.points'><Figure before='不少于' spot={partOf(root, (requires) => requires.at('points'), 'points')} label='学习积分不少于' unit='分' min={0.01} max={1e6} hint='不限' /></Row>
      <Row label='志愿时长' path='requires.hours'><Figure before='不少于' spot={partOf(root, (requires) => requires.at('hours'), 'hours')} label='志愿时长不少于' unit='小时' min={1} max={10000} hint='不限' /></Row>
    </>
  )
}

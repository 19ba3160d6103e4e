import { View } from '@tarojs/components'
import type { EventPerson } from '../../../contract/event-desk'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Empty, ListEnd } from '@/components/States'
import type { Loaded as Event, Watched } from './useEvent'
import { namesOf, peopleStates, stateOf, type PeopleState } from './words'

/** Who has signed up, for whoever runs it; of others their own people. */
export function People ({ of: { config }, watched, onOpen }: { of: Event, watched: Watched, onOpen: (person: EventPerson) => void }) {
  const { people, counts, session, state, search, asked } = watched
  const { how } = config.enrol
  const names = namesOf(how)
  const shown = peopleStates.filter((one) => one === state || one === 'gone' || (one === 'confirmed' && how !== 'opt-out') || counts?.[one])
  const states: { value: PeopleState | '', text: string }[] = [{ value: '', text: '全部' }, ...shown.map((value) => ({ value, text: counts ? `${names[value]} ${counts[value]}` : names[value] }))]
  const many = config.sessions.length > 1
  return (
    <>
      <View className='org-event-sect' id='people'><View className='sect-title'>{how === 'opt-out' ? '请假的人' : '名单'}</View></View>
      <View className='org-event-filters'>
        {many ? <Chips line label='哪一场' items={[{ value: '', text: '全部场次' }, ...config.sessions.map(({ id, name }) => ({ value: id, text: name }))]} value={session} onChange={watched.setSession} /> : null}
        <Chips line label='看哪些人' items={states} value={state} onChange={watched.setState} />
        <View className='org-event-search'><SearchField label='按姓名、工号、单位、报名号查找' hint='姓名、工号、单位' value={search} onChange={watched.setSearch} /></View>
      </View>
      <Loaded of={people} failed='名单暂时取不出来' safe='报名都在。'>
        {(list) => list.length
          ? (
            <>
              <Cells>
                {list.map((person) => {
                  const { id, name, unit, sessionName, position, heads, reason } = person
                  const said = stateOf(person, how)
                  const facts = [unit.name, many && !session ? sessionName : '', position, heads > 1 ? `${heads} 人` : ''].filter(Boolean).join(' · ')
                  return <Cell key={id} title={name} strong note={<><View>{facts}</View><View className={person.mayDecide ? 'umber' : 'ink-2'}>{[said, reason].filter(Boolean).join('：')}</View></>} label={[name, facts, said, reason].filter(Boolean).join('，')} onClick={() => onOpen(person)} />
                })}
              </Cells>
              {people.ended && !people.moreError ? null : <ListEnd adding={people.adding} ended={people.ended} error={people.moreError} onMore={people.more} />}
            </>
            )
          : <Empty title={asked ? '没有找到' : '这里还没有人'} text={asked ? '换一个名字、工号、单位或报名号再找。' : '换一种状态看看。'} />}
      </Loaded>
    </>
  )
}

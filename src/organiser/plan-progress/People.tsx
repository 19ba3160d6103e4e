import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Chips } from '@/components/Choices'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Problem } from '@/components/Problem'
import { Empty } from '@/components/States'
import { OnlyOrganisers } from '../parts/OnlyOrganisers'
import { Pager } from '../parts/Pager'
import { usePlanPeople } from './usePlanPeople'
import { filters, personLine, reminder, type Person } from './words'

/** What everybody of a unit did and did not do: for organisers only. */
export function People ({ plan, unitId }: { plan: { id: string, title: string }, unitId: string | undefined }) {
  const people = usePlanPeople(plan, unitId)
  const { only, choose, search, setSearch, copied, copyReminder, copyNames } = people
  const words = reminder(plan.title, only)
  return (
    <>
      <OnlyOrganisers />
      <Loaded of={people} failed='名单暂时取不出来'>
        {({ items, counts }) => (
          <>
            <View className='people-filter'><Chips label='看哪些人' items={filters(counts)} value={only} onChange={choose} /></View>
            <View className='people-search'>
              <SearchField label='按姓名、工号、单位查找' value={search} onChange={setSearch} />
              {only !== 'all' && items.length ? (
                <>
                  {words ? <View className='sub'>{words}</View> : null}
                  <View className='row wrap people-copy'>
                    {words ? <Button kind='text' small icon={copied === 'reminder' ? 'check' : undefined} loading={copyReminder.busy} onClick={() => copyReminder.run()}>{copied === 'reminder' ? '已复制，可以粘贴发送' : '复制提醒文字'}</Button> : null}
                    <Button kind='text' small icon={copied === 'names' ? 'check' : undefined} loading={copyNames.busy} busy='正在取名单' onClick={() => copyNames.run()}>{copied === 'names' ? '名单已复制' : '复制名单'}</Button>
                  </View>
                  <Problem error={copyReminder.error ?? copyNames.error} />
                </>
              ) : null}
            </View>
            {items.length
              ? <Cells>{items.map((person) => <Line key={person.memberId} person={person} unitId={unitId} />)}</Cells>
              : <Empty done={only !== 'all'} title={search ? '没有找到' : only === 'all' ? '这里没有人' : '没有这样的人'} text={search ? '换一个名字、工号或单位再找。' : '人员有变动时会列在这里。'} />}
            <Pager {...people} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Line ({ person, unitId }: { person: Person, unitId: string | undefined }) {
  const { name, behind } = person
  return <Cell title={name} note={<><View>{personLine(person, unitId)}</View>{behind ? <View className='umber'>{behind}</View> : null}</>} />
}

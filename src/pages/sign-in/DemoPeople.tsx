import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DemoPerson } from '../../../contract/account'
import { Cell, Cells } from '@/components/Cells'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Problem } from '@/components/Problem'
import { Empty } from '@/components/States'
import { Tag } from '@/components/Tag'
import { useData } from '@/services/data'
import { request } from '@/services/request'
import { useSettled } from '@/services/settled'
import type { SignIn } from './useSignIn'

/** Only on a demo deployment: named people of the demo association to be. */
export function DemoPeople ({ signIn: { demo } }: { signIn: SignIn }) {
  const [search, setSearch] = useState('')
  const asked = useSettled(search.trim())
  const people = useData(() => request('GET /auth/demo', { search: asked || undefined }), asked, { once: true, keep: true })
  return (
    <>
      <View className='sect demo-search'>
        <View className='sub sign-in-note'>这是演示数据，选一个人即可进入，不用密码。</View>
        <SearchField label='按姓名或支部查找' value={search} onChange={setSearch} />
        <View className='demo-problem'><Problem error={demo.error} /></View>
      </View>
      <Loaded of={people} failed='演示人员暂时取不出来'>
        {({ people: list }) => list.length === 0
          ? <Empty title='没有找到这个人' text='换一个名字，或者清空后从列表里选。' action={{ text: '清空查找', onClick: () => setSearch('') }} />
          : (
            <Cells>
              {list.map((person) => (
                <Cell
                  key={person.accountId} title={<Title person={person} />} note={<><View>{person.unit.name}</View><View>{person.note}</View></>}
                  label={`以${person.name}登录，${person.unit.name}，${person.note}`} onClick={() => demo.run(person.accountId)}
                />
              ))}
            </Cells>
            )}
      </Loaded>
    </>
  )
}

function Title ({ person }: { person: DemoPerson }) {
  const role = person.roles.some((grant) => grant.role === 'admin') ? '管理员' : person.roles.length ? '组织者' : null
  return (
    <View className='row'>
      <View className='strong demo-name'>{person.name}</View>
      {role ? <Tag kind='plain'>{role}</Tag> : null}
    </View>
  )
}

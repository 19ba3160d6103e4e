import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Session } from '../../../contract/account'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request } from '../services/request'
import { useSettled } from '../services/settled'
import { Problem } from '../shell/Problem'
import { Loaded } from '../shell/States'

/** Only on a demo deployment: named people to be, those who organise first. */
export function DemoPeople({ enter }: { enter: (session: Session) => void }) {
  const [search, setSearch] = useState('')
  const asked = useSettled(search.trim())
  const people = useData(() => request('GET /auth/demo', { search: asked || undefined }), asked, { keep: true })
  const sign = useAct(async (accountId: string) => enter(await request('POST /auth/demo', { accountId })))
  return (
    <section className='demo' aria-label='演示人员'>
      <p className='sub'>这是演示数据，选一个人即可进入，不用密码。</p>
      <Input aria-label='按姓名或支部查找' placeholder='按姓名或支部查找' value={search} onChange={({ target }) => setSearch(target.value)} />
      <Problem error={sign.error} />
      <Loaded of={people} failed='演示人员暂时取不出来' rows={3}>
        {({ people: all }) => {
          const list = asked ? all : all.filter(({ roles }) => roles.length > 0)
          if (!list.length) return <p className='cap demo-none'>没有找到这个人，换一个名字再查。</p>
          return (
            <ul>
              {list.map(({ accountId, name, unit, roles, note }) => (
                <li key={accountId}>
                  <div className='grow'>
                    <div><span className='strong'>{name}</span> <span className='tag'>{roles.some(({ role }) => role === 'admin') ? '管理员' : roles.length ? '组织者' : '成员'}</span></div>
                    <div className='cap'>{unit.name}{note ? `，${note}` : ''}</div>
                  </div>
                  <Button aria-label={`以${name}登录`} disabled={sign.busy} onClick={() => sign.run(accountId)}>登录</Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}

import { Button } from 'antd'
import type { Me } from '../../../contract/account'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { request } from '../services/request'
import { forget, session, setMe } from '../services/session'
import { Problem } from './Problem'
import { NewPassword } from './NewPassword'
import { Failed, Skeleton } from './States'
import type { Standing } from './standing'

/** For those who are signed in but cannot use the console yet: why, and what to do. */
export function Detour({ standing }: { standing: Exclude<Standing, 'sign-in' | 'organiser'> }) {
  return (
    <main className='center'>
      <div className='detour'>
        <div className='rule' />
        <div className='box detour-box'>{standing === 'password' ? <NewPassword /> : standing === 'consent' ? <Consent /> : <Told standing={standing} />}</div>
      </div>
    </main>
  )
}

function Consent() {
  const system = useData(() => request('GET /system'))
  const agree = useAct(async (version: string) => setMe(await request('POST /me/consent', { version })))
  const me = session.use((state) => state.me)
  if (system.error) return <Failed title='说明暂时取不出来' error={system.error} retry={system.refresh} />
  if (!system.data || !me) return <Skeleton />
  const { privacy, association } = system.data
  return (
    <>
      <h1 className='h1'>{privacy.title}</h1>
      <p className='cap'>{association} · {privacy.version} 版</p>
      <ol className='detour-text'>{privacy.paragraphs.map((text, i) => <li key={i}><span className='num'>{i + 1}</span><span>{text}</span></li>)}</ol>
      <Problem error={agree.error} />
      <div className='row gap detour-acts'>
        <Button type='primary' loading={agree.busy} onClick={() => agree.run(me.consent.required)}>看过了，同意并继续</Button>
        <Leave text='不同意，退出' />
      </div>
    </>
  )
}

function Told({ standing }: { standing: 'unbound' | 'no-role' }) {
  const me = session.use((state) => state.me)
  const again = useAct(async () => setMe(await request('GET /me')))
  const { title, text } = standing === 'no-role'
    ? { title: '这里由组织者使用', text: '你的账号没有组织者权限。如果你负责本单位的竞赛或题库，请让上级组织者给你开通；答题请用手机。' }
    : unbound(me)
  return (
    <>
      <h1 className='h1'>{title}</h1>
      <p className='detour-say'>{text}</p>
      <Problem error={again.error} />
      <div className='row gap detour-acts'>
        <Button type='primary' loading={again.busy} onClick={() => again.run()}>已经办好，再看一次</Button>
        <Leave text='换一个账号登录' />
      </div>
    </>
  )
}

function unbound(me: Me | null): { title: string; text: string } {
  const binding = me?.binding
  if (binding?.state === 'waiting') return { title: '加入申请还在等组织者同意', text: `你申请加入${binding.unit.name}，组织者同意以后就能继续。` }
  if (binding?.state === 'refused') return { title: '加入申请没有通过', text: `${binding.unit.name}的答复：${binding.reason}。请在手机上打开学史重新申请，或与组织者联系。` }
  return { title: '账号还没有对应到花名册', text: '请在手机上打开学史，用激活码绑定，或申请加入你的支部，然后回到这里。' }
}

export function Leave({ text }: { text: string }) {
  return <Button onClick={() => void signOut()}>{text}</Button>
}

/** Signs out here at once; the server is told if it can be reached. */
export async function signOut(): Promise<void> {
  const told = request('POST /auth/logout').catch(() => undefined)
  await Promise.race([told, new Promise((resolve) => { setTimeout(resolve, 2000) })])
  forget()
}

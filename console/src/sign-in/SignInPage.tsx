import { Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useData } from '../services/data'
import { request } from '../services/request'
import { adopt, session } from '../services/session'
import { Failed, Skeleton } from '../shell/States'
import { Logo } from '../shell/Shell'
import { DemoPeople } from './DemoPeople'
import { PasswordForm } from './PasswordForm'
import { ScanPane } from './ScanPane'
import { backTarget } from './back'
import '../shell/shell.css'
import './sign-in.css'

export function SignInPage() {
  const [query] = useSearchParams()
  const go = useNavigate()
  const signedIn = session.use((state) => state.tokens !== null)
  const target = backTarget(query.get('back'))
  const [way, setWay] = useState('password')
  const system = useData(() => request('GET /system'))
  useEffect(() => { document.title = '登录 · 学史' }, [])
  useEffect(() => { if (signedIn) void go(target, { replace: true }) }, [signedIn, target, go])
  return (
    <main className='center'>
      <div className='sign-in'>
        <div className='rule' />
        <div className='box sign-in-box'>
          <Logo />
          <h1 className='h1'>登录组织者控制台</h1>
          {system.error ? <Failed title='登录方式暂时取不出来' error={system.error} retry={system.refresh} /> : null}
          {system.data
            ? (
              <>
                <p className='cap'>{system.data.association}</p>
                <Tabs
                  centered activeKey={way} onChange={setWay} destroyOnHidden
                  items={[{ key: 'password', label: '账号密码', children: <PasswordForm enter={adopt} /> }, { key: 'scan', label: '手机扫码', children: <ScanPane enter={adopt} /> }]}
                />
                {system.data.signIn.demo ? <DemoPeople enter={adopt} /> : null}
              </>
              )
            : system.error ? null : <Skeleton rows={3} />}
        </div>
      </div>
    </main>
  )
}

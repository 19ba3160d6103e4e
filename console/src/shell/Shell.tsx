import { BarChartOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Suspense } from 'react'
import { NavLink, Navigate, Outlet, useLocation } from 'react-router'
import { session } from '../services/session'
import { Crumbs } from './Crumbs'
import { Offline } from './Offline'
import { PersonMenu } from './PersonMenu'
import { Scope } from './Scope'
import { standingOf } from './standing'
import { Detour } from './Detour'
import './shell.css'

/** The frame of every page, for those who may be here; others are told what to do. */
export function Shell() {
  const me = session.use((state) => state.me)
  const tokens = session.use((state) => state.tokens)
  const place = useLocation()
  const standing = standingOf(tokens ? me : null)
  if (standing === 'sign-in') {
    const back = place.pathname + place.search
    return <Navigate to={back === '/' || back === '/banks' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`} replace />
  }
  if (standing !== 'organiser') return <Detour standing={standing} />
  return (
    <div className='shell'>
      <aside className='sider' aria-label='菜单与管理范围'>
        <Logo />
        <nav className='menu' aria-label='主菜单'>
          <NavLink to='/banks' className={({ isActive }) => (isActive || place.pathname.startsWith('/imports') ? 'active' : '')} title='题库'>
            <UnorderedListOutlined aria-hidden /><span>题库</span>
          </NavLink>
          <NavLink to='/items' className={({ isActive }) => (isActive ? 'active' : '')} title='试题分析'>
            <BarChartOutlined aria-hidden /><span>试题分析</span>
          </NavLink>
        </nav>
        <Scope />
      </aside>
      <div className='frame'>
        <header className='top'><Crumbs /><PersonMenu /></header>
        <Offline />
        <Suspense fallback={null}><Outlet /></Suspense>
      </div>
    </div>
  )
}

export const Logo = () => (
  <div className='logo'><div className='seal' aria-hidden>史</div><span className='logo-name'>学史</span><span className='cap'>组织者</span></div>
)

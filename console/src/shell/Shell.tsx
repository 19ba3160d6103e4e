import { Suspense } from 'react'
import { NavLink, Navigate, Outlet, useLocation } from 'react-router'
import { Tray } from '../jobs/Tray'
import { session } from '../services/session'
import { Crumbs } from './Crumbs'
import { entries } from './menu'
import { Offline } from './Offline'
import { PersonMenu } from './PersonMenu'
import { Scope } from './Scope'
import { standingOf } from './standing'
import { WaitingAsked } from './Waiting'
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
    return <Navigate to={back === '/' || back === '/rounds' ? '/sign-in' : `/sign-in?back=${encodeURIComponent(back)}`} replace />
  }
  if (standing !== 'organiser') return <Detour standing={standing} />
  const admin = me?.roles.some(({ role }) => role === 'admin') ?? false
  return (
    <div className='shell'>
      <WaitingAsked />
      <aside className='sider' aria-label='菜单与管理范围'>
        <Logo />
        <nav className='menu' aria-label='主菜单'>
          {entries.filter((entry) => admin || !entry.admin).map(({ to, text, icon, under, after }) => (
            <NavLink key={to} to={to} className={() => (under.some((path) => place.pathname.startsWith(path)) ? 'active' : '')} title={text}>
              {icon}<span>{text}</span>{after}
            </NavLink>
          ))}
        </nav>
        <Scope />
      </aside>
      <div className='frame'>
        <header className='top'><Crumbs /><div className='row gap-s'><Tray /><PersonMenu /></div></header>
        <Offline />
        <Suspense fallback={null}><Outlet /></Suspense>
      </div>
    </div>
  )
}

export const Logo = () => (
  <div className='logo'><div className='seal' aria-hidden>史</div><span className='logo-name'>学史</span><span className='cap'>组织者</span></div>
)

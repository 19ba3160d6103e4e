import { NavLink, Outlet } from 'react-router'
import { useExport } from '../jobs/useExport'
import { request } from '../services/request'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { waiting } from '../shell/waits'
import { Button } from 'antd'
import '../rounds/rounds.css'
import '../events/events.css'
import '../review/review.css'
import './menu.css'

/** The service menu: what was ordered of us and by us, what we offer, and the figures. */
export function MenuFrame() {
  const orders = waiting.use((state) => state.orders)
  const take = useExport(() => request('POST /organiser/menu-orders/export', {}))
  const tabs = [{ to: '', text: orders ? `请我们办的 ${orders}` : '请我们办的' }, { to: 'ours', text: '我们点的' }, { to: 'offers', text: '我们的服务' }, { to: 'figures', text: '统计' }]
  return (
    <Page title='点单' crumbs={[{ text: '点单' }]} actions={<div><Button loading={take.busy} onClick={() => take.run()}>导出订单和统计</Button><Problem error={take.error} /></div>}>
      <nav className='round-tabs' aria-label='点单'>{tabs.map((tab) => <NavLink key={tab.to} to={tab.to} end={tab.to === ''} className={({ isActive }) => (isActive ? 'active' : '')}>{tab.text}</NavLink>)}</nav>
      <Outlet />
    </Page>
  )
}

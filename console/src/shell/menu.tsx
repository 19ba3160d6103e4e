import { AuditOutlined, CalendarOutlined, CarryOutOutlined, EditOutlined, FileDoneOutlined, FileTextOutlined, ReadOutlined, SettingOutlined, ShopOutlined, TeamOutlined, UnorderedListOutlined, UserAddOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Waiting } from './Waiting'

export interface Entry {
  to: string
  text: string
  icon: ReactNode
  /** Addresses below which it is the place where one is. */
  under: string[]
  /** How much waits there. */
  after?: ReactNode
  /** Only administrators have it. */
  admin?: boolean
}

export const entries: Entry[] = [
  { to: '/rounds', text: '竞赛', icon: <FileDoneOutlined aria-hidden />, under: ['/rounds'] },
  { to: '/plans', text: '学习计划', icon: <CalendarOutlined aria-hidden />, under: ['/plans'] },
  { to: '/events', text: '活动', icon: <CarryOutOutlined aria-hidden />, under: ['/events'], after: <Waiting of={['appeals']} says='份申诉待答复' /> },
  { to: '/menu', text: '点单', icon: <ShopOutlined aria-hidden />, under: ['/menu'], after: <Waiting of={['orders']} says='份等接单' /> },
  { to: '/materials', text: '学习资料', icon: <ReadOutlined aria-hidden />, under: ['/materials'], after: <Waiting of={['contributions']} /> },
  { to: '/reflections', text: '心得', icon: <EditOutlined aria-hidden />, under: ['/reflections'], after: <Waiting of={['reflections', 'comments']} /> },
  { to: '/banks', text: '题库', icon: <UnorderedListOutlined aria-hidden />, under: ['/banks', '/imports'] },
  { to: '/roster', text: '花名册', icon: <TeamOutlined aria-hidden />, under: ['/roster'] },
  { to: '/joins', text: '加入申请', icon: <UserAddOutlined aria-hidden />, under: ['/joins'], after: <Waiting of={['joins']} /> },
  { to: '/reports', text: '报告', icon: <FileTextOutlined aria-hidden />, under: ['/reports'] },
  { to: '/trail', text: '操作记录', icon: <AuditOutlined aria-hidden />, under: ['/trail'] },
  { to: '/settings', text: '设置', icon: <SettingOutlined aria-hidden />, under: ['/settings'], admin: true }
]

import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, EditOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { EventKind } from '../../../contract/event-config'
import type { EventDeskState, EventRow } from '../../../contract/event-desk'
import type { SignUpState } from '../../../contract/events'
import type { Options } from '../editor/options'
import { dayTime, endTime } from '../services/format'

export const STATES: EventDeskState[] = ['running', 'upcoming', 'draft', 'ended', 'cancelled']
export const stateNames: Record<EventDeskState, string> = { running: '进行中', upcoming: '未开始', draft: '草稿', ended: '已结束', cancelled: '已取消' }

const icons: Record<EventDeskState, JSX.Element> = {
  running: <PlayCircleOutlined aria-hidden />, upcoming: <ClockCircleOutlined aria-hidden />, draft: <EditOutlined aria-hidden />, ended: <CheckCircleOutlined aria-hidden />, cancelled: <CloseCircleOutlined aria-hidden />
}
const looks: Record<EventDeskState, string> = { running: 'open', upcoming: 'upcoming', draft: 'draft', ended: 'closed', cancelled: 'closed' }

export const StateMark = ({ state }: { state: EventDeskState }) => <span className={`row gap-s whole state-${looks[state]}`}>{icons[state]}{stateNames[state]}</span>

export const kinds: Options<EventKind> = [['lecture', '党课'], ['visit', '现场教学'], ['walk', '红色路线'], ['volunteer', '志愿服务'], ['ceremony', '仪式'], ['other', '其他']]

export const signUpNames: Record<SignUpState, string> = {
  applied: '待审核', waiting: '候补', offered: '待本人确认', confirmed: '已报上', excused: '请假', cancelled: '本人取消', moved: '改了场次', removed: '被取消', declined: '未通过', lapsed: '过期没确认', lost: '未抽中'
}

/** 6 月 20 日 9:00 至 11:30; another day's end is said with its day. */
export function spanOf(begins: number, ends: number): string {
  const [from, to] = [dayTime(begins), endTime(ends)]
  const day = from.slice(0, from.lastIndexOf(' '))
  return `${from} 至 ${to.startsWith(`${day} `) ? to.slice(day.length + 1) : to}`
}

export const When = ({ of: { begins, ends } }: { of: Pick<EventRow, 'begins' | 'ends'> }) => <span className='num'>{spanOf(begins, ends)}</span>

export const crumbsOf = (title: string) => [{ text: '活动', to: '/events' }, { text: title || '未命名' }]

/** What is sent twice, because the answer was lost, is done once. */
export const newSendId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

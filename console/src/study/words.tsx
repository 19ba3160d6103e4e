import { CheckCircleOutlined, ClockCircleOutlined, EditOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { CheckIn, PlanRow } from '../../../contract/study'

export type PlanState = PlanRow['state']
export const STATES: PlanState[] = ['running', 'upcoming', 'draft', 'ended']
export const stateNames: Record<PlanState, string> = { running: '进行中', upcoming: '未开始', draft: '草稿', ended: '已结束' }

const icons: Record<PlanState, JSX.Element> = {
  running: <PlayCircleOutlined aria-hidden />, upcoming: <ClockCircleOutlined aria-hidden />, draft: <EditOutlined aria-hidden />, ended: <CheckCircleOutlined aria-hidden />
}
const looks: Record<PlanState, string> = { running: 'open', upcoming: 'upcoming', draft: 'draft', ended: 'closed' }

export const StateMark = ({ state }: { state: PlanState }) => <span className={`row gap-s whole state-${looks[state]}`}>{icons[state]}{stateNames[state]}</span>

export const howNames: Record<CheckIn['how'], string> = { 'check-in': '打卡', 'make-up': '补卡', leave: '请假' }

export const crumbsOf = (title: string) => [{ text: '学习计划', to: '/plans' }, { text: title || '未命名' }]

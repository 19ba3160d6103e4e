import { CheckCircleOutlined, ClockCircleOutlined, EditOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { OrganiserRound } from '../../../contract/organiser'
import { dayTime, endTime } from '../services/format'

export type RoundState = OrganiserRound['state']
export const STATES: RoundState[] = ['open', 'upcoming', 'draft', 'closed']
export const stateNames: Record<RoundState, string> = { open: '进行中', upcoming: '未开始', draft: '草稿', closed: '已结束' }

const icons: Record<RoundState, JSX.Element> = {
  open: <PlayCircleOutlined aria-hidden />, upcoming: <ClockCircleOutlined aria-hidden />, draft: <EditOutlined aria-hidden />, closed: <CheckCircleOutlined aria-hidden />
}

export const StateMark = ({ state }: { state: RoundState }) => <span className={`row gap-s whole state-${state}`}>{icons[state]}{stateNames[state]}</span>

/** 解放战争时期 · 20 题 · 30 分钟 */
function factsOf({ topic, practice, questions, paperSeconds, phases }: OrganiserRound): string[] {
  const minutes = paperSeconds === null ? '' : `${Number((paperSeconds / 60).toFixed(1))} 分钟`
  return [practice ? '练习，不计名次' : '', topic, phases > 1 ? `${phases} 个阶段` : questions && !topic.includes(`${questions} 题`) ? `${questions} 题` : '', phases > 1 ? '' : minutes].filter(Boolean)
}

/** The same in two pieces that hold together each. */
export const When = ({ round }: { round: Pick<OrganiserRound, 'opensAt' | 'closesAt'> }) => (
  <span className='num'><span className='whole'>{dayTime(round.opensAt)}</span> <span className='whole'>至 {endTime(round.closesAt)}</span></span>
)

/** Facts between which a line may end, and not within one. */
export const Facts = ({ round }: { round: OrganiserRound }) => <>{factsOf(round).map((fact, i) => <span key={i} className='whole'>{i ? ' · ' : ''}{fact}</span>)}</>

export const windowOf = ({ opensAt, closesAt }: Pick<OrganiserRound, 'opensAt' | 'closesAt'>) => `${dayTime(opensAt)} 至 ${endTime(closesAt)}`

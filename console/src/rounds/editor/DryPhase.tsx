import { CheckCircleOutlined, StopOutlined } from '@ant-design/icons'
import type { DryRun } from '../../../../contract/conduct'
import { dayTime, endTime } from '../../services/format'

const states = { upcoming: '还没开始', open: '开放中', outsideHours: '这会儿不开放', closed: '已截止' }

interface Props { view: DryRun['phases'][number]; at: number; current: boolean; named: boolean; reveal: DryRun['reveals'][number] | undefined }

/** One phase as the phone would say it. */
export function DryPhase({ view: { name, state, mine, opensAt, closesAt, questions, fullScore, paperSeconds }, at, current, named, reveal }: Props) {
  const left = [
    mine.leftToday === null ? '' : `今天还能答 ${mine.leftToday} 次`, mine.leftWeek === null ? '' : `本周还能答 ${mine.leftWeek} 次`, mine.leftTotal === null ? '' : `全程还能答 ${mine.leftTotal} 次`
  ].filter(Boolean)
  const entry = mine.entry === null ? '' : { in: '在晋级名单里', reserve: '候补', out: '没有晋级', waiting: '晋级名单还没有定' }[mine.entry]
  return (
    <section className={current ? 'box rule-dry-phase rule-dry-now' : 'box rule-dry-phase'} aria-label={named ? name : '竞赛'}>
      <div className='between'><h3 className='strong'>{named ? name : '竞赛'}{current ? <span className='cap'> 成员首先看到这一项</span> : null}</h3><span className='tag'>{states[state]}</span></div>
      <p className='cap num'>{dayTime(opensAt, at)} 至 {endTime(closesAt, at)} · {questions} 题{fullScore === null ? '' : ` · 满分 ${fullScore} 分`}{paperSeconds === null ? '' : ` · 限时 ${Number((paperSeconds / 60).toFixed(1))} 分钟`}</p>
      <p className={mine.canStart ? 'good' : 'care'}>{mine.canStart ? <><CheckCircleOutlined aria-hidden /> 可以开始答题</> : <><StopOutlined aria-hidden /> 不能开始：{mine.whyNot}</>}</p>
      {mine.opensAt === null || mine.canStart ? null : <p className='num'>{dayTime(mine.opensAt, at)} 可以再来</p>}
      {left.length ? <p className='num'>{left.join('，')}</p> : <p>次数不限</p>}
      {mine.score === null ? null : <p className='num'>现在的成绩：{mine.score} 分{mine.passed === null ? '' : mine.passed ? '，合格' : '，不合格'}</p>}
      {mine.gates.map(({ text, open }) => <p key={text} className={open ? 'good' : 'care'}>{open ? '已满足' : '还没满足'}：{text}</p>)}
      {entry ? <p>{entry}</p> : null}
      <p className='sub num'>答案：{!reveal ? '' : reveal.now ? '交过卷的现在可以看' : reveal.from === null ? '不公布' : `${dayTime(reveal.from, at)} 以后可以看`}</p>
    </section>
  )
}

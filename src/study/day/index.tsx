import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { CheckIn } from '../../../contract/study'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, Notice, OfflineNotice } from '@/components/States'
import { TaskRows } from '@/components/TaskRow'
import { a11y } from '@/platform/a11y'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { dayAt, dayWords, weekdayName } from '@/services/days'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request, type Answer } from '@/services/request'
import { firstToDo, isDone, lineOf, type Due } from '@/services/study'
import { isFor, useOutbox, type Waiting } from '@/services/study-outbox'
import { CheckInCard } from '../parts/CheckInCard'
import { DeleteDialog } from './DeleteDialog'
import { LeaveSheet } from './LeaveSheet'

type Day = Answer<'GET /plans/:id/days/:day'>
type Asking = { kind: 'delete', one: CheckIn } | { kind: 'leave' } | null

export default guarded('member', function DayPage () {
  const { plan = '', day: given = '' } = useRouter().params
  const day = Number(given)
  const data = useData(() => request('GET /plans/:id/days/:day', { id: plan, day }), given)
  const [asking, setAsking] = useState<Asking>(null)
  // What lay in the phone has arrived: the record has it now.
  const arrived = useOutbox((state) => state.arrived.length)
  const { refresh } = data
  useEffect(() => { if (arrived) void refresh() }, [arrived, refresh])
  const close = () => { setAsking(null); void data.refresh() }
  const drop = useAct(async () => { await request('DELETE /plans/:id/leaves/:day', { id: plan, day }); await data.refresh() })
  return (
    <Page
      title={`${dayWords(day, dayAt(now()))} ${weekdayName(day)}`} head={<OfflineNotice />} onRefresh={data.refresh}
      overlay={asking?.kind === 'delete' ? <DeleteDialog of={asking.one} onBack={() => setAsking(null)} onDone={close} />
        : asking ? <LeaveSheet planId={plan} day={day} onClose={() => setAsking(null)} onDone={close} /> : null}
    >
      <Unsent planId={plan} day={day} />
      <Loaded of={data} failed='这一天的记录暂时取不出来' safe='打过的卡都在。'>
        {(one) => (
          <>
            <Tasks planId={plan} of={one} onLeave={() => setAsking({ kind: 'leave' })} onBack={() => drop.run()} busy={drop.busy} />
            <Problem error={drop.error} />
            <Made of={one.checkIns} onDelete={(checkIn) => setAsking({ kind: 'delete', one: checkIn })} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Tasks ({ planId, of, onLeave, onBack, busy }: { planId: string, of: Day, onLeave: () => void, onBack: () => void, busy: boolean }) {
  const waiting = useOutbox((state) => state.waiting)
  const today = dayAt(now())
  const { day, tasks, canMakeUp, canLeave, onLeave: onLeaveNow, why } = of
  const sent = (task: Due) => !isDone(task) && waiting.some((one) => one.day === day && isFor(one, task))
  if (!tasks.length && !of.checkIns.length) return <Empty title='这一天没有任务' text={why || undefined} />
  return (
    <View className='sect'>
      {day === today
        ? <TaskRows tasks={tasks} today={today} plans={false} waiting={waiting} first={firstToDo(tasks)} />
        : tasks.map((task) => (
          <View key={task.id} className='row day-task'>
            <View className='grow'>
              <View className='task-title'>{task.title}</View>
              <View className='cap num'>{sent(task) ? '已写好，待上传' : stateOf(task, of, today)}</View>
            </View>
            {canMakeUp && !isDone(task) && !sent(task) ? <Button kind='second' small label={`补卡：${task.title}`} onClick={() => go(links.checkIn(planId, task.id, day))}>补卡</Button> : null}
          </View>
        ))}
      {onLeaveNow ? <View className='row wrap between'><View className='body'>{day >= today ? '已请假，这一天不用打卡。' : '这一天请了假。'}</View>{day >= today ? <Button kind='second' small loading={busy} busy='正在销假…' onClick={onBack}>销假</Button> : null}</View> : null}
      {!canMakeUp && day < today && why && !onLeaveNow && tasks.some((task) => !isDone(task)) ? <View className='sub'>{why}</View> : null}
      {canLeave && !onLeaveNow && !tasks.some(sent) ? <View className='day-acts'><Button kind='text' small icon='leave' onClick={onLeave}>{day < today ? '补请这一天的假' : '请这一天的假'}</Button></View> : null}
    </View>
  )
}

function stateOf (task: Due, { day, onLeave }: Day, today: number): string {
  if (isDone(task)) return lineOf(task, today)
  if (onLeave) return '已请假'
  if (day > today) return '还没到'
  return task.needed > 1 ? `已完成 ${task.done}/${task.needed} 次` : '没有完成'
}

/** Written for this day and still in the phone: shown also while nothing else can be. */
function Unsent ({ planId, day }: { planId: string, day: number }) {
  const mine = useOutbox((state) => state.waiting).filter((one: Waiting) => one.planId === planId && one.day === day && !one.refused)
  if (!mine.length) return null
  return <Notice icon='offline' title={`${mine.map(({ title }) => `“${title}”`).join('、')}已写好，待上传`} text='存在手机里，连上网后自动上传。' />
}

function Made ({ of, onDelete }: { of: readonly CheckIn[], onDelete: (one: CheckIn) => void }) {
  if (!of.length) return null
  return (
    <View>
      <View className='sect'><View className='sect-head'><View className='sect-title' {...a11y({ role: 'heading', level: 2 })}>交过的内容</View></View></View>
      <View {...a11y({ role: 'list', label: '交过的内容' })}>
        {of.map((one) => (
          <CheckInCard
            key={one.id} of={one}
            foot={one.state === 'counted' || one.state === 'review' ? <View className='day-acts'><Button kind='text' small icon='trash' label={`删除打卡：${one.taskTitle}`} onClick={() => onDelete(one)}>删除打卡</Button></View> : null}
          />
        ))}
      </View>
    </View>
  )
}

import { View } from '@tarojs/components'
import { a11y } from '@/platform/a11y'
import { go, links } from '@/services/nav'
import { actOf, isDone, lineOf, type Due } from '@/services/study'
import { isFor, type Waiting } from '@/services/study-outbox'
import { Button } from './Button'
import { Icon } from './Icon'

interface Props {
  task: Due
  today: number
  /** The one thing to do first: it has the red button. */
  first?: boolean
  /** Named where there are several. */
  plan?: string
  /** Written, and not with the server yet. */
  waiting?: boolean
  /** Its name leads to the plan. */
  opens?: boolean
}

/** One task of a plan: whether it is done, what it asks for, and the way there. */
export function TaskRow ({ task, today, first, plan, waiting, opens }: Props) {
  const done = isDone(task)
  const act = waiting ? null : actOf(task)
  const some = !done && task.needed > 1 && task.done > 0
  const line = waiting ? '已写好，待上传' : lineOf(task, today)
  return (
    <View className='task'>
      <View className={done ? 'task-mark task-done' : some ? 'task-mark task-some num' : 'task-mark'} {...a11y({ role: 'img', label: done ? '已完成' : some ? `完成 ${task.done}/${task.needed}` : '未完成' })}>{done ? <Icon name='check' size={18} /> : some ? task.done : null}</View>
      <View className='grow' {...(opens ? { hoverClass: 'pressed', onClick: () => go(links.plan(task.planId)), ...a11y({ role: 'link', label: [task.title, line, '看计划'].filter(Boolean).join('，') }) } : {})}>
        <View className='task-title'>{task.title}</View>
        <View className='cap num'>{plan && plan !== task.title ? `${plan} · ` : ''}{line}</View>
      </View>
      {act ? (
        done || !first
          ? <Button kind={done ? 'text' : 'second'} small className={done ? 'task-again' : 'task-act'} label={`${act.text}：${task.title}`} onClick={() => go(act.url)}>{act.text}</Button>
          : <Button small className='task-act' label={`${act.text}：${task.title}`} onClick={() => go(act.url)}>{act.text}</Button>
      ) : null}
    </View>
  )
}

/** Rows with hairlines between them. */
export function TaskRows ({ tasks, today, plans, waiting, first, open }: { tasks: readonly Due[], today: number, plans: boolean, waiting: readonly Waiting[], first?: Due, open?: boolean }) {
  return (
    <View {...a11y({ role: 'list', label: '任务' })}>
      {tasks.map((task, i) => (
        <View key={task.planId + task.id} {...a11y({ role: 'listitem' })}>
          {i ? <View className='hair task-hair' /> : null}
          <TaskRow
            task={task} today={today} first={task === first} plan={plans ? task.planTitle : undefined} opens={open}
            waiting={!isDone(task) && waiting.some((one) => isFor(one, task))}
          />
        </View>
      ))}
    </View>
  )
}

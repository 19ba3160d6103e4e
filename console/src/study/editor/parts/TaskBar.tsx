import { ArrowLeftOutlined, ArrowRightOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { PlanConfig, PlanTask } from '../../../../../contract/plan-config'
import { freshId, moved } from '../../../editor/lists'

interface Props { config: PlanConfig; at: number; show: (task: number) => void; replace: (config: PlanConfig) => void; wrong: (task: number) => boolean }

const nameOf = ({ title }: PlanTask, at: number) => title || `任务 ${at + 1}`

/** Which task is on show; and tasks put in, taken out, doubled and moved. */
export function TaskBar({ config, at, show, replace, wrong }: Props) {
  const { modal } = App.useApp()
  const { tasks } = config
  const fresh = () => freshId(tasks.map(({ id }) => id), 'task')
  const put = (task: PlanTask) => { replace({ ...config, tasks: [...tasks, task] }); show(tasks.length) }
  const move = (by: -1 | 1) => { replace({ ...config, tasks: moved(tasks, at, by) }); show(at + by) }
  const now = tasks[at] as PlanTask
  const remove = () => modal.confirm({
    title: `删去“${nameOf(now, at)}”？`, content: '这项任务的规则都会去掉，已经打的卡不再算。删错了可以按 Ctrl+Z 找回来。', okText: '删去', cancelText: '留着',
    onOk: () => { replace({ ...config, tasks: tasks.filter((_, i) => i !== at) }); show(Math.max(0, at - 1)) }
  })
  return (
    <div className='rule-phases'>
      <div className='rule-phase-list' role='group' aria-label='任务'>
        {tasks.map((task, i) => (
          <button key={task.id} type='button' className={`plain-button rule-phase${i === at ? ' rule-phase-at' : ''}`} aria-pressed={i === at} onClick={() => show(i)}>
            {nameOf(task, i)}{wrong(i) ? <span className='care'> !<span className='said'>有要改的</span></span> : null}
          </button>
        ))}
      </div>
      <div className='row gap-s'>
        {tasks.length > 1 ? (
          <>
            <Button type='text' size='small' aria-label='这项任务往前' icon={<ArrowLeftOutlined aria-hidden />} disabled={at === 0} onClick={() => move(-1)} />
            <Button type='text' size='small' aria-label='这项任务往后' icon={<ArrowRightOutlined aria-hidden />} disabled={at === tasks.length - 1} onClick={() => move(1)} />
            <Button type='text' size='small' aria-label='删去这项任务' icon={<DeleteOutlined aria-hidden />} onClick={remove} />
          </>
        ) : null}
        <Button type='text' size='small' aria-label='照这项再加一项' title='照这项再加一项' icon={<CopyOutlined aria-hidden />} disabled={tasks.length >= 100} onClick={() => put({ ...now, id: fresh() })} />
        <Button size='small' icon={<PlusOutlined aria-hidden />} disabled={tasks.length >= 100} onClick={() => put({ id: fresh(), title: '', every: 'day', proofs: [{ kind: 'text', least: 50 }] })}>添加任务</Button>
      </div>
    </div>
  )
}

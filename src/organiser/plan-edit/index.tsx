import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { guarded } from '@/services/guard'
import { links } from '@/services/nav'
import { useSession } from '@/store/session'
import type { Asking } from '../editing/Asks'
import { EditPage } from '../editing/EditPage'
import { dropped, moved, replaced } from '../editing/lists'
import { UnitsSheet } from '../publish/UnitsSheet'
import { Asks } from './Asks'
import { Editor, type Opened } from './Editor'
import { PlacesSheet } from './Places'
import { TaskSheet } from './TaskSheet'
import { usePlanEdit } from './usePlanEdit'
import { fields, said } from './words'
import './index.scss'

export default guarded('organiser', function PlanEditPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const [open, setOpen] = useState<Opened | null>(null)
  const edit = usePlanEdit(id, () => setAsking('leave'))
  const roles = useSession((state) => state.me?.roles) ?? []
  const { work, preview, change } = edit
  const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  return (
    <EditPage
      id={id} edit={edit} name='学习计划' what='这个计划' act='发布计划' fields={fields} said={said} lead='规则已按常见的通知写好，日期、单位、任务和积分都可以再改。'
      live={work?.state === 'running'} setAsking={setAsking}
      fixed={work?.state === 'ended' ? { title: '计划已经结束', text: '打卡和参与情况都还在，不能再改规则。', act: '看参与情况', url: links.planProgress(work.id ?? '') } : null}
      overlay={({ form }) => {
        const task = typeof open === 'number' ? form.tasks[open] : undefined
        return (
          <>
            {open === 'units' ? <UnitsSheet roots={roots} chosen={form.units} onClose={() => setOpen(null)} onChoose={(units) => { change({ units }); setOpen(null) }} /> : null}
            {open === 'places' ? <PlacesSheet form={form} problems={preview.problems} change={change} onClose={() => setOpen(null)} /> : null}
            {typeof open === 'number' && task ? (
              <TaskSheet
                task={task} index={open} of={form.tasks.length} worth={form.points} problems={preview.problems} onClose={() => setOpen(null)}
                onChange={(changed) => change({ tasks: replaced(form.tasks, open, changed) })} onMove={(by) => { change({ tasks: moved(form.tasks, open, by) }); setOpen(open + by) }}
                onRemove={() => { change({ tasks: dropped(form.tasks, open) }); setOpen(null) }}
              />
            ) : null}
            {asking ? <Asks asking={asking} edit={edit} onClose={() => setAsking(null)} onPlaces={() => { setAsking(null); setOpen('places') }} /> : null}
          </>
        )
      }}
    >
      {(shown) => <Editor edit={{ work: shown, preview, change }} onOpen={setOpen} />}
    </EditPage>
  )
})

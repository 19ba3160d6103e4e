import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { useSession } from '@/store/session'
import type { Asking } from '../editing/Asks'
import { ConflictNote } from '../editing/ConflictNote'
import { Footer } from '../editing/Footer'
import { moved } from '../editing/lists'
import { FoundNote } from '../parts/FoundNote'
import { Presets } from '../publish/Presets'
import { UnitsSheet } from '../publish/UnitsSheet'
import { useChecked } from '../publish/useChecked'
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
  const { work, presets, preview, change, conflict, dirty } = edit
  const running = work?.state === 'running'
  const asked = useChecked(preview, useCallback(() => setAsking((now) => now ?? (running ? 'change' : 'publish')), [running]))
  const task = typeof open === 'number' ? work?.form.tasks[open] : undefined
  const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  const leave = () => {
    if (dirty) setAsking('leave')
    else if (work && !id && !work.id) edit.forget()
    else edit.leave()
  }
  return (
    <Page
      title={id ? '修改学习计划' : '新建学习计划'} onBack={leave}
      head={(
        <>
          <OfflineNotice text='填写的内容还在，连上后再保存' />
          {conflict && work ? <ConflictNote what='这个计划' conflict={conflict} form={work.form} fields={fields} said={said} onClose={edit.clearConflict} /> : null}
          {edit.found ? <FoundNote onKeep={edit.keep} onForget={edit.forget} /> : null}
        </>
      )}
      footer={work && work.state !== 'ended' ? (
        <Footer
          draft={work.state === 'draft'} stored={work.id !== null && !dirty} problems={preview.problems} save={edit.save} publish={edit.publish} asked={asked} act='发布计划'
          onSave={running ? asked.run : () => edit.save.run()}
        />
      ) : undefined}
      overlay={work ? (
        <>
          {open === 'units' ? <UnitsSheet roots={roots} chosen={work.form.units} onClose={() => setOpen(null)} onChoose={(units) => { change({ units }); setOpen(null) }} /> : null}
          {open === 'places' ? <PlacesSheet form={work.form} problems={preview.problems} change={change} onClose={() => setOpen(null)} /> : null}
          {typeof open === 'number' && task ? (
            <TaskSheet
              task={task} index={open} of={work.form.tasks.length} worth={work.form.points} problems={preview.problems} onClose={() => setOpen(null)}
              onChange={(changed) => change({ tasks: work.form.tasks.map((one, at) => (at === open ? changed : one)) })}
              onMove={(by) => { change({ tasks: moved(work.form.tasks, open, by) }); setOpen(open + by) }}
              onRemove={() => { change({ tasks: work.form.tasks.filter((_, at) => at !== open) }); setOpen(null) }}
            />
          ) : null}
          {asking ? <Asks asking={asking} edit={edit} onClose={() => setAsking(null)} onPlaces={() => { setAsking(null); setOpen('places') }} /> : null}
        </>
      ) : null}
    >
      <Loaded of={edit.source} failed={id ? '这个计划暂时取不出来' : '常见做法暂时取不出来'} safe='已经保存的草稿都在。'>
        {() => {
          if (presets) return <Presets presets={presets} lead='规则已按常见的通知写好，日期、单位、任务和积分都可以再改。' onChoose={edit.choose} />
          if (!work) return null
          if (work.state === 'ended') return <Empty title='计划已经结束' text='打卡和参与情况都还在，不能再改规则。' action={{ text: '看参与情况', onClick: () => replace(links.planProgress(work.id ?? '')) }} />
          return (
            <>
              <Editor edit={{ work, preview, change }} onOpen={setOpen} />
              {work.id && work.state === 'draft' ? <View className='row publish-remove'><Button kind='text' small onClick={() => setAsking('remove')}>删除草稿</Button></View> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
})

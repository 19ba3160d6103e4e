import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Asking } from '@/organiser/editing/Asks'
import { EditPage } from '@/organiser/editing/EditPage'
import { guarded } from '@/services/guard'
import { links } from '@/services/nav'
import { Asks } from './Asks'
import { Editor } from './Editor'
import type { Opened } from './opened'
import { Sheets } from './Sheets'
import { useEventEdit, type Work } from './useEventEdit'
import { fields, said } from './words'
import './index.scss'

export default guarded('organiser', function EventEditPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const [open, setOpen] = useState<Opened | null>(null)
  const edit = useEventEdit(id, () => setAsking('leave'))
  const { work, preview, change } = edit
  const why = work && fixedBy(work)
  return (
    <EditPage
      id={id} edit={edit} name='活动' what='这个活动' act='发布活动' fields={fields} said={said} lead='规则已按常见的通知写好，名称、时间、地点和名额都可以再改。'
      live={work?.state === 'upcoming' || work?.state === 'running'} setAsking={setAsking}
      fixed={why ? { title: why, text: '名单和记录都还在，这里不能再改。', act: '看名单', url: links.organiserEvent(work.id ?? '') } : null}
      overlay={(shown) => (
        <>
          {open ? <Sheets work={shown} open={open} problems={preview.problems} change={change} onOpen={setOpen} /> : null}
          {asking ? <Asks asking={asking} edit={edit} onClose={() => setAsking(null)} /> : null}
        </>
      )}
    >
      {(shown) => <Editor edit={{ work: shown, preview, change }} onOpen={setOpen} />}
    </EditPage>
  )
})

function fixedBy ({ mine, state }: Work): string | null {
  if (!mine) return '这个活动由别的单位主办'
  return state === 'ended' ? '活动已经结束' : state === 'cancelled' ? '活动已经取消' : null
}

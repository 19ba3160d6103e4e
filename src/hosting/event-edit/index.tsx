import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import type { Asking } from '@/organiser/editing/Asks'
import { ConflictNote } from '@/organiser/editing/ConflictNote'
import { Footer } from '@/organiser/editing/Footer'
import { FoundNote } from '@/organiser/parts/FoundNote'
import { Presets } from '@/organiser/publish/Presets'
import { useChecked } from '@/organiser/publish/useChecked'
import { Asks } from './Asks'
import { Editor } from './Editor'
import type { Opened } from './opened'
import { Sheets } from './Sheets'
import { useEventEdit } from './useEventEdit'
import { fields, said } from './words'
import './index.scss'

const over = { ended: '活动已经结束', cancelled: '活动已经取消' } as const

export default guarded('organiser', function EventEditPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const [open, setOpen] = useState<Opened | null>(null)
  const edit = useEventEdit(id, () => setAsking('leave'))
  const { work, presets, preview, change, conflict, dirty } = edit
  const published = work?.state === 'upcoming' || work?.state === 'running'
  const asked = useChecked(preview, useCallback(() => setAsking((now) => now ?? (published ? 'change' : 'publish')), [published]))
  const fixed = work && (!work.mine ? '这个活动由别的单位主办' : work.state === 'ended' || work.state === 'cancelled' ? over[work.state] : null)
  const leave = () => {
    if (dirty) setAsking('leave')
    else if (work && !id && !work.id) edit.forget()
    else edit.leave()
  }
  return (
    <Page
      title={id ? '修改活动' : '新建活动'} onBack={leave}
      head={(
        <>
          <OfflineNotice text='填写的内容还在，连上后再保存' />
          {conflict && work ? <ConflictNote what='这个活动' conflict={conflict} form={work.form} fields={fields} said={said} onClose={edit.clearConflict} /> : null}
          {edit.found ? <FoundNote onKeep={edit.keep} onForget={edit.forget} /> : null}
        </>
      )}
      footer={work && !fixed ? (
        <Footer
          draft={work.state === 'draft'} stored={work.id !== null && !dirty} problems={preview.problems} save={edit.save} publish={edit.publish} asked={asked} act='发布活动'
          onSave={published ? asked.run : () => edit.save.run()}
        />
      ) : undefined}
      overlay={work ? (
        <>
          {open ? <Sheets work={work} open={open} problems={preview.problems} change={change} onOpen={setOpen} /> : null}
          {asking ? <Asks asking={asking} edit={edit} onClose={() => setAsking(null)} /> : null}
        </>
      ) : null}
    >
      <Loaded of={edit.source} failed={id ? '这个活动暂时取不出来' : '常见做法暂时取不出来'} safe='已经保存的草稿都在。'>
        {() => {
          if (presets) return <Presets presets={presets} lead='规则已按常见的通知写好，名称、时间、地点和名额都可以再改。' onChoose={edit.choose} />
          if (!work) return null
          if (fixed) return <Empty title={fixed} text='名单和记录都还在，这里不能再改。' action={{ text: '看名单', onClick: () => replace(links.organiserEvent(work.id ?? '')) }} />
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

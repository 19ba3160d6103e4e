import { View } from '@tarojs/components'
import { useCallback, type Dispatch, type ReactNode, type SetStateAction } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { replace } from '@/services/nav'
import { FoundNote } from '../parts/FoundNote'
import { Presets } from '../publish/Presets'
import { useChecked } from '../publish/useChecked'
import type { Asking } from './Asks'
import { ConflictNote } from './ConflictNote'
import { Footer } from './Footer'
import type { Editing, Work } from './useEditing'
import type { Notice } from './useNoticePreview'

interface Named { id: string, name: string, note: string }
interface Titled { title: string }

interface Props<C extends Titled, F extends Titled, S extends string, N extends Notice, P extends Named> {
  id: string | undefined
  edit: Editing<C, F, S, N, P>
  /** 学习计划, 这个计划, 发布计划 */
  name: string
  what: string
  act: string
  /** Fields by name, and a field's value as one would read it aloud. */
  fields: Record<keyof F, string>
  said: (field: keyof F, form: F) => string
  /** Above the usual ways. */
  lead: string
  /** People see it already: it is changed after a question. */
  live: boolean
  /** Why nothing is changed any more. */
  fixed: { title: string, text: string, act: string, url: string } | null
  setAsking: Dispatch<SetStateAction<Asking>>
  overlay: (work: Work<C, F, S>) => ReactNode
  children: (work: Work<C, F, S>) => ReactNode
}

/** A page on which a configuration is written: from a usual way of doing it to a draft, and to what people see. */
export function EditPage<C extends Titled, F extends Titled, S extends string, N extends Notice, P extends Named> (props: Props<C, F, S, N, P>) {
  const { id, edit, name, what, act, fields, said, lead, live, fixed, setAsking, overlay, children } = props
  const { work, presets, preview, conflict, dirty, save, publish } = edit
  const asked = useChecked(preview, useCallback(() => setAsking((now) => now ?? (live ? 'change' : 'publish')), [live, setAsking]))
  const leave = () => {
    if (dirty) setAsking('leave')
    else if (work && !id && !work.id) edit.forget()
    else edit.leave()
  }
  return (
    <Page
      title={`${id ? '修改' : '新建'}${name}`} onBack={leave}
      head={(
        <>
          <OfflineNotice text='填写的内容还在，连上后再保存' />
          {conflict && work ? <ConflictNote what={what} conflict={conflict} form={work.form} fields={fields} said={said} onClose={edit.clearConflict} /> : null}
          {edit.found ? <FoundNote onKeep={edit.keep} onForget={edit.forget} /> : null}
        </>
      )}
      footer={work && !fixed ? (
        <Footer
          draft={work.state === 'draft'} stored={work.id !== null && !dirty} problems={preview.problems} save={save} publish={publish} asked={asked} act={act}
          onSave={live ? asked.run : () => save.run()}
        />
      ) : undefined}
      overlay={work ? overlay(work) : null}
    >
      <Loaded of={edit.source} failed={id ? `${what}暂时取不出来` : '常见做法暂时取不出来'} safe='已经保存的草稿都在。'>
        {() => {
          if (presets) return <Presets presets={presets} lead={lead} onChoose={edit.choose} />
          if (!work) return null
          if (fixed) return <Empty title={fixed.title} text={fixed.text} action={{ text: fixed.act, onClick: () => replace(fixed.url) }} />
          return (
            <>
              {children(work)}
              {work.id && work.state === 'draft' ? <View className='row publish-remove'><Button kind='text' small onClick={() => setAsking('remove')}>删除草稿</Button></View> : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

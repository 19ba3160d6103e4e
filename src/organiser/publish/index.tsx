import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { Footer } from '../editing/Footer'
import { Asks, type Asking } from './Asks'
import { ConflictNote } from './ConflictNote'
import { Editor, type Picking } from './Editor'
import { PhaseChips } from './PhaseChips'
import { problemsAt } from './phases'
import { Pickers } from './Pickers'
import { Presets } from './Presets'
import { useChecked } from './useChecked'
import { usePublish } from './usePublish'
import './index.scss'

export default guarded('organiser', function PublishPage () {
  const { id } = useRouter().params
  const [asking, setAsking] = useState<Asking>(null)
  const publish = usePublish(id, () => setAsking('leave'))
  const banks = useData(() => request('GET /organiser/banks'), '', { once: true })
  const [picking, setPicking] = useState<Picking>(null)
  const { work, presets, started, conflict, dirty } = publish
  const asked = useChecked(publish.preview, useCallback(() => setAsking((open) => open ?? (work?.published ? 'start' : 'publish')), [work?.published]))
  const save = () => {
    if (work?.published && publish.startsAtOnce()) asked.run()
    else publish.save.run()
  }
  const leave = () => {
    if (dirty) setAsking('leave')
    else if (work && !id && !work.roundId) publish.startOver()
    else publish.leave()
  }
  return (
    <Page
      title={id ? '修改竞赛' : '发布竞赛'} onBack={leave}
      head={(
        <>
          <OfflineNotice text='填写的内容还在，连上后再保存' />
          {conflict && work ? <ConflictNote conflict={conflict} form={work.form} onClose={publish.clearConflict} /> : null}
        </>
      )}
      footer={work && !started ? (
        <Footer
          draft={!work.published} stored={work.roundId !== null && !dirty} problems={publish.preview.problems} save={publish.save} publish={publish.publish} asked={asked} act='发布竞赛'
          told='round_invalid' onSave={save}
        />
      ) : undefined}
      overlay={(
        <>
          {picking ? <Pickers picking={picking} publish={publish} banks={banks.data?.banks ?? []} onClose={() => setPicking(null)} /> : null}
          {asking ? <Asks asking={asking} publish={publish} onClose={() => setAsking(null)} /> : null}
        </>
      )}
    >
      <Loaded of={publish.source} failed={id ? '这场竞赛暂时取不出来' : '常见做法暂时取不出来'} safe='已经保存的草稿都在。'>
        {() => {
          if (started && id) {
            return <Empty title='竞赛已经开始' text='规则还可以调整，改之前会先告诉你影响到谁。' action={{ text: '去调整规则', onClick: () => replace(links.amend(id)) }} />
          }
          if (presets) return <Presets presets={presets} onChoose={publish.choose} />
          return work && (
            <>
              {work.base.phases.length > 1 ? <View className='sect'><PhaseChips base={work.base} at={work.at} problems={publish.preview.problems} onShow={publish.show} /></View> : null}
              <Editor
                work={work} banks={banks.data?.banks ?? null} preview={{ ...publish.preview, problems: problemsAt(publish.preview.problems, work.at) }} change={publish.change} onPick={setPicking}
              />
              {work.roundId && !work.published ? (
                <View className='row publish-remove'><Button kind='text' small onClick={() => setAsking('remove')}>删除草稿</Button></View>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
})

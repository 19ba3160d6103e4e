import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { back, links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { leaveFreely } from '../parts/useUnsaved'
import { ConflictNote } from '../publish/ConflictNote'
import { Editor, type Picking } from '../publish/Editor'
import { PhaseChips } from '../publish/PhaseChips'
import { problemsAt } from '../publish/phases'
import { Pickers } from '../publish/Pickers'
import { errorsIn } from '../editing/faults'
import { ImpactSheet } from './ImpactSheet'
import { useAmend } from './useAmend'
import './index.scss'

export default guarded('organiser', function AmendPage () {
  const id = useRouter().params.id ?? ''
  const [leaving, setLeaving] = useState(false)
  const [picking, setPicking] = useState<Picking>(null)
  const amend = useAmend(id, () => setLeaving(true))
  const banks = useData(() => request('GET /organiser/banks'), '', { once: true })
  const { work, conflict, dirty, check, impact, preview } = amend
  const errors = errorsIn(preview.problems)
  const why = errors.length ? `有 ${errors.length} 处不能这样改，标在上面各项里` : dirty ? undefined : '还没有改动'
  const leave = () => { leaveFreely(); back() }
  return (
    <Page
      title='调整规则' onBack={() => { if (dirty) setLeaving(true); else leave() }}
      head={(
        <>
          <OfflineNotice text='改动的内容还在，连上后再调整' />
          {conflict && work ? <ConflictNote conflict={conflict} form={work.form} onClose={amend.clearConflict} /> : null}
        </>
      )}
      footer={work ? (
        <>
          <Problem error={check.error} />
          <Button block loading={check.busy} busy='正在计算…' disabled={why !== undefined} why={why} onClick={() => check.run()}>看影响到谁</Button>
        </>
      ) : undefined}
      overlay={(
        <>
          {picking && work ? <Pickers picking={picking} publish={amend} banks={banks.data?.banks ?? []} onClose={() => setPicking(null)} /> : null}
          {impact && !errors.length ? <ImpactSheet impact={impact} amend={amend.amend} onClose={amend.forget} /> : null}
          {leaving ? <Dialog title='规则还没有调整' act='不调整，离开' back='继续填写' onAct={leave} onBack={() => setLeaving(false)}>离开后，这次改动的内容不会留下。</Dialog> : null}
        </>
      )}
    >
      <Loaded of={amend.source} failed='这场竞赛的规则暂时取不出来' safe='竞赛照常进行，答卷都在。'>
        {() => work
          ? (
            <>
              <View className='sect amend-lead'>
                <View className='sub'>竞赛已经开始。改好后先看影响到谁，写明原因才生效。</View>
                <PhaseChips base={work.base} at={work.at} problems={preview.problems} onShow={amend.show} />
              </View>
              <Editor work={work} banks={banks.data?.banks ?? null} preview={{ ...preview, problems: problemsAt(preview.problems, work.at) }} change={amend.change} onPick={setPicking} />
            </>
            )
          : <Empty title='竞赛还没有开始' text='开始以前可以直接修改。' action={{ text: '去修改', onClick: () => replace(links.editRound(id)) }} />}
      </Loaded>
    </Page>
  )
})

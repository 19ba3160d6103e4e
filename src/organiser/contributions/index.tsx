import { useState } from 'react'
import type { MaterialEntry } from '../../../contract/materials'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { ToldLine } from '../parts/ToldLine'
import { Piece } from './Piece'
import { PublishSheet } from './PublishSheet'
import { ReturnSheet } from './ReturnSheet'
import { useContributions } from './useContributions'
import './index.scss'

export default guarded('organiser', function ContributionsPage () {
  const list = useContributions()
  const [asking, setAsking] = useState<{ what: 'publish' | 'return', of: MaterialEntry } | null>(null)
  /** Whose text is open: one at a time. */
  const [open, setOpen] = useState('')
  const close = () => setAsking(null)
  const { publish, giveBack } = list
  return (
    <Page
      title='投稿审核' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}
      overlay={asking === null ? null : asking.what === 'publish' ? <PublishSheet of={asking.of} publish={publish} onClose={close} /> : <ReturnSheet of={asking.of} giveBack={giveBack} onClose={close} />}
    >
      <ToldLine words={list.said} />
      <Loaded of={list} failed='投稿暂时取不出来' safe='交上来的都在，不会丢。'>
        {(all) => all.length ? (
          <>
            {all.map((one) => (
              <Piece
                key={one.id} of={one} open={one.id === open} onOpen={() => setOpen(one.id)} onPublish={() => { publish.clear(); setAsking({ what: 'publish', of: one }) }} onReturn={() => { giveBack.clear(); setAsking({ what: 'return', of: one }) }}
              />
            ))}
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty done title='没有等着审核的投稿' text='成员交来的文章会列在这里，看过以后再发布。' />}
      </Loaded>
    </Page>
  )
})

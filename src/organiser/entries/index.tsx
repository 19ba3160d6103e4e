import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Entry, EntryList } from '../../../contract/advance'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { ToldLine } from '../parts/ToldLine'
import { AgainSheet } from './AgainSheet'
import { OutSheet } from './OutSheet'
import { Phase } from './Phase'
import { useEntries } from './useEntries'
import './index.scss'

type Doing = { phase: EntryList['phase'], entry: Entry | null }

export default guarded('organiser', function EntriesPage () {
  const entries = useEntries(useRouter().params.id ?? '')
  const [doing, setDoing] = useState<Doing | null>(null)
  const [told, setTold] = useState('')
  const close = () => setDoing(null)
  const look = (next: Doing) => { setTold(''); setDoing(next) }
  return (
    <Page
      title='晋级名单' head={<OfflineNotice />} onRefresh={entries.refresh}
      overlay={!doing ? null : doing.entry
        ? <OutSheet entry={doing.entry} phase={doing.phase} entries={entries} onDone={setTold} onClose={close} />
        : <AgainSheet phase={doing.phase} entries={entries} onDone={setTold} onClose={close} />}
    >
      <ToldLine words={told} />
      <Loaded of={entries} failed='晋级名单暂时取不出来' safe={entries.error?.code === 'forbidden' ? undefined : '已经产生的名单都在，不会丢。'}>
        {({ roundTitle, phases }) => phases.length
          ? (
            <>
              <View className='sub entries-of'>{roundTitle}</View>
              {phases.map((list) => (
                <Phase key={list.phase.id} list={list} onOut={(entry) => look({ phase: list.phase, entry })} onAgain={() => look({ phase: list.phase, entry: null })} />
              ))}
            </>
            )
          : <Empty title='这场竞赛没有晋级的阶段' text='每个阶段人人都可以参加，不用产生名单。' />}
      </Loaded>
    </Page>
  )
})

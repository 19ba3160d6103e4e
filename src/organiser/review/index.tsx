import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ImportItem, ImportSummary } from '../../../contract/questions'
import { Button } from '@/components/Button'
import { Tabs } from '@/components/Choices'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { BankSheet } from './BankSheet'
import { FileBar } from './FileBar'
import { Footer } from './Footer'
import { FormSheet } from './FormSheet'
import { Items } from './Items'
import { useReview, type Tab } from './useReview'
import './index.scss'

type Open = null | 'bank' | 'drop' | { edit: ImportItem }

const tabsOf = ({ ready, problem, duplicate, done }: ImportSummary['counts']): { value: Tab, text: string }[] => [
  { value: 'ready', text: `可入库 ${ready}` }, { value: 'problem', text: `要处理 ${problem}` }, { value: 'duplicate', text: `可能重复 ${duplicate}` },
  ...(done ? [{ value: 'done' as const, text: `已入库 ${done}` }] : [])
]

export default guarded('organiser', function ReviewPage () {
  const { id = '' } = useRouter().params
  const review = useReview(id)
  const { summary, tab, show, drop } = review
  const [open, setOpen] = useState<Open>(null)
  const [number, setNumber] = useState(1)
  const close = () => setOpen(null)
  const found = summary.data?.state === 'undone' ? null : summary.data
  return (
    <Page
      title='核对试题' head={<OfflineNotice text='改过的都已保存，连上后再接着改' />} onRefresh={review.refresh} scrollTop={number % 2}
      footer={found ? <Footer of={found} review={review} onBank={() => setOpen('bank')} /> : undefined}
      overlay={(
        <>
          {open === 'bank' ? <BankSheet review={review} onClose={close} /> : null}
          {open === 'drop' && found ? (
            <Dialog title='放弃这次导入？' act='放弃这次导入' back='接着核对' busy='正在放弃…' loading={drop.busy} onAct={drop.run} onBack={close}>
              <Problem error={drop.error} />
              {found.counts.done ? '已经入库的题不受影响，其余的不再保留。' : '核对时做的改动不再保留，题库不变。'}
            </Dialog>
          ) : null}
          {open !== null && typeof open === 'object' ? <FormSheet key={open.edit.no} item={open.edit} review={review} onClose={close} /> : null}
        </>
      )}
    >
      <Loaded of={summary} failed='这次导入暂时取不出来' safe={summary.error?.code === 'not_found' ? undefined : '核对过的都已保存。'}>
        {(loaded) => loaded.state === 'undone'
          ? <Empty title='这次入库已经撤销' text='要重新入库，请再导入一次。' action={{ text: '再导入', onClick: () => replace(links.importQuestions()) }} />
          : (
            <>
              <FileBar of={loaded} onBank={() => setOpen('bank')} />
              <View className='review-tabs'><Tabs label='看哪些题' items={tabsOf(loaded.counts)} value={tab} onChange={show} /></View>
              <Items review={review} onEdit={(item) => setOpen({ edit: item })} onPage={setNumber} />
              <View className='row review-drop'><Button kind='text' small onClick={() => setOpen('drop')}>放弃这次导入</Button></View>
            </>
            )}
      </Loaded>
    </Page>
  )
})

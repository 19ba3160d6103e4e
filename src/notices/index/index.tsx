import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { Row } from './Row'
import { useNotices } from './useNotices'
import './index.scss'

export default guarded('member', function NoticesPage () {
  const { list, unread, isRead, open, readAll } = useNotices()
  return (
    <Page title='消息' head={<OfflineNotice />} onRefresh={list.refresh} onEnd={list.more}>
      <Loaded of={list} failed='消息暂时取不出来' safe='收到的消息都在，不会丢。'>
        {(items) => items.length ? (
          <>
            <View className='row wrap between notices-head'>
              <View className='sub num' {...a11y({ role: 'status', live: 'polite' })}>{unread ? `${unread} 条未读` : '都看过了'}</View>
              {unread ? <Button kind='text' small loading={readAll.busy} busy='正在标记…' onClick={() => readAll.run()}>全部标为已读</Button> : null}
            </View>
            <Problem error={readAll.error} />
            <Cells>
              {items.map((one) => (
                <Row key={one.id} of={one} read={isRead(one)} onOpen={() => { open(one); if (one.page) go(links.noticed(one.page)) }} />
              ))}
            </Cells>
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty title='还没有消息' text='活动安排、审核结果和学习提醒会出现在这里。' />}
      </Loaded>
    </Page>
  )
})

import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Page } from '@/components/Page'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Skeleton } from '@/components/Skeleton'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { Footer } from './Footer'
import { Item } from './Item'
import { tabNames, useReview } from './useReview'
import './index.scss'

const nothing = {
  missed: { title: '没有答错的题', text: '这份答卷全部答对。' },
  flagged: { title: '没有存疑的题', text: '答题时标了存疑的题会收在这里。' },
  all: { title: '这份答卷没有题目', text: '' }
}

export default guarded('member', function ReviewPage () {
  const { id = '' } = useRouter().params
  const review = useData(() => request('GET /attempts/:id/review', { id }), id, { once: true })
  const { tab, show, counts, list, at, go } = useReview(review.data?.items ?? [])
  const item = list[at]
  const tabs = review.data
    ? <Tabs label='哪些题' items={tabNames.map(({ value, text }) => ({ value, text: `${text} ${counts[value]}` }))} value={tab} onChange={show} />
    : null
  // The server's sentence says whether and when it will be; trying again does not help.
  if (review.error?.code === 'not_revealed') return <Page title='答案与解析'><Empty title='现在不能看答案' text={review.error.message} /></Page>
  return (
    <Page
      title='答案与解析' head={<><OfflineNotice />{tabs}</>} scrollTop={at % 2}
      footer={item ? <Footer at={at} of={list.length} go={go} /> : null}
    >
      <Loaded of={review} failed='答案与解析暂时取不出来' safe={review.error?.code === 'not_found' ? undefined : '你的成绩不受影响。'} skeleton={<Skeleton kind='block' />}>
        {() => (item ? <Item item={item} /> : <View><Empty done title={nothing[tab].title} text={nothing[tab].text} /></View>)}
      </Loaded>
    </Page>
  )
})

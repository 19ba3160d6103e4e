import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { CodeCard } from '../parts/CodeCard'
import './index.scss'

export default guarded('organiser', function PlanCodesPage () {
  const id = useRouter().params.id ?? ''
  const codes = useData(() => request('GET /organiser/plans/:id/codes', { id }), id)
  return (
    <Page title='地点码' head={<OfflineNotice />} onRefresh={codes.refresh}>
      <Loaded of={codes} failed='地点码暂时取不出来'>
        {({ places }) => places.length ? (
          <>
            <CodeCard of={places} what='地点' how='在“学习”里点“去扫码”，对准这个码' />
            <View className='code-note cap'>码不会过期。请只在现场出示，不要转发到群里；要打印张贴，在电脑上打印。</View>
          </>
        ) : <Empty title='这个计划没有地点' text='地点在电脑上添加，每个地点有自己的码。' />}
      </Loaded>
    </Page>
  )
})

import { useState } from 'react'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { Application } from './Application'
import { RefuseSheet } from './RefuseSheet'
import { useJoins, type Join } from './useJoins'
import './index.scss'

export default guarded('organiser', function JoinsPage () {
  const joins = useJoins()
  const [refusing, setRefusing] = useState<Join | null>(null)
  return (
    <Page
      title='加入申请' head={<OfflineNotice />} onRefresh={joins.refresh}
      overlay={refusing ? <RefuseSheet join={refusing} joins={joins} onClose={() => setRefusing(null)} /> : null}
    >
      <Loaded of={joins} failed='加入申请暂时取不出来' safe='申请都在，不会丢。'>
        {(items) => items.length
          ? items.map((join) => <Application key={join.id} join={join} joins={joins} onRefuse={() => setRefusing(join)} />)
          : <Empty done title='没有待处理的申请' text='有人申请加入你管理的支部时，会列在这里。' />}
      </Loaded>
    </Page>
  )
})

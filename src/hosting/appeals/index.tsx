import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AppealRow, AppealState } from '../../../contract/hours'
import { Button } from '@/components/Button'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { useList } from '@/services/data'
import { endTime, recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { AnswerSheet } from './AnswerSheet'
import './index.scss'

const tabs = [{ value: 'open', text: '待答复' }, { value: 'decided', text: '已答复' }] as const

/** Who did not come says why; whoever organises the events answers. */
export default guarded('organiser', function AppealsPage () {
  const [state, setState] = useState<AppealState>('open')
  const [answering, setAnswering] = useState<{ row: AppealRow, lift: boolean } | null>(null)
  const list = useList((cursor) => request('GET /organiser/appeals', { state, cursor, limit: 30 }), state)
  return (
    <Page
      title='未到场申诉' head={<><OfflineNotice /><Tabs label='哪些' items={tabs} value={state} onChange={setState} /></>} onRefresh={list.refresh} onEnd={list.more}
      overlay={answering ? <AnswerSheet {...answering} onClose={() => setAnswering(null)} onDone={() => { setAnswering(null); void list.refresh() }} /> : null}
    >
      <Loaded of={list} failed='申诉暂时取不出来' safe='申诉都在，不会丢。'>
        {(rows) => rows.length ? (
          <>
            {rows.map((row) => <Item key={row.bar.id} of={row} onAnswer={(lift) => setAnswering({ row, lift })} />)}
            <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
          </>
        ) : <Empty done={state === 'open'} title={state === 'open' ? '没有待答复的申诉' : '还没有答复过申诉'} text='报名后没有到场、被限制报名的人说明情况后，会列在这里。' />}
      </Loaded>
    </Page>
  )
})

function Item ({ of: { bar, member, at, missed }, onAnswer }: { of: AppealRow, onAnswer: (lift: boolean) => void }) {
  const open = bar.decidedAt === null
  return (
    <View className='band appeal' {...a11y({ role: 'group', label: `${member.name}的申诉` })}>
      <View className='row between wrap'><View className='t3'>{member.name}</View>{open ? null : bar.state === 'lifted' ? <Tag kind='done'>已解除</Tag> : <Tag kind='plain'>维持限制</Tag>}</View>
      <View className='cap num'>{member.unit.name} · {recent(at, now())} 提交{missed > 1 ? ` · 累计 ${missed} 次没有到场` : ''}</View>
      <View className='sub num appeal-why'>{bar.reason}，限制到 {endTime(bar.until, now())}。</View>
      <View className='body'>{bar.appeal}</View>
      {bar.decision && !open ? <View className='sub'>答复：{bar.decision}</View> : null}
      {open ? (
        <View className='row wrap appeal-acts'>
          <Button kind='second' small label={`维持限制：${member.name}`} onClick={() => onAnswer(false)}>维持限制</Button>
          <Button kind='second' small label={`解除限制：${member.name}`} onClick={() => onAnswer(true)}>解除限制</Button>
        </View>
      ) : null}
    </View>
  )
}

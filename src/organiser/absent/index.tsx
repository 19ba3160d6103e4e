import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { OnlyOrganisers } from '../parts/OnlyOrganisers'
import { Reminded } from './Reminded'
import { useAbsent } from './useAbsent'
import './index.scss'

export default guarded('organiser', function AbsentPage () {
  const { id = '', unit = '' } = useRouter().params
  const absent = useAbsent(id, unit)
  const { head, copy, copied, reminders, remind } = absent
  const [asking, setAsking] = useState(false)
  const reachable = reminders && !reminders.whyNot ? reminders.reachable : 0
  return (
    <Page
      title='未参与名单' head={<OfflineNotice />} onRefresh={absent.refresh} onEnd={absent.more}
      footer={head?.total && (head.reminder || reachable) ? (
        <>
          <Problem error={copy.error} />
          {reachable ? <Button block onClick={() => setAsking(true)}>微信提醒 {reachable} 人</Button> : null}
          {head.reminder ? <Button block kind={reachable ? 'second' : 'primary'} loading={copy.busy} icon={copied ? 'check' : undefined} onClick={() => copy.run()}>{copied ? '已复制，可以粘贴发送' : '复制提醒文字'}</Button> : null}
        </>
      ) : undefined}
      overlay={asking ? (
        <Dialog
          title={`给 ${reachable} 人发一条微信提醒？`} act='发送提醒' back='先不发' busy='正在发送…' loading={remind.busy}
          onAct={() => remind.run(() => setAsking(false))} onBack={() => { remind.clear(); setAsking(false) }}
        >
          <Problem error={remind.error} />
          <View>只发给还没有参加、同意接收的人；同一场竞赛一天之内不会再提醒他们。</View>
        </Dialog>
      ) : undefined}
    >
      <OnlyOrganisers />
      <Loaded of={absent} failed='名单暂时取不出来'>
        {(people) => people.length && head
          ? (
            <>
              <View className='absent-head'>
                <View className='t2'>{head.unit.name}</View>
                <View className='sub num'>{head.total} 人还没有参与</View>
              </View>
              {reminders ? <Reminded reminders={reminders} /> : null}
              {head.reminder ? (
                <View className='absent-text'>
                  <View className='cap'>提醒文字，可发到支部群或个别联系</View>
                  <View>{head.reminder}</View>
                </View>
              ) : reminders?.whyNot ? <View className='sub'>{reminders.whyNot}</View> : null}
              <Cells>
                {people.map(({ memberId, name, unit: { id: unitId, name: unitName }, phoneTail }) => (
                  <Cell key={memberId} title={name} note={unitId === head.unit.id ? undefined : unitName} value={phoneTail ? `手机尾号 ${phoneTail}` : undefined} />
                ))}
              </Cells>
              {people.length < head.total || absent.moreError ? <ListEnd adding={absent.adding} ended={absent.ended} error={absent.moreError} onMore={absent.more} /> : null}
            </>
            )
          : <Empty done title='全部参与了' text='这个单位里，开赛时在册的人都答过了。' />}
      </Loaded>
    </Page>
  )
})

import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell, Cells } from '@/components/Cells'
import { Dialog } from '@/components/Dialog'
import { Honours } from '@/components/Honours'
import { Page } from '@/components/Page'
import { OfflineNotice } from '@/components/States'
import { refreshMe, signOut } from '@/services/account'
import { useAct } from '@/services/act'
import { guarded, leave } from '@/services/guard'
import { bindPage, go, links } from '@/services/nav'
import { isOrganiser, memberOf, useSession } from '@/store/session'
import { Elder } from './Elder'
import { useDesk } from './useDesk'
import { useHonours } from './useHonours'
import { useUnread } from './useUnread'
import './index.scss'

export default guarded('account', function MePage () {
  const me = useSession((state) => state.me)
  const [leaving, setLeaving] = useState(false)
  const member = memberOf(me)
  const organiser = isOrganiser(me)
  const waiting = useDesk(organiser)
  const honours = useHonours(member !== null)
  const unread = useUnread(member !== null)
  const out = useAct(() => leave(signOut))
  return (
    <Page
      title='我的' tab='me' head={<OfflineNotice />} onRefresh={refreshMe}
      overlay={leaving ? (
        <Dialog
          title='退出登录？' act='退出登录' back='不退出' loading={out.busy} busy='正在退出…' onAct={() => out.run()} onBack={() => setLeaving(false)}
        >
          成绩和已保存的答案都在，再登录就能看到。
        </Dialog>
      ) : null}
    >
      {member ? <Profile name={member.name} unit={member.unit.name} /> : null}
      <Elder />
      <View className='gap' />
      <Cells inset>
        {member ? <Cell icon='bell' title='消息' value={unread} onClick={() => go(links.notices)} /> : null}
        {member
          ? <Cell icon='history' title='我的成绩' onClick={() => go(links.results)} />
          : <Cell icon='unit' title='加入支部' note='加入后才能答题' onClick={() => go(bindPage)} />}
        {member ? <Cell icon='calendar' title='点单' onClick={() => go(links.menu)} /> : null}
        {member ? <Cell icon='star' title='志愿时长' onClick={() => go(links.hours)} /> : null}
        {member ? <Cell icon='edit' title='我的心得' onClick={() => go(links.reflections)} /> : null}
      </Cells>
      <Honours rounds={honours} />
      <View className='gap' />
      <Cells inset>
        {organiser ? <Cell icon='chart' title='组织者工作台' value={waiting} onClick={() => go(links.desk)} /> : null}
        <Cell icon='search' title='查验证书' onClick={() => go(links.check())} />
        <Cell icon='privacy' title='隐私与个人信息' onClick={() => go(links.privacy)} />
        <Cell icon='leave' title='退出登录' onClick={() => setLeaving(true)} />
      </Cells>
    </Page>
  )
})

function Profile ({ name, unit }: { name: string, unit: string }) {
  return (
    <View className='row me-profile'>
      <View className='me-face'>{[...name][0]}</View>
      <View className='grow'>
        <View className='t2'>{name}</View>
        <View className='sub'>{unit}</View>
      </View>
    </View>
  )
}

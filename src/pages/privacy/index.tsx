import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell, Cells } from '@/components/Cells'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { H5 } from '@/platform/target'
import { withdrawConsent } from '@/services/account'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { guarded, leave } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { memberOf, useSession } from '@/store/session'
import { PasswordSheet } from './PasswordSheet'
import './index.scss'

type Open = null | 'withdraw' | 'password'

export default guarded('account', function PrivacyPage () {
  const me = useSession((state) => state.me)
  const system = useData(() => request('GET /system'), '', { once: true })
  const [open, setOpen] = useState<Open>(null)
  const [changed, setChanged] = useState(false)
  const withdraw = useAct(() => leave(withdrawConsent))
  const member = memberOf(me)
  const overlay = {
    password: <PasswordSheet onClose={() => setOpen(null)} onChanged={() => { setOpen(null); setChanged(true) }} />,
    withdraw: (
      <Dialog
        title='撤回同意？' act='撤回同意并退出' back='不撤回' loading={withdraw.busy} busy='正在撤回…'
        onAct={() => withdraw.run()} onBack={() => { withdraw.clear(); setOpen(null) }}
      >
        <Problem error={withdraw.error} />
        撤回后会退出登录，不能再答题、看成绩；以前的作答记录按说明处理。想回来时，重新同意后登录即可。
      </Dialog>
    )
  }
  return (
    <Page title='隐私与个人信息' head={<OfflineNotice />} overlay={open && overlay[open]}>
      {member ? (
        <View className='sect privacy-sect'>
          <View className='sect-title'>登记的信息</View>
          <View className='privacy-fact'><View className='privacy-key'>姓名</View><View className='grow'>{member.name}</View></View>
          <View className='privacy-fact'><View className='privacy-key'>支部</View><View className='grow'>{member.unitPath.map((unit) => unit.name).join(' › ')}</View></View>
          <View className='cap'>来自花名册。有误请告诉本支部组织者，由组织者更正。</View>
        </View>
      ) : null}
      <Cells>
        {member ? <Cell title='报到照片' note='给扫报名码的工作人员核对本人' onClick={() => go(links.portrait)} /> : null}
        {H5 && !me?.demo ? <Cell title='修改密码' note={changed ? '密码已修改' : undefined} onClick={() => setOpen('password')} /> : null}
        <Cell title='撤回同意' note={me?.consent.given ? `已同意 ${me.consent.given} 版` : undefined} onClick={() => setOpen('withdraw')} />
      </Cells>
      <Loaded of={system} failed='隐私说明暂时取不出来'>
        {({ privacy, association }) => (
          <View className='sect'>
            <View className='t2'>{privacy.title}</View>
            <View className='sub'>{association} · {privacy.version} 版</View>
            {privacy.paragraphs.map((paragraph, index) => <View key={index} className='privacy-text'>{paragraph}</View>)}
          </View>
        )}
      </Loaded>
    </Page>
  )
})

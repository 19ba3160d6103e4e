import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Page } from '@/components/Page'
import { OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { canGoBack, go, links } from '@/services/nav'
import { isOrganiser, useSession } from '@/store/session'
import { Ask } from './Ask'
import { UnitSheet, type Unit } from './UnitSheet'
import { Waiting } from './Waiting'
import { useBind } from './useBind'
import './index.scss'

type Open = null | 'units' | 'withdraw'

export default guarded('account', function BindPage () {
  const bind = useBind()
  const [open, setOpen] = useState<Open>(null)
  const [unit, setUnit] = useState<Unit | null>(null)
  const organiser = useSession((state) => isOrganiser(state.me))
  const waiting = bind.binding?.state === 'waiting'
  const overlay = {
    units: <UnitSheet onClose={() => setOpen(null)} onChoose={(chosen) => { setUnit(chosen); setOpen(null) }} />,
    withdraw: (
      <Dialog
        title='撤回加入申请？' act='撤回申请' back='继续等待'
        onAct={() => { setOpen(null); bind.withdraw.run() }} onBack={() => setOpen(null)}
      >
        撤回后可以改选支部，再申请一次。
      </Dialog>
    )
  }
  return (
    <Page
      title={waiting ? '等待确认' : '加入支部'} left={canGoBack() ? undefined : <View />}
      head={<OfflineNotice text='核对身份要用到网络，连上后再试' />} overlay={open && overlay[open]}
    >
      {bind.binding?.state === 'waiting'
        ? <Waiting binding={bind.binding} bind={bind} onWithdraw={() => setOpen('withdraw')} />
        : <Ask bind={bind} unit={unit} onPickUnit={() => setOpen('units')} />}
      {organiser ? (
        <View className='bind-leave'><Button kind='second' small icon='chart' onClick={() => go(links.desk)}>先去组织者工作台</Button></View>
      ) : null}
      <View className='bind-leave'><Button kind='text' small onClick={() => bind.leave.run()}>换一个账号登录</Button></View>
    </Page>
  )
})

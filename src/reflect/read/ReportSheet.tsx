import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { a11y } from '@/platform/a11y'
import type { Reading } from './useRead'

export function ReportSheet ({ reading: { report }, onClose }: { reading: Reading, onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState(false)
  const send = () => { setTried(true); if (reason.trim()) report.run(reason.trim(), () => setTold(true)) }
  return (
    <Sheet
      title='请组织者看看' dirty={reason !== '' && !told} onClose={onClose}
      footer={<Button block loading={report.busy} busy='正在告诉组织者…' onClick={told ? onClose : send}>{told ? '知道了' : '告诉组织者'}</Button>}
    >
      {told
        ? <View {...a11y({ role: 'status', live: 'polite' })}>已经告诉组织者。他们看过之前，这篇心得照常展示。</View>
        : <><Problem error={report.error} /><Field label='哪里不合适' kind='area' value={reason} onChange={setReason} max={100} hint='如：像是抄来的；写了别人的私事' error={tried && !reason.trim() ? '请写明哪里不合适' : undefined} /></>}
    </Sheet>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { grouped } from '@/components/Certificate'
import { Dialog } from '@/components/Dialog'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { ReasonField } from '../parts/ReasonField'
import type { Certificates, Row } from './useCertificates'

interface Props { row: Row, revokedSays: string, change: Certificates['change'], onDone: (words: string) => void, onClose: () => void }

/** One certificate; voiding it, or letting it hold again, takes a reason and a second look. */
export function CertificateSheet ({ row, revokedSays, change, onDone, onClose }: Props) {
  const [step, setStep] = useState<'look' | 'reason' | 'ask'>('look')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { name, title, unit, code, issuedAt, revoked } = row
  const act = revoked ? '恢复证书' : '作废证书'
  const next = () => { setTried(true); if (reason.trim()) setStep('ask') }
  if (step === 'ask') {
    const done = () => onDone(revoked ? `${name}的${title}已经恢复` : `${name}的${title}已经作废`)
    return (
      <Dialog
        title={revoked ? `恢复${name}的${title}？` : `作废${name}的${title}？`} act={act} back={revoked ? '先不恢复' : '先不作废'} busy='正在办理…' loading={change.busy}
        onAct={() => change.run(row, reason.trim(), done)} onBack={() => { change.clear(); setStep('reason') }}
      >
        <Problem error={change.error} />
        <View>{revoked ? '编号不变。查验时又会显示“证书有效”，本人可以照旧打开。' : `以后查验时会显示“证书已作废”：“${revokedSays}”原因只有本人和组织者看得到。以后可以恢复。`}</View>
      </Dialog>
    )
  }
  if (step === 'reason') {
    return (
      <Sheet title={act} dirty={reason !== ''} onClose={onClose} footer={<Button block kind='second' onClick={next}>下一步：核对后{revoked ? '恢复' : '作废'}</Button>}>
        <View className='sub certs-told'>{name}的{title}，编号 {grouped(code).join(' ')}</View>
        <ReasonField
          value={reason} onChange={setReason} missing={tried}
          hint={revoked ? '如：核对后成绩无误' : '如：成绩有误'} note={revoked ? '记在操作记录里' : '本人打开证书时看得到，也记在操作记录里'}
        />
      </Sheet>
    )
  }
  const lines: [string, string][] = [
    ['证书', title], ['单位', unit], ['编号', grouped(code).join(' ')], ['领取', dayTime(issuedAt, now())], ['状态', revoked ? `${dayTime(revoked.at, now())} 作废` : '有效'], ['作废原因', revoked?.reason ?? '']
  ]
  return (
    <Sheet title={name} reads onClose={onClose} footer={<Button block kind='second' onClick={() => setStep('reason')}>{act}</Button>}>
      {lines.filter(([, value]) => value !== '').map(([label, value]) => (
        <View key={label} className='row certs-line'><View className='sub certs-label'>{label}</View><View className='grow num'>{value}</View></View>
      ))}
    </Sheet>
  )
}

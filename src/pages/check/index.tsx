import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Certificate } from '@/components/Certificate'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { a11y } from '@/platform/a11y'
import { now } from '@/services/clock'
import { dayTime } from '@/services/format'
import { useCheck, type Check } from './useCheck'
import './index.scss'

/** For everybody, signed in or not: whoever is shown a certificate may ask whether it is real. */
export default function CheckPage () {
  const check = useCheck(useRouter().params.code ?? '')
  return (
    <Page title='查验证书' head={<OfflineNotice text='连上网络后才能查验' />}>
      <View className='sect'>
        <Field
          label='证书编号' value={check.code} onChange={check.type} max={20} hint='如 AB3D EF7H JK9M' onDone={check.run} error={check.wrong || undefined}
          note='印在证书下方，共 12 位，空格可以不填'
        />
        <Problem error={check.error} />
        <View className='check-do'><Button block loading={check.busy} busy='正在查验…' onClick={check.run}>查验证书</Button></View>
      </View>
      <Said of={check.answer} />
    </Page>
  )
}

function Said ({ of }: { of: Check['answer'] }) {
  if (!of) return null
  const real = of.kind === 'found' && of.checked.state === 'valid'
  return (
    <>
      <View className={real ? 'check-said check-real' : 'check-said check-not'} {...a11y({ role: 'status', live: 'polite' })}>
        <Icon name={real ? 'done' : 'care'} />
        <View className='grow check-words'>
          <View className='t3'>{real ? '证书有效' : of.kind === 'found' ? '证书已作废' : '查不到这张证书'}</View>
          <View className='sub'>{of.kind === 'found' ? of.checked.said : of.said}</View>
        </View>
      </View>
      {of.kind === 'found' ? <Certificate of={of.checked.certificate} /> : null}
      {real && of.checked.correctedAt !== null ? <View className='sub check-note'>这张证书颁发以后，竞赛在 {dayTime(of.checked.correctedAt, now())} 更正过答案、重新计过分，证书上印的是更正前的成绩。</View> : null}
      {real ? <View className='cap check-note'>请核对：证书上的姓名、单位和这里显示的应当一致。</View> : null}
    </>
  )
}

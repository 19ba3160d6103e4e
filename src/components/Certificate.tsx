import { Text, View } from '@tarojs/components'
import type { CertificateView } from '../../contract/awards'
import { a11y } from '@/platform/a11y'
import { fullDay } from '@/services/format'

/** In fours, as it is read out and copied. */
export const grouped = (code: string) => code.match(/.{1,4}/g) ?? []

/** A certificate as it is printed. */
export function Certificate ({ of: { title, name, unit, text, issuer, issuedAt, code } }: { of: CertificateView }) {
  return (
    <View className='cert' {...a11y({ role: 'group', label: `${title}，${name}` })}>
      <View className='cert-in'>
        <View className='t1 cert-title'>{title}</View>
        <View className='t2 center'>{name}</View>
        <View className='sub center'>{unit}</View>
        <View className='cert-text num'>{text}</View>
        <View className='cert-end'>
          <View>{issuer}</View>
          <View className='num'>{fullDay(issuedAt)}</View>
        </View>
        <View className='cap center'>证书编号</View>
        <View className='row wrap cert-code' {...a11y({ role: 'img', label: `证书编号 ${[...code].join(' ')}` })}>
          {grouped(code).map((part, index) => <Text key={index} className='num cert-part'>{part}</Text>)}
        </View>
      </View>
    </View>
  )
}

import { Button as NativeButton, View } from '@tarojs/components'
import { useState } from 'react'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import type { Bind } from './useBind'

/** WeChat hands out a number only to its own button; the code in it is good once, for our server alone. */
export function PhoneWay ({ bind: { phone } }: { bind: Bind }) {
  const [declined, setDeclined] = useState(false)
  const label = phone.busy ? '正在核对…' : '用微信手机号核对'
  return (
    <>
      <Problem error={phone.error} text={declined ? '没有取得手机号。可以再试一次，或者改用激活码、申请加入。' : undefined} />
      <NativeButton
        className='btn btn-primary btn-block' hoverClass='btn-pressed' openType='getPhoneNumber' {...a11y({ role: 'button', label })}
        onGetPhoneNumber={({ detail }) => {
          setDeclined(!detail.code)
          if (detail.code) phone.run(detail.code)
        }}
      >
        {label}
      </NativeButton>
      <View className='cap bind-note'>手机号加密保存，只用来在花名册里找到你。</View>
    </>
  )
}

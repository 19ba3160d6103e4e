import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { a11y } from '@/platform/a11y'
import type { SignIn, System } from './useSignIn'

/** The privacy text as a notice: nothing is collected before somebody agrees. */
export function Consent ({ system: { privacy, association } }: { signIn: SignIn, system: System }) {
  return (
    <>
      <Rule />
      <View className='band consent'>
        <View className='t1' {...a11y({ role: 'heading', level: 1 })}>{privacy.title}</View>
        <View className='sub consent-by'>{association} · {privacy.version} 版</View>
        {privacy.paragraphs.map((paragraph, index) => (
          <View key={index} className='consent-item'>
            <View className='consent-no num'>{index + 1}</View>
            <View className='grow'>{paragraph}</View>
          </View>
        ))}
      </View>
    </>
  )
}

export function ConsentFooter ({ signIn: { agree, refuse } }: { signIn: SignIn }) {
  return (
    <>
      <Problem error={agree.error} />
      <View className='consent-acts'>
        <Button kind='second' className='consent-no-btn' onClick={refuse}>不同意</Button>
        <Button className='grow' loading={agree.busy} busy='正在记录…' onClick={() => agree.run()}>看过了，同意并继续</Button>
      </View>
    </>
  )
}

import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import type { SignIn, System } from './useSignIn'

export function Refused ({ signIn }: { signIn: SignIn, system: System }) {
  return (
    <View className='state'>
      <View className='art art-empty' />
      <View className='t3'>没有同意，还不能登录</View>
      <View className='sub'>
        登录后要用姓名和支部核对花名册、记录作答，没有你的同意就不会收集。现在没有留下你的任何信息，是否参加由你决定；也可以请本支部组织者说明其他参加方式。
      </View>
      <View className='state-do'><Button kind='second' onClick={signIn.reconsider}>再看一遍说明</Button></View>
    </View>
  )
}

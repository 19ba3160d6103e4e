import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { home, restart } from '@/services/nav'

/** An address that leads nowhere: an old link, a page that was taken away. */
export default function MissingPage () {
  return (
    <Page title='没有这一页'>
      <View className='state'>
        <View className='art art-error' />
        <View className='t3'>没有找到这一页</View>
        <View className='sub'>链接可能已经过期，或者抄漏了一段。你的成绩和资料都不受影响。</View>
        <View className='state-do'><Button kind='second' onClick={() => restart(home)}>回到首页</Button></View>
      </View>
    </Page>
  )
}

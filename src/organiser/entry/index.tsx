import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { links, replace } from '@/services/nav'
import { request } from '@/services/request'
import { memberOf, useSession } from '@/store/session'
import './index.scss'

/** A desktop asks to be signed in: the same number must stand on both screens. */
export default guarded('organiser', function EntryPage () {
  const code = decodeURIComponent(useRouter().params.code ?? '')
  const asked = useData(() => request('GET /organiser/desk-entry', { code }), code)
  const member = memberOf(useSession((state) => state.me))
  const [answered, setAnswered] = useState<'in' | 'out' | null>(null)
  const answer = useAct(async (allow: boolean) => {
    await request('POST /organiser/desk-entry', { code, allow })
    setAnswered(allow ? 'in' : 'out')
  })
  const done = { text: '回到工作台', onClick: () => replace(links.desk) }
  return (
    <Page
      title='登录电脑' head={<OfflineNotice />}
      footer={asked.data && !answered ? (
        <>
          <Problem error={answer.error} />
          <Button block loading={answer.busy} busy='正在登录…' onClick={() => answer.run(true)}>数字一致，登录电脑</Button>
          <View className='entry-no'><Button block kind='second' disabled={answer.busy} onClick={() => answer.run(false)}>不是我，不登录</Button></View>
        </>
      ) : undefined}
    >
      {answered === 'in' ? <Empty done title='电脑上已经登录' text='用完请在电脑右上角退出登录。' action={done} /> : null}
      {answered === 'out' ? <Empty title='没有登录' text='那台电脑进不来，这个二维码也作废了。' action={done} /> : null}
      {answered ? null : (
        <Loaded of={asked} failed='这个二维码不能用'>
          {({ number }) => (
            <View className='entry'>
              <View className='t2'>在电脑上登录组织者控制台？</View>
              <View className='sub'>登录后，电脑上可以用{member ? `“${member.name}”` : '你'}的身份发布竞赛、查看名单和成绩。</View>
              <View className='cap entry-cap'>请核对电脑上的数字</View>
              <View className='entry-number num'>{number}</View>
            </View>
          )}
        </Loaded>
      )}
    </Page>
  )
})

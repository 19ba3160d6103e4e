import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Cells } from '@/components/Cells'
import { SearchField } from '@/components/Field'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { useList } from '@/services/data'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { MaterialCell } from '../parts/MaterialCell'

const WAIT_MS = 400

export default guarded('member', function FindPage () {
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <Page title='找资料' head={<OfflineNotice />}>
      <View className='sect'><SearchField label='标题和正文里的字' value={typed} onChange={setTyped} /></View>
      <View className='gap' />
      {text ? <Found text={text} /> : <Empty title='想看什么' text='写几个字，例如“遵义会议”“长征”。几个词之间用空格隔开。' />}
    </Page>
  )
})

function Found ({ text }: { text: string }) {
  const list = useList((cursor) => request('GET /materials', { text, cursor, limit: 20 }), text)
  return (
    <Loaded of={list} failed='暂时找不了'>
      {(items) => items.length ? (
        <>
          <Cells>{items.map((one) => <MaterialCell key={one.id} of={one} where excerpt={one.excerpt} />)}</Cells>
          <ListEnd adding={list.adding} ended={list.ended} error={list.moreError} onMore={list.more} />
        </>
      ) : <Empty title={`没有找到有“${text}”的资料`} text='换个说法，或者少写几个字再试。' />}
    </Loaded>
  )
}

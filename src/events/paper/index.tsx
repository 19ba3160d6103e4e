import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Certificate, grouped } from '@/components/Certificate'
import { Chips } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { copyText } from '@/platform/clipboard'
import { useAct } from '@/services/act'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { dayAt } from '@/services/days'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import './index.scss'

type Span = 'all' | 'this' | 'last'

/** The same days and hours give the same certificate, whenever it is asked for. */
export default guarded('member', function PaperPage () {
  const [span, setSpan] = useState<Span>('all')
  const year = Math.floor(dayAt(now()) / 10000)
  const asked = { all: {}, this: { from: year * 10000 + 101 }, last: { from: (year - 1) * 10000 + 101, to: (year - 1) * 10000 + 1231 } }[span]
  const paper = useData(() => request('POST /me/hours/certificates', asked), span)
  const data = paper.data?.certificate
  const [copied, setCopied] = useState('')
  const copy = useAct(async () => { await copyText(grouped(data?.code ?? '').join(' ')); setCopied(data?.code ?? '') })
  useShareAppMessage(() => ({ title: data ? `${data.name}的${data.title}` : '学史', path: links.check(data?.code) }))
  return (
    <Page
      title='时长证明' head={<OfflineNotice />}
      footer={data ? (
        <>
          <Problem error={copy.error} />
          <Button block kind='second' loading={copy.busy} icon={copied === data.code ? 'check' : undefined} onClick={() => copy.run()}>{copied === data.code ? '编号已复制' : '复制证明编号'}</Button>
        </>
      ) : undefined}
    >
      <View className='paper-span'><Chips label='哪段时间' items={[{ value: 'all', text: '全部' }, { value: 'this', text: `${year} 年` }, { value: 'last', text: `${year - 1} 年` }]} value={span} onChange={setSpan} /></View>
      <Loaded of={paper} failed='证明暂时开不出来' safe='记下的时长都在。'>
        {({ certificate: issued, why }) => (issued ? (
            <>
              <Certificate of={issued} />
              <View className='sect paper-how'>
                <View className='sub'>任何人在“查验证书”里输入编号，就能看到这张证明是不是真的，以及时长后来有没有更正。截屏可以保存图片。</View>
                <View className='row'><Button kind='text' small onClick={() => go(links.check(issued.code))}>看看查验时显示什么</Button></View>
              </View>
            </>
          ) : <Empty title='没有可以证明的时长' text={why} />)}
      </Loaded>
    </Page>
  )
})

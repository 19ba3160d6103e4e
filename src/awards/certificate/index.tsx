import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Certificate, grouped } from '@/components/Certificate'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, OfflineNotice } from '@/components/States'
import { copyText } from '@/platform/clipboard'
import { H5 } from '@/platform/target'
import { useAct } from '@/services/act'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import './index.scss'

/** What the server says when there is none to be had: an answer, no failure. A conflict is one that was revoked. */
const REFUSALS: readonly string[] = ['not_revealed', 'conflict', 'not_found']

export default guarded('member', function CertificatePage () {
  const { id = '', cert = '' } = useRouter().params
  // Asking for it again gives the same one.
  const certificate = useData(() => request('POST /rounds/:id/certificates/:cert', { id, cert }), `${id} ${cert}`, { once: true })
  const { data, error } = certificate
  const [copied, setCopied] = useState(false)
  const copy = useAct(async () => { await copyText(grouped(data?.code ?? '').join(' ')); setCopied(true) })
  useShareAppMessage(() => ({ title: data ? `${data.name}的${data.title}` : '学史', path: links.check(data?.code) }))
  return (
    <Page
      title='证书' head={<OfflineNotice />}
      footer={data ? (
        <>
          <Problem error={copy.error} />
          <Button block kind='second' loading={copy.busy} icon={copied ? 'check' : undefined} onClick={() => copy.run()}>{copied ? '编号已复制' : '复制证书编号'}</Button>
        </>
      ) : undefined}
    >
      {error && !data && REFUSALS.includes(error.code) ? <Empty title={error.code === 'conflict' ? '证书已作废' : '现在没有证书可领'} text={error.message} /> : (
        <Loaded of={certificate} failed='证书暂时取不出来' safe='已经领到的证书不会丢。'>
          {(issued) => (
            <>
              <Certificate of={issued} />
              <View className='sect cert-how'>
                <View className='sect-title'>怎样查验</View>
                <View className='sub'>
                  {H5 ? `任何人打开 ${location.host}/check，输入编号就能查到，不用登录。` : '任何人在本小程序“我的”里点“查验证书”，输入编号就能查到。也可以把这一页转发给对方。'}
                </View>
                <View className='row'><Button kind='text' small onClick={() => go(links.check(issued.code))}>看看查验时显示什么</Button></View>
              </View>
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
})

import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Segmented } from '@/components/Choices'
import { Dialog } from '@/components/Dialog'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { OfflineNotice } from '@/components/States'
import { H5 } from '@/platform/target'
import { guarded } from '@/services/guard'
import { back } from '@/services/nav'
import { FromFile } from './FromFile'
import { FromText } from './FromText'
import { useImport } from './useImport'
import './index.scss'

const ways = [{ value: 'text', text: '粘贴文字' }, { value: 'file', text: H5 ? '选文件' : '从聊天里选文件' }] as const

export default guarded('organiser', function ImportPage () {
  const { bank } = useRouter().params
  const [asking, setAsking] = useState(false)
  const importing = useImport(bank, () => setAsking(true))
  const { way, setWay, unsaved, read, submit, busyWords, leave } = importing
  return (
    <Page
      title='导入试题' head={<OfflineNotice text='填写的内容还在，连上后再导入' />} onBack={() => { if (unsaved) setAsking(true); else back() }}
      footer={(
        <>
          <Problem error={read.error} />
          <Button block loading={read.busy} busy={busyWords} onClick={submit}>认出试题，去核对</Button>
        </>
      )}
      overlay={asking ? (
        <Dialog title='还没有导入' act='不导入，离开' back='接着导入' onAct={leave} onBack={() => setAsking(false)}>离开后，这里粘贴的文字和选好的文件不会留下。</Dialog>
      ) : null}
    >
      <View className='sect'>
        <Segmented label='试题从哪里来' items={ways} value={way} onChange={setWay} />
        {way === 'text' ? <FromText importing={importing} /> : null}
      </View>
      {way === 'file' ? <FromFile importing={importing} /> : null}
      <View className='cap import-note'>先核对，再入库。这一步不改题库。</View>
    </Page>
  )
})

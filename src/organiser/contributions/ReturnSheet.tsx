import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MaterialEntry } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import { Sheet } from '@/components/Sheet'
import { ReasonField } from '../parts/ReasonField'
import type { Contributions } from './useContributions'

const usual = ['请注明出处', '史实还要核对', '图片不清楚，请换一张', '有错别字，请改一改']

export function ReturnSheet ({ of, giveBack, onClose }: { of: MaterialEntry, giveBack: Contributions['giveBack'], onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => { setTried(true); if (reason.trim()) giveBack.run(of, reason.trim(), onClose) }
  return (
    <Sheet title={`退回${of.author}的投稿`} dirty={reason !== ''} onClose={onClose} footer={<Button block loading={giveBack.busy} busy='正在退回…' onClick={submit}>退回投稿</Button>}>
      <Problem error={giveBack.error} />
      <ReasonField value={reason} onChange={setReason} hint='如：请注明出处' note='作者会看到，可以修改后再交' missing={tried} />
      <View className='row wrap'>{usual.map((text) => <Button key={text} kind='text' small onClick={() => setReason(text)}>{text}</Button>)}</View>
    </Sheet>
  )
}

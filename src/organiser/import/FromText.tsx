import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { H5 } from '@/platform/target'
import type { Importing } from './useImport'

/** In WeChat a field's whole text crosses between its two halves at every sign: what is longer comes as a file. */
const MOST = H5 ? 1_000_000 : 60_000

export function FromText ({ importing: { text, setText, keyText, setKeyText, faults } }: { importing: Importing }) {
  const [apart, setApart] = useState(false)
  return (
    <View className='import-text'>
      <Field
        label='试题文字' kind='area' value={text} onChange={setText} max={MOST} error={faults.text} hint='1.中国共产党成立于哪一年？（A）&#10;A.1921 年　B.1922 年'
        note={H5 ? '从 Word、网页或聊天里整段复制，题号、选项、答案照原样就行。' : '从 Word、网页或聊天里整段复制，题号、选项、答案照原样就行。很长的请存成文件，从聊天里选。'}
      />
      {apart
        ? <View className='import-key'><Field label='答案文字' kind='area' optional value={keyText} onChange={setKeyText} max={MOST} hint='1-5 ABCDA 6-10 …' /></View>
        : <View className='row import-more'><Button kind='text' small onClick={() => setApart(true)}>答案另有一份</Button></View>}
    </View>
  )
}

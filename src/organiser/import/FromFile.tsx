import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Button } from '@/components/Button'
import { Problem } from '@/components/Problem'
import type { Importing } from './useImport'

const size = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

export function FromFile ({ importing: { files: { file, key }, faults, choose, drop } }: { importing: Importing }) {
  return (
    <View className='import-files'>
      <View className='import-fault'><Problem text={faults.file ?? faults.key} /></View>
      <Cells>
        <Cell
          title='试题文件' note={file ? `${file.name}，${size(file.size)}` : '还没有选'} value={file ? '换一个' : '选文件'}
          label={`试题文件，${file ? `${file.name}，换一个` : '选文件'}`} onClick={() => choose('file')}
        />
        <Cell
          title='答案文件' note={key ? `${key.name}，${size(key.size)}` : '题目和答案分成两份时才要'} value={key ? '换一个' : '选文件'}
          label={`答案文件，${key ? `${key.name}，换一个` : '选文件'}`} onClick={() => choose('key')}
        />
      </Cells>
      {key ? <View className='row import-more'><Button kind='text' small onClick={() => drop('key')}>不用答案文件</Button></View> : null}
      <View className='cap import-formats'>Word（.docx、.doc）、Excel（.xlsx、.csv）、文本（.txt）和网页文件都可以，最多 20 MB。PDF 和图片里的字读不到。</View>
    </View>
  )
}

import { View } from '@tarojs/components'
import type { FileView } from '../../../contract/files'
import type { Block } from '../../../contract/materials'
import { Blocks } from '@/components/Blocks'
import { Loaded } from '@/components/Loaded'
import { useData } from '@/services/data'
import { request } from '@/services/request'

/** A text as members will read it: the server reads it, the pictures are those that this phone has sent. */
export function Shown ({ markdown, files }: { markdown: string, files: readonly FileView[] }) {
  const read = useData(() => request('POST /organiser/materials/preview', { markdown }), markdown, { once: true })
  return (
    <Loaded of={read} failed='预览没有取到' safe='写的内容还在。'>
      {({ blocks, pictures }) => <View className='text-shown'>{blocks.length ? <Blocks of={filled(blocks, pictures, files)} /> : <View className='sub'>正文写了以后显示在这里。</View>}</View>}
    </Loaded>
  )
}

function filled (blocks: readonly Block[], pictures: readonly string[], files: readonly FileView[]): Block[] {
  let no = 0
  return blocks.map((block) => {
    if (block.kind !== 'picture') return block
    const id = pictures[no++]
    return { ...block, file: files.find((file) => file.id === id) ?? null }
  })
}

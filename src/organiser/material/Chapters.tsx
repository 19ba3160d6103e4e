import { View } from '@tarojs/components'
import type { MaterialBody } from '../../../contract/materials'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Problem } from '@/components/Problem'

export type Book = Extract<MaterialBody, { kind: 'book' }>
export type Chapter = Book['chapters'][number]

const MOST = 100
const figures = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
export const newChapter = (of: number): Chapter => ({ title: `第${figures[of] ?? ` ${of + 1} `}章`, markdown: '' })

/** Each leads to its own sheet. */
export function Chapters ({ book: { chapters }, error, onOpen, onAdd }: { book: Book, error?: string, onOpen: (at: number) => void, onAdd: () => void }) {
  return (
    <>
      <View className='sect material-part'><View className='sect-title'>章</View><Problem text={error} /></View>
      <Cells>
        {chapters.map(({ title, markdown }, at) => {
          const written = markdown.trim() ? `${markdown.length} 字` : '还没有写'
          return <Cell key={at} title={title || '（没有标题）'} value={written} label={`第 ${at + 1} 章，${title || '没有标题'}，${written}，修改`} onClick={() => onOpen(at)} />
        })}
      </Cells>
      {chapters.length < MOST ? <View className='row material-add'><Button kind='text' small icon='plus' onClick={onAdd}>加一章</Button></View> : null}
    </>
  )
}

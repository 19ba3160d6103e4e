import { View } from '@tarojs/components'
import type { MaterialKind } from '../../../contract/materials'
import { Cell, Cells } from '@/components/Cells'
import { kindNotes, kindWords } from './words'

/** What is made comes first: everything else follows from it. */
export function Kinds ({ onChoose }: { onChoose: (kind: MaterialKind) => void }) {
  return (
    <>
      <View className='sect sub material-lead'>先选一种。写到一半也不会丢，存在这台手机里。</View>
      <Cells>
        {(Object.keys(kindNotes) as MaterialKind[]).map((kind) => <Cell key={kind} title={kindWords[kind]} strong note={kindNotes[kind]} label={`${kindWords[kind]}，${kindNotes[kind]}`} onClick={() => onChoose(kind)} />)}
      </Cells>
    </>
  )
}

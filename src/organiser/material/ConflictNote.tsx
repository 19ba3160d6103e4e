import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/States'
import type { Writing } from './useMaterial'

/** Somebody else saved it meanwhile: which of the two to go on with. */
export function ConflictNote ({ theirs, onMine, onTheirs }: { theirs: NonNullable<Writing['theirs']>, onMine: () => void, onTheirs: () => void }) {
  const text = (
    <>
      <View>对方保存的标题是“{theirs.input.title}”。请选一份接着改。</View>
      <View className='row wrap conflict-do'>
        <Button kind='text' small onClick={onMine}>用我填的，接着保存</Button>
        <Button kind='text' small onClick={onTheirs}>改用对方的</Button>
      </View>
    </>
  )
  return <Notice title='刚才有人改过这份资料，你填的都还在' text={text} />
}

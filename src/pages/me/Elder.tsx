import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'
import { Segmented } from '@/components/Choices'
import { useSettings, type ElderStep } from '@/store/settings'

const steps = [{ value: '1', text: '大' }, { value: '2', text: '更大' }, { value: '3', text: '最大' }] as const

export function Elder () {
  const elder = useSettings((state) => state.elder)
  const setElder = useSettings((state) => state.setElder)
  return (
    <>
      <Cells>
        <Cell
          icon='type' strong title='长辈版' note='字更大，按钮更大' label='长辈版'
          on={elder > 0} onClick={() => setElder(elder > 0 ? 0 : 1)}
        />
      </Cells>
      {elder > 0 ? (
        <View className='band me-steps'>
          <Segmented
            label='字的大小' items={steps} value={elder === 3 ? '3' : elder === 2 ? '2' : '1'}
            onChange={(step) => setElder(Number(step) as ElderStep)}
          />
        </View>
      ) : null}
    </>
  )
}

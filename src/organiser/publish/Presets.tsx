import { View } from '@tarojs/components'
import { Cell, Cells } from '@/components/Cells'

interface Named { id: string, name: string, note: string }
interface Props<P extends Named> { presets: readonly P[], onChoose: (preset: P) => void, lead?: string }

const usual = '规则已按这种通知写好，时间、单位、题目和分值都可以再改。'

export function Presets<P extends Named> ({ presets, onChoose, lead = usual }: Props<P>) {
  return (
    <>
      <View className='sect publish-lead'>
        <View className='t2'>选一种做法</View>
        <View className='sub'>{lead}</View>
      </View>
      <Cells>
        {presets.map((preset) => (
          <Cell key={preset.id} title={preset.name} strong note={preset.note} label={`${preset.name}，${preset.note}`} onClick={() => onChoose(preset)} />
        ))}
      </Cells>
    </>
  )
}

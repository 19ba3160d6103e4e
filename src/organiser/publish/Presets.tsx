import { View } from '@tarojs/components'
import type { Preset } from '../../../contract/organiser'
import { Cell, Cells } from '@/components/Cells'

export function Presets ({ presets, onChoose }: { presets: readonly Preset[], onChoose: (preset: Preset) => void }) {
  return (
    <>
      <View className='sect publish-lead'>
        <View className='t2'>选一种做法</View>
        <View className='sub'>规则已按这种通知写好，时间、单位、题目和分值都可以再改。</View>
      </View>
      <Cells>
        {presets.map((preset) => (
          <Cell key={preset.id} title={preset.name} strong note={preset.note} label={`${preset.name}，${preset.note}`} onClick={() => onChoose(preset)} />
        ))}
      </Cells>
    </>
  )
}

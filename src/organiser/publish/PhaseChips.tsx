import { View } from '@tarojs/components'
import type { Problem as Fault } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Problem } from '@/components/Problem'
import { errorsIn } from '../editing/faults'
import { phaseName, problemsOf } from './phases'

interface Props { base: RoundConfig, at: number, problems: readonly Fault[], onShow: (at: number) => void }

/** Which phase the form shows; what is wrong with another one is said here and leads there. */
export function PhaseChips ({ base, at: shown, problems, onShow }: Props) {
  if (base.phases.length < 2) return null
  const items = base.phases.map((_, at) => ({ value: String(at), text: phaseName(base, at) }))
  const wrong = base.phases.flatMap((_, at) => {
    const texts = at === shown ? [] : [...new Set(errorsIn(problemsOf(problems, at)).map(({ message }) => message))]
    return texts.length ? [{ at, name: phaseName(base, at), texts }] : []
  })
  return (
    <View className='phase-chips'>
      <View className='sub'>各阶段分别填写。名称、参加单位和排名是整场的。</View>
      <Chips label='改哪个阶段' items={items} value={String(shown)} onChange={(at) => onShow(Number(at))} />
      {wrong.map(({ at, name, texts }) => (
        <View key={at}>
          {texts.map((text) => <Problem key={text} text={`${name}：${text}`} />)}
          <Button kind='text' small onClick={() => onShow(at)}>去改{name}</Button>
        </View>
      ))}
    </View>
  )
}

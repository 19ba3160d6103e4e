import { View } from '@tarojs/components'
import type { BankSummary } from '../../../contract/question'
import type { Problem as Fault } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { Button } from '@/components/Button'
import { Cell, Cells } from '@/components/Cells'
import { Problem } from '@/components/Problem'
import { phaseOf, type Form, type PartFields } from './form'
import { Part } from './Part'
import { at } from './problems'
import { types } from './words'

interface Props {
  form: Form
  base: RoundConfig
  /** Which of its phases, and what it is called where there are several. */
  place?: number
  phase?: string
  banks: readonly BankSummary[] | null
  problems: readonly Fault[]
  change: (part: Partial<Form>) => void
  onSource: () => void
}

export function Paper ({ form, base, place, phase = '', banks, problems, change, onSource }: Props) {
  const { paper } = phaseOf(base, place)
  const title = phase ? `试卷：${phase}` : '试卷'
  if (paper.kind === 'fixed') {
    return <View className='sect'><View className='sect-title'>{title}</View><View className='sub num'>所有人试题相同，共 {paper.questions.length} 题。</View></View>
  }
  const set = (index: number, part: PartFields) => change({ parts: form.parts.map((old, place) => (place === index ? part : old)) })
  const missing = (Object.keys(types) as PartFields['type'][]).filter((type) => !form.parts.some((part) => part.type === type))
  const own = form.source ? { ...(form.source.banks.length ? { banks: form.source.banks } : {}), ...(form.source.topics.length ? { topics: form.source.topics } : {}) } : {}
  return (
    <>
      <View className='sect paper-head'><View className='sect-title'>{title}</View><Problem text={at(problems, 'paper')} /></View>
      <Cells>
        <Cell title='选题范围' value={sourceWords(form.source, banks)} label={`选题范围：${sourceWords(form.source, banks)}，重新选择`} onClick={onSource} />
      </Cells>
      <View className='sect paper-parts'>
        {form.parts.map((part, index) => (
          <Part
            key={`${part.type} ${index}`} part={part} source={form.source} banks={banks} problem={at(problems, `part ${index}`)}
            onChange={(changed) => set(index, changed)}
            onRemove={form.parts.length > 1 ? () => change({ parts: form.parts.filter((_, place) => place !== index) }) : undefined}
          />
        ))}
        <View className='row wrap'>
          {missing.map((type) => (
            <Button key={type} kind='text' small icon='plus' onClick={() => change({ parts: [...form.parts, { type, count: '5', points: '4', own }] })}>加{types[type]}</Button>
          ))}
        </View>
      </View>
    </>
  )
}

function sourceWords (source: Form['source'], banks: readonly BankSummary[] | null): string {
  if (!source) return '各部分不同'
  const names = source.banks.map((id) => banks?.find((bank) => bank.id === id)?.name ?? '已选题库')
  if (!names.length && !source.topics.length) return '全部题目'
  return [...names, ...(source.topics.length > 2 ? [`${source.topics.length} 个专题`] : source.topics)].join('、')
}

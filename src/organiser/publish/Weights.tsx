import { View } from '@tarojs/components'
import type { UnitMetric } from '../../../contract/round-config'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { Facts } from '../parts/Facts'
import { Figure } from './Figure'
import type { Form } from './form'
import { metrics } from './words'

/** Totals and head counts know no full marks: they cannot be weighed against these. */
const weighable: readonly UnitMetric[] = ['rate', 'mean', 'rosterMean']
const FEWEST = 2

/** What a composite is made of, and how much each part counts. */
export function Weights ({ weights, onChange }: { weights: Form['weights'], onChange: (weights: Form['weights']) => void }) {
  const sum = weights.reduce((total, { percent }) => total + Number(percent), 0)
  const missing = weighable.filter((metric) => !weights.some((one) => one.metric === metric))
  const add = (metric: UnitMetric) => onChange([...weights, { metric, percent: sum < 100 ? String(100 - sum) : '10' }])
  return (
    <>
      {weights.map(({ metric, percent }, index) => (
        <View key={metric} className='row wrap weight'>
          <View className='weight-word'>{metrics[metric]}</View>
          <Figure
            label={`${metrics[metric]}占`} value={percent} unit='%'
            onChange={(typed) => onChange(weights.map((old, place) => (place === index ? { ...old, percent: typed } : old)))}
          />
          <View className='grow' />
          {weights.length > FEWEST ? (
            <View className='part-remove' {...a11y({ role: 'button', label: `去掉${metrics[metric]}` })} onClick={() => onChange(weights.filter((_, place) => place !== index))}>
              <Icon name='close' size={20} />
            </View>
          ) : null}
        </View>
      ))}
      <View className={sum === 100 ? 'cap num' : 'cap num umber'}><Facts of={`合计 ${Number.isNaN(sum) ? '—' : sum}%${sum === 100 ? '' : '，要等于 100%'}`} /></View>
      <View className='row wrap weight-add'>
        {missing.map((metric) => <Button key={metric} kind='text' small icon='plus' onClick={() => add(metric)}>加{metrics[metric]}</Button>)}
      </View>
    </>
  )
}

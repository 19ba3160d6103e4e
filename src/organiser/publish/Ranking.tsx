import { View } from '@tarojs/components'
import type { Problem as Fault } from '../../../contract/organiser'
import type { UnitRanking } from '../../../contract/round-config'
import { Chips } from '@/components/Choices'
import { Switch } from '@/components/Switch'
import { Figure } from './Figure'
import type { Form } from './form'
import { at } from './problems'
import { Row } from './Row'
import { Weights } from './Weights'
import { rankingName, rankings } from './words'

interface Props { form: Form, own: UnitRanking['by'], problems: readonly Fault[], change: (part: Partial<Form>) => void }

/** `own`: what the round came with, which stays to be chosen whether or not it is among the usual ones. */
export function Ranking ({ form, own, problems, change }: Props) {
  const by = own.kind === 'metric' ? own.metric : own.kind
  const items = rankings.some(({ value }) => value === by) ? rankings : [...rankings, { value: by, text: rankingName(by) }]
  return (
    <>
      <Row label='名次' problem={at(problems, 'show')}>
        <View className='row between switch-row'><View>公布个人榜</View><Switch label='公布个人榜' on={form.personBoard} onChange={(personBoard) => change({ personBoard })} /></View>
        <View className='row between switch-row'><View>公布单位榜</View><Switch label='公布单位榜' on={form.unitBoard} onChange={(unitBoard) => change({ unitBoard })} /></View>
      </Row>
      <Row label='单位排名按' problem={at(problems, 'ranking')}>
        <Chips label='单位排名按' items={items} value={form.by} onChange={(by) => change({ by })} />
        {form.by === 'composite' ? <Weights weights={form.weights} onChange={(weights) => change({ weights })} /> : null}
        <View className='pair'><View className='pair-word'>参与率不低于</View><Figure label='列名次的最低参与率' value={form.minRate} unit='%' hint='不限' onChange={(minRate) => change({ minRate })} /></View>
      </Row>
    </>
  )
}

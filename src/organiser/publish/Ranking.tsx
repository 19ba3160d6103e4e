import { View } from '@tarojs/components'
import type { Problem as Fault } from '../../../contract/organiser'
import { Chips } from '@/components/Choices'
import { Switch } from '@/components/Switch'
import { Figure } from './Figure'
import type { Form } from './form'
import { at } from './problems'
import { Row } from './Row'
import { Weights } from './Weights'
import { ownRanking, rankings } from './words'

export function Ranking ({ form, own, problems, change }: { form: Form, own: boolean, problems: readonly Fault[], change: (part: Partial<Form>) => void }) {
  return (
    <>
      <Row label='名次' problem={at(problems, 'show')}>
        <View className='row between switch-row'><View>公布个人榜</View><Switch label='公布个人榜' on={form.personBoard} onChange={(personBoard) => change({ personBoard })} /></View>
        <View className='row between switch-row'><View>公布单位榜</View><Switch label='公布单位榜' on={form.unitBoard} onChange={(unitBoard) => change({ unitBoard })} /></View>
      </Row>
      <Row label='单位排名按' problem={at(problems, 'ranking')}>
        <Chips label='单位排名按' items={own ? [...rankings, ownRanking] : rankings} value={form.by} onChange={(by) => change({ by })} />
        {form.by === 'composite' ? <Weights weights={form.weights} onChange={(weights) => change({ weights })} /> : null}
        <View className='pair'><View className='pair-word'>参与率不低于</View><Figure label='列名次的最低参与率' value={form.minRate} unit='%' hint='不限' onChange={(minRate) => change({ minRate })} /></View>
      </Row>
    </>
  )
}

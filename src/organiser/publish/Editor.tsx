import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RoundConfig } from '../../../contract/round-config'
import type { BankSummary } from '../../../contract/question'
import { Cell, Cells } from '@/components/Cells'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { useSession } from '@/store/session'
import { Preview } from '../editing/Preview'
import { useUnitsWords } from '../editing/useUnitsWords'
import { Facts } from '../parts/Facts'
import { Basics, Times } from './Basics'
import type { Form } from './form'
import { More } from './More'
import { Paper } from './Paper'
import { phaseName, spanOf } from './phases'
import { at, inFold, placeOf } from './problems'
import type { Publish } from './usePublish'
import { moment } from './words'

export type Picking = null | 'units' | 'source'

interface Props {
  /** `at`: which of the round's phases is shown. */
  work: { form: Form, base: RoundConfig, at?: number }
  banks: readonly BankSummary[] | null
  preview: Publish['preview']
  change: (part: Partial<Form>) => void
  onPick: (picking: Picking) => void
}

export function Editor ({ work: { form, base, at: place }, banks, preview, change, onPick }: Props) {
  const [unfolded, setUnfolded] = useState(false)
  const { problems } = preview
  const shared = { form, problems, change }
  const more = unfolded || inFold(problems)
  const zone = useSession((state) => state.me?.zone) ?? 'Asia/Shanghai'
  const phase = base.phases.length > 1 ? phaseName(base, place ?? 0) : ''
  const units = useUnitsWords(form.units)
  const { opens, closes } = spanOf(form, base, zone, place)
  const inside = `次数、限时、计分、公布答案${base.practice ? '' : '、排名'}`
  return (
    <>
      <Basics {...shared} />
      <Times {...shared} first={phase} />
      <View className='sect publish-units'><View className='sect-title'>参加单位</View><Problem text={at(problems, 'units')} /></View>
      <Cells><Cell title={units} label={`参加单位：${units}，重新选择`} onClick={() => onPick('units')} /></Cells>
      <Paper {...shared} phase={form.stages.length ? '' : phase} base={base} place={place} banks={banks} onSource={() => onPick('source')} />
      <View
        className='row between more-head' hoverClass='pressed' {...a11y({ role: 'button', label: `更多设置，${inside}`, expanded: more })} onClick={() => setUnfolded(!more)}
      >
        <View>
          <View className='sect-title'>更多设置</View>
          <View className='cap'>{inside}</View>
        </View>
        <View className={more ? 'more-open' : 'more-shut'}><Icon name='down' size={20} /></View>
      </View>
      {more ? <More {...shared} base={base} /> : null}
      <Preview
        title={form.title} when={<Facts of={[`${moment(opens)}\u00a0`, `至 ${moment(closes)}`]} />} preview={preview} whole={({ field }) => placeOf(field) === 'whole'}
        facts={({ roster, of, questions, full }) => [{ icon: 'people', text: `现在有 ${roster} 人在邀请范围内` }, { icon: 'quiz', text: <Facts of={`${of}每份 ${questions} 题，${full}`} /> }]}
      />
    </>
  )
}

import { View } from '@tarojs/components'
import type { Problem as Fault } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'
import { Chips } from '@/components/Choices'
import { Figure } from './Figure'
import type { Form } from './form'
import { at } from './problems'
import { Ranking } from './Ranking'
import { Row } from './Row'
import { counting, late, multiple, reveal, timing } from './words'

interface Props { form: Form, base: RoundConfig, problems: readonly Fault[], change: (part: Partial<Form>) => void }

/** The rules of a preset that are seldom touched. */
export function More ({ form, base: { practice, unit }, problems, change }: Props) {
  return (
    <View className='sect'>
      <Row label='次数' problem={at(problems, 'attempts')} note='不填就是不限'>
        <View className='row wrap'>
          <View className='pair'><View className='pair-word'>每天</View><Figure label='每天次数' value={form.perDay} unit='次' hint='不限' onChange={(perDay) => change({ perDay })} /></View>
          <View className='pair'><View className='pair-word'>全程</View><Figure label='全程次数' value={form.total} unit='次' hint='不限' onChange={(total) => change({ total })} /></View>
        </View>
      </Row>
      <Row label='限时' problem={at(problems, 'timing')}>
        <Chips label='限时' items={timing} value={form.timing} onChange={(chosen) => change(limits(chosen, form))} />
        {form.timing === 'question' ? <View className='pair'><View className='pair-word'>每题</View><Figure label='每题限时' value={form.seconds} unit='秒' onChange={(seconds) => change({ seconds })} /></View> : null}
        {form.timing === 'none' ? null : (
          <View className='pair'><View className='pair-word'>全卷</View><Figure label='全卷限时' value={form.minutes} unit='分钟' hint='不限' onChange={(minutes) => change({ minutes })} /></View>
        )}
      </Row>
      {practice ? null : (
        <Row label='哪次算成绩' problem={at(problems, 'counting')}>
          <Chips label='哪次算成绩' items={counting} value={form.counting} onChange={(kind) => change({ counting: kind })} />
          {form.perDay !== '1' && form.total !== '1' ? (
            <View className='pair'><View className='pair-word'>每天只计前</View><Figure label='每天计入次数' value={form.firstPerDay} unit='次' hint='不限' onChange={(firstPerDay) => change({ firstPerDay })} /></View>
          ) : null}
        </Row>
      )}
      <Row label='多选题少选' problem={at(problems, 'multiple')} note='错选一律不得分'>
        <Chips label='多选题少选' items={multiple} value={form.multiple} onChange={(rule) => change({ multiple: rule })} />
      </Row>
      <Row label='公布答案与解析' problem={at(problems, 'reveal')}>
        <Chips label='公布答案与解析' items={reveal} value={form.reveal} onChange={(rule) => change({ reveal: rule })} />
      </Row>
      {practice ? null : (
        <>
          <Row label='开赛后入册的人'>
            <Chips label='开赛后入册的人' items={late} value={form.late} onChange={(rule) => change({ late: rule })} />
          </Row>
          <Ranking form={form} own={unit.by} problems={problems} change={change} />
        </>
      )}
    </View>
  )
}

/** A limit that has just been chosen needs a figure to begin with. */
function limits (timing: Form['timing'], { minutes, seconds }: Form): Partial<Form> {
  if (timing === 'question') return { timing, seconds: seconds || '20', minutes: '' }
  return timing === 'paper' ? { timing, minutes: minutes || '30' } : { timing }
}

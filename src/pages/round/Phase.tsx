import { Text, View } from '@tarojs/components'
import type { PhaseView } from '../../../contract/quiz'
import { Button } from '@/components/Button'
import { Countdown } from '@/components/Countdown'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { a11y, decorative } from '@/platform/a11y'
import { now } from '@/services/clock'
import { span, unbroken } from '@/services/format'
import { go, links } from '@/services/nav'
import { actionOf, factsLine } from '@/services/round'
import { Cautions } from './Cautions'
import { Gate } from './Gate'
import { admittedWords, figuresOf, gatesOf, markOf, nearOpening, tagOf, waitOf } from './phase'

interface Props {
  phase: PhaseView
  place: number
  practice: boolean
  /** The page's own button is for this one. */
  current: boolean
  busy: boolean
  onStart: (phase: PhaseView) => void
  onTurn: () => void
}

/** One step: when, how it stands, my figures, and what opens it. */
export function Phase ({ phase, place, practice, current, busy, onStart, onTurn }: Props) {
  const tag = tagOf(phase)
  const figures = figuresOf(phase)
  const wait = waitOf(phase)
  const admitted = admittedWords(phase)
  const near = nearOpening(phase, now())
  return (
    <View className='step' {...a11y({ role: 'listitem' })}>
      <StepMark phase={phase} place={place} current={current} />
      <View className='grow'>
        <View className='row wrap between'>
          <View className='t3 step-name'>{phase.name}</View>
          <Tag kind={tag.kind}>{tag.text}</Tag>
        </View>
        <View className='sub num'>{span(phase.opensAt, phase.closesAt, now())}</View>
        {current ? <View className='sub num keep'>{factsLine({ ...phase, topic: '' })}</View> : null}
        {admitted ? <View className='strong'>{admitted}</View> : null}
        {figures.length ? <View className='step-figures num keep'>{figures.map(unbroken).join('\u00a0· ')}</View> : null}
        {wait ? <View className='step-wait'>{wait}</View> : null}
        {phase.state !== 'closed' && (current || phase.mine.canStart) ? <Cautions phase={phase} /> : null}
        {gatesOf(phase).map((gate) => <Gate key={gate.text} gate={gate} />)}
        {near === null ? null : <View className='strong'>离开放还有 <Countdown to={near} onEnd={onTurn} /></View>}
        {current ? null : <Actions phase={phase} practice={practice} busy={busy} onStart={onStart} />}
      </View>
    </View>
  )
}

function StepMark ({ phase, place, current }: Pick<Props, 'phase' | 'place' | 'current'>) {
  const mark = markOf(phase)
  const classes = ['step-mark num', mark === 'done' && 'step-done', current && 'step-now']
  return (
    <View className={classes.filter(Boolean).join(' ')} {...decorative}>
      {mark === 'done' ? <Icon name='check' size={20} /> : mark === 'locked' ? <Icon name='lock' size={18} /> : <Text>{place}</Text>}
    </View>
  )
}

/** Of the steps beside the one that the page's button is for. */
function Actions ({ phase, practice, busy, onStart }: Pick<Props, 'phase' | 'practice' | 'busy' | 'onStart'>) {
  const { name, mine } = phase
  const action = actionOf({ mine, practice: practice || phase.role === 'practice' })
  const result = mine.lastAttempt
  const starts = action.kind === 'start' || action.kind === 'resume'
  if (!starts && !result) return null
  return (
    <View className='row step-do'>
      {starts ? <Button small kind='second' disabled={busy} label={`${action.text}：${name}`} onClick={() => onStart(phase)}>{action.text}</Button> : null}
      {result ? <Button small kind='text' label={`看成绩：${name}`} onClick={() => go(links.result(result))}>看成绩</Button> : null}
    </View>
  )
}

import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { a11y } from '@/platform/a11y'
import { scan } from '@/platform/scan'
import { H5 } from '@/platform/target'
import { go } from '@/services/nav'
import { asked, placeOfProof, type Due, type Proof } from '@/services/study'
import { charsOf, isKnown } from '../parts/lacking'
import { Audio } from './Audio'
import { Photos } from './Photos'
import type { Checking } from './useCheckIn'

interface Props { task: Due, checking: Checking }

/** What is asked for, one after the other. */
export function Proofs ({ task, checking }: Props) {
  const some = task.proofsNeeded < task.proofs.filter(({ optional }) => !optional).length
  return (
    <View className='sect'>
      {some ? <View className='sub'>下面 {task.proofs.length} 项，交 {task.proofsNeeded} 项就行。</View> : null}
      {task.proofs.length ? null : <View className='body ink-2'>做完后点下面的按钮就算打卡。</View>}
      {task.proofs.map((proof, i) => <OneProof key={i} task={task} proof={proof} at={i} optional={some || proof.optional === true} checking={checking} />)}
    </View>
  )
}

function OneProof ({ task, proof, at, optional, checking }: Props & { proof: Proof, at: number, optional: boolean }) {
  const { written, change, faults: { faults } } = checking
  const error = faults[at]
  if (isKnown(proof)) return <Known task={task} proof={proof} done={task.known[at] === true} error={error} />
  switch (proof.kind) {
    case 'text': {
      const value = written.texts[at] ?? ''
      const n = charsOf(value)
      return (
        <Field
          kind='area' label={proof.label ?? '文字'} value={value} optional={optional} error={error} max={proof.most ? proof.most * 2 : 10000} hint={`不少于 ${proof.least} 字`}
          note={n < proof.least ? `已写 ${n} 字，还差 ${proof.least - n} 字` : `已写 ${n} 字${proof.most ? `，最多 ${proof.most} 字` : ''}`}
          onChange={(text) => change((before) => ({ ...before, texts: { ...before.texts, [at]: text } }))}
        />
      )
    }
    case 'number': return (
      <Field
        kind='number' label={`${proof.label}（${proof.unit}）`} value={written.numbers[at] ?? ''} optional={optional} error={error} max={7}
        onChange={(text) => change((before) => ({ ...before, numbers: { ...before.numbers, [at]: text } }))}
      />
    )
    case 'photos': return (
      <Photos
        files={written.files[at] ?? []} least={proof.least} most={proof.most} optional={optional} error={error}
        onChange={(how) => change((before) => ({ ...before, files: { ...before.files, [at]: how(before.files[at] ?? []) } }))}
      />
    )
    case 'audio': return (
      <Audio
        file={written.files[at]?.[0]} least={proof.least ?? 0} most={proof.most} optional={optional} error={error}
        onChange={(file) => change((before) => ({ ...before, files: { ...before.files, [at]: file ? [file] : [] } }))}
      />
    )
    case 'place': return <PlaceCode code={written.codes[at] ?? ''} error={error} onChange={(code) => change((before) => ({ ...before, codes: { ...before.codes, [at]: code } }))} />
    default: return null
  }
}

/** What the server knows by itself: ticked when it is done. */
function Known ({ task, proof, done, error }: { task: Due, proof: Proof, done: boolean, error?: string }) {
  const to = placeOfProof(task, proof)
  return (
    <View className='field'>
      <Problem text={error} />
      <View className='row known'>
        <View className={done ? 'task-mark task-done' : 'task-mark'} {...a11y({ role: 'img', label: done ? '已完成' : '未完成' })}>{done ? <Icon name='check' size={18} /> : null}</View>
        <View className='grow'>
          <View className='task-title'>{asked(proof)}</View>
          <View className='cap'>{done ? '已完成' : proof.kind === 'read' ? task.material?.title : proof.kind === 'quiz' ? task.quiz?.title : '写好提交后自动打勾'}</View>
        </View>
        {to && !done ? <Button kind='second' small className='task-act' label={`${to.text}：${asked(proof)}`} onClick={() => go(to.url)}>{to.text}</Button> : null}
      </View>
    </View>
  )
}

function PlaceCode ({ code, error, onChange }: { code: string, error?: string, onChange: (code: string) => void }) {
  if (H5) return <Field label='地点码' value={code} error={error} max={200} note='用微信打开可以直接扫码；在浏览器里，请填码下面的十位数字。' onChange={onChange} />
  const read = () => { void scan().then((said) => { if (said) onChange(said) }) }
  return (
    <View className='field'>
      <View className='field-label'>地点码</View>
      <Problem text={error} />
      {code ? <View className='row body green check-scanned'><Icon name='done' size={20} />已扫到地点码</View> : null}
      <Button kind='second' block icon='scan' onClick={read}>{code ? '重新扫码' : '扫现场的地点码'}</Button>
    </View>
  )
}

import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Problem } from '@/components/Problem'
import { Switch } from '@/components/Switch'
import { a11y } from '@/platform/a11y'
import { Figure } from '../publish/Figure'
import type { TaskFields } from './form'
import { fieldsOf, proofName, usual, type ProofFields } from './proofs'

interface Props { task: TaskFields, problem: string | undefined, onChange: (proofs: ProofFields[]) => void }

/** What has to be handed in, each with its figure; what was set at the desk is named and stays. */
export function Proofs ({ task: { proofs }, problem, onChange }: Props) {
  const missing = usual.filter(({ proof }) => !proofs.some(({ own }) => own.kind === proof.kind))
  return (
    <View className='field'>
      <View className='field-label'>打卡时要交什么</View>
      <Problem text={problem} />
      {proofs.length ? null : <View className='cap'>什么都不用交，点一下就算完成。</View>}
      {proofs.map((fields, index) => (
        <One
          key={`${fields.own.kind} ${index}`} fields={fields} onChange={(changed) => onChange(proofs.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => onChange(proofs.filter((_, at) => at !== index))}
        />
      ))}
      {proofs.length < 6 ? (
        <View className='row wrap proof-add'>
          {missing.map(({ text, proof }) => <Button key={text} kind='text' small icon='plus' onClick={() => onChange([...proofs, fieldsOf(proof)])}>{text}</Button>)}
        </View>
      ) : null}
    </View>
  )
}

function One ({ fields, onChange, onRemove }: { fields: ProofFields, onChange: (fields: ProofFields) => void, onRemove: () => void }) {
  const name = proofName(fields.own)
  return (
    <View className='part'>
      <View className='row'>
        <View className='grow strong'>{name}</View>
        <View className='part-remove' {...a11y({ role: 'button', label: `去掉${name}` })} onClick={onRemove}><Icon name='close' size={20} /></View>
      </View>
      <Figures fields={fields} name={name} onChange={onChange} />
      <View className='row between switch-row'><View className='sub'>自愿交</View><Switch label={`${name}自愿交`} on={fields.optional} onChange={(optional) => onChange({ ...fields, optional })} /></View>
    </View>
  )
}

function Figures ({ fields, name, onChange }: { fields: ProofFields, name: string, onChange: (fields: ProofFields) => void }) {
  const { own, least, most } = fields
  const leastOf = (word: string, unit: string, hint?: string) => (
    <View className='pair'><View className='pair-word'>{word}</View><Figure label={`${name}${word}`} value={least} unit={unit} hint={hint} onChange={(typed) => onChange({ ...fields, least: typed })} /></View>
  )
  const mostOf = (word: string, unit: string) => (
    <View className='pair'><View className='pair-word'>{word}</View><Figure label={`${name}${word}`} value={most} unit={unit} onChange={(typed) => onChange({ ...fields, most: typed })} /></View>
  )
  switch (own.kind) {
    case 'text': case 'reflection': return leastOf('至少', '字')
    case 'photos': return <View className='row wrap'>{leastOf('至少', '张')}{mostOf('最多', '张')}</View>
    case 'audio': return <View className='row wrap'>{leastOf('至少', '秒', '不限')}{mostOf('最长', '秒')}</View>
    case 'number': return leastOf('至少', own.unit, '不限')
    case 'read': return <View className='cap'>在下面选一篇资料，读到末尾就算完成；整个专栏不能这样算。</View>
    case 'quiz': return <View className='cap'>答哪一套题，在电脑上设置。</View>
    case 'place': return <View className='cap'>到现场扫地点的码。有哪些地点，在“打卡地点”里填写。</View>
    default: return own satisfies never
  }
}

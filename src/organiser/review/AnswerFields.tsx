import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Choices'
import { Field } from '@/components/Field'
import { Icon } from '@/components/Icon'
import { a11y } from '@/platform/a11y'
import { Input } from '@/platform/Input'
import { letter } from '../questions/words'
import { ticked, type Draft } from './draft'

interface Props { draft: Draft, put: (part: Partial<Draft>) => void }

const MOST_OPTIONS = 26
const MOST_BLANKS = 20

/** What is right, as its type asks for it. */
export function AnswerFields ({ draft, put }: Props) {
  switch (draft.type) {
    case 'single':
    case 'multiple': return <Options draft={draft} put={put} />
    case 'judge':
      return (
        <View className='field'>
          <View className='field-label'>答案</View>
          <Chips label='答案' items={[{ value: '0', text: '正确' }, { value: '1', text: '错误' }]} value={draft.judge === null ? '' : String(draft.judge)} onChange={(value) => put({ judge: value === '0' ? 0 : 1 })} />
        </View>
      )
    case 'fill': return <Blanks draft={draft} put={put} />
    case null: return <View className='cap'>这种题型不能入库，请先选一种题型。</View>
    default: return draft.type satisfies never
  }
}

function Options ({ draft, put }: Props) {
  const { type, options } = draft
  const multiple = type === 'multiple'
  return (
    <View className='field'>
      <View className='field-label'>选项，点字母选出正确的{multiple ? '（可以选几个）' : ''}</View>
      {options.map(({ text, right }, place) => (
        <View key={place} className='row form-option'>
          <View
            className='form-tick' {...a11y({ role: multiple ? 'checkbox' : 'radio', label: `${letter(place)} 是正确答案`, checked: right })}
            onClick={() => put({ options: ticked(draft, place) })}
          >
            <View className={`form-mark${multiple ? ' form-mark-box' : ''}${right ? ' form-mark-on' : ''}`}>{letter(place)}</View>
          </View>
          <View className='grow'><Input label={`选项 ${letter(place)}`} value={text} max={1000} onChange={(value) => put({ options: options.map((one, at) => (at === place ? { ...one, text: value } : one)) })} /></View>
          <View className='form-remove' hoverClass='pressed' {...a11y({ role: 'button', label: `删去选项 ${letter(place)}` })} onClick={() => put({ options: options.filter((_, at) => at !== place) })}>
            <Icon name='close' size={20} />
          </View>
        </View>
      ))}
      {options.length < MOST_OPTIONS ? <View className='row form-add'><Button kind='text' small icon='plus' onClick={() => put({ options: [...options, { text: '', right: false }] })}>加一个选项</Button></View> : null}
    </View>
  )
}

function Blanks ({ draft: { blanks }, put }: Props) {
  return (
    <>
      {blanks.map((text, place) => (
        <Field
          key={place} label={blanks.length > 1 ? `第 ${place + 1} 空的答案` : '答案'} value={text} max={1000} note={place ? undefined : '有几种写法时用竖线隔开，如 29 | 二十九'}
          onChange={(value) => put({ blanks: blanks.map((one, at) => (at === place ? value : one)) })}
        />
      ))}
      <View className='row form-add'>
        {blanks.length < MOST_BLANKS ? <Button kind='text' small icon='plus' onClick={() => put({ blanks: [...blanks, ''] })}>加一个空</Button> : null}
        {blanks.length > 1 ? <Button kind='text' small onClick={() => put({ blanks: blanks.slice(0, -1) })}>去掉最后一空</Button> : null}
      </View>
    </>
  )
}

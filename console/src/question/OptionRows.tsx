import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useId } from 'react'
import { FieldError } from '../shell/Field'
import { newOption, type Draft, type DraftOption, type Faults } from './draft'
import { letter } from './words'

interface Props { draft: Draft; faults: Faults; change: (part: Partial<Draft>) => void }

/** Options with their order and a tick at what is right. Changing to single keeps several ticks, and says so, rather than drop one. */
export function OptionRows({ draft: { type, options }, faults, change }: Props) {
  const id = useId()
  const set = (place: number, part: Partial<DraftOption>) => change({ options: options.map((one, i) => (i === place ? { ...one, ...part } : one)) })
  const only = (place: number) => change({ options: options.map((one, i) => ({ ...one, right: i === place })) })
  const swap = (place: number, other: number) => {
    const next = [...options]
    ;[next[place], next[other]] = [next[other] as DraftOption, next[place] as DraftOption]
    change({ options: next })
  }
  const single = type === 'single' && options.filter(({ right }) => right).length < 2
  return (
    <div className='field' role='group' aria-label='选项' aria-describedby={faults.options || faults.answer ? id : undefined}>
      <div className='field-label'>选项（勾选正确的）</div>
      {options.map(({ id: key, text, right }, i) => (
        <div key={key} className={`option-row${right ? ' option-right' : ''}`}>
          {single
            ? <Radio checked={right} onChange={() => only(i)} aria-label={`选项 ${letter(i)} 正确`}>{letter(i)}</Radio>
            : <Checkbox checked={right} onChange={({ target }) => set(i, { right: target.checked })} aria-label={`选项 ${letter(i)} 正确`}>{letter(i)}</Checkbox>}
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} value={text} onChange={({ target }) => set(i, { text: target.value })} aria-label={`选项 ${letter(i)} 的内容`} />
          <Button type='text' icon={<ArrowUpOutlined aria-hidden />} disabled={i === 0} onClick={() => swap(i, i - 1)} aria-label={`选项 ${letter(i)} 上移`} />
          <Button type='text' icon={<ArrowDownOutlined aria-hidden />} disabled={i === options.length - 1} onClick={() => swap(i, i + 1)} aria-label={`选项 ${letter(i)} 下移`} />
          <Button type='text' icon={<DeleteOutlined aria-hidden />} disabled={options.length <= 2} onClick={() => change({ options: options.filter((_, at) => at !== i) })} aria-label={`删去选项 ${letter(i)}`} />
        </div>
      ))}
      <Button type='dashed' icon={<PlusOutlined aria-hidden />} disabled={options.length >= 26} onClick={() => change({ options: [...options, newOption()] })}>增加选项</Button>
      <div id={id}><FieldError error={faults.options} /><FieldError error={faults.answer} /></div>
    </div>
  )
}

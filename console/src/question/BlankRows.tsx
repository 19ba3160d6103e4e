import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useId } from 'react'
import { FieldError } from '../shell/Field'
import { newBlank, type Draft } from './draft'

/** For each blank the answers that are accepted: 29 or 二十九. */
export function BlankRows({ draft: { blanks }, error, change }: { draft: Draft; error?: string; change: (part: Partial<Draft>) => void }) {
  const id = useId()
  return (
    <div className='field' role='group' aria-label='答案' aria-describedby={`${id}-hint`}>
      <div className='field-label'>答案</div>
      {blanks.map(({ id: key, texts }, i) => (
        <div key={key} className='option-row'>
          <label htmlFor={`${id}-${key}`} className='blank-no'>第 {i + 1} 空</label>
          <Select
            id={`${id}-${key}`} mode='tags' open={false} suffixIcon={null} value={texts} className='grow' placeholder='打字后按回车，可以有几个' status={error && !texts.length ? 'error' : undefined}
            onChange={(next: string[]) => change({ blanks: blanks.map((one, at) => (at === i ? { ...one, texts: next } : one)) })}
          />
          <Button type='text' icon={<DeleteOutlined aria-hidden />} disabled={blanks.length < 2} onClick={() => change({ blanks: blanks.filter((_, at) => at !== i) })} aria-label={`删去第 ${i + 1} 空`} />
        </div>
      ))}
      <Button type='dashed' icon={<PlusOutlined aria-hidden />} disabled={blanks.length >= 20} onClick={() => change({ blanks: [...blanks, newBlank()] })}>增加一空</Button>
      <div id={`${id}-hint`}><div className='cap'>一空可以有几个都算对的写法，如“29”和“二十九”。</div><FieldError error={error} /></div>
    </div>
  )
}

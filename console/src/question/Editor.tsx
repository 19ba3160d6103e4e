import { AutoComplete, Input, Radio, Select } from 'antd'
import { Field, FieldError } from '../shell/Field'
import { BlankRows } from './BlankRows'
import { OptionRows } from './OptionRows'
import type { Draft, Faults } from './draft'
import { DIFFICULTIES, TYPES, TYPE_NAMES, type Type } from './words'
import './question.css'

export interface Known { topics: string[]; periods: string[]; tags: string[] }

interface Props {
  draft: Draft
  /** What is wrong, beside its field; empty until somebody has tried to save. */
  faults: Faults
  change: (part: Partial<Draft>) => void
  /** Topics, periods and tags that the bank has, to choose from. */
  known?: Known
  /** The short form inside a list: words, options and key only. */
  brief?: boolean
}

/** A question as a form; which fields there are depends on its type. */
export function Editor({ draft, faults, change, known, brief }: Props) {
  return (
    <div className='editor'>
      <div className='field' role='group' aria-label='题型'>
        <div className='field-label'>题型</div>
        <Radio.Group value={draft.type} onChange={({ target }) => change({ type: target.value as Type })} options={TYPES.map((type) => ({ value: type, label: TYPE_NAMES[type] }))} />
        <FieldError error={faults.type} />
      </div>
      <Field label='题干' error={faults.stem} hint={draft.type === 'fill' ? '要填的地方写 ____（四个下划线），有几处就有几空。' : undefined}>
        {(field) => <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 10 }} value={draft.stem} onChange={({ target }) => change({ stem: target.value })} />}
      </Field>
      {draft.type === 'single' || draft.type === 'multiple' ? <OptionRows draft={draft} faults={faults} change={change} /> : null}
      {draft.type === 'judge'
        ? (
          <div className='field' role='group' aria-label='答案'>
            <div className='field-label'>答案</div>
            <Radio.Group value={draft.judge} onChange={({ target }) => change({ judge: target.value as 0 | 1 })} options={[{ value: 0, label: '正确' }, { value: 1, label: '错误' }]} />
            <FieldError error={faults.answer} />
          </div>
          )
        : null}
      {draft.type === 'fill' || draft.type === null ? <BlankRows draft={draft} error={faults.answer} change={change} /> : null}
      <Field label='解析' error={faults.analysis}>
        {(field) => <Input.TextArea {...field} autoSize={{ minRows: brief ? 1 : 2, maxRows: 8 }} value={draft.analysis} onChange={({ target }) => change({ analysis: target.value })} />}
      </Field>
      {brief ? null : <Labels draft={draft} faults={faults} change={change} known={known} />}
    </div>
  )
}

const choices = (names: string[] = []) => names.filter(Boolean).map((value) => ({ value }))

function Labels({ draft, faults, change, known }: Props) {
  return (
    <>
      <Field label='出处' error={faults.source}>
        {({ status, ...field }) => <Input {...field} status={status} value={draft.source} onChange={({ target }) => change({ source: target.value })} />}
      </Field>
      <div className='editor-pair'>
        <Field label='专题' error={faults.topic}>
          {(field) => <AutoComplete {...field} options={choices(known?.topics)} value={draft.topic} onChange={(topic: string) => change({ topic })} showSearch={{ filterOption: holds }} />}
        </Field>
        <Field label='时期' error={faults.period}>
          {(field) => <AutoComplete {...field} options={choices(known?.periods)} value={draft.period} onChange={(period: string) => change({ period })} showSearch={{ filterOption: holds }} />}
        </Field>
      </div>
      <div className='field' role='group' aria-label='难度'>
        <div className='field-label'>难度</div>
        <Radio.Group value={draft.difficulty} onChange={({ target }) => change({ difficulty: target.value as number })} options={DIFFICULTIES.map((label, i) => ({ value: i + 1, label }))} />
      </div>
      <Field label='标签' error={faults.tags} hint='打字后按回车添加'>
        {(field) => <Select {...field} mode='tags' options={choices(known?.tags)} value={draft.tags} onChange={(tags: string[]) => change({ tags })} tokenSeparators={['，', ',', '、']} />}
      </Field>
    </>
  )
}

const holds = (typed: string, option?: { value?: unknown }) => String(option?.value ?? '').includes(typed)

import { Checkbox, Input } from 'antd'
import { useEffect, useRef } from 'react'
import type { AnswerValue, QuestionView } from '../../../contract/question'
import { Rich } from '../question/Rich'
import { TYPE_NAMES, letter } from '../question/words'
import { chosen } from './answers'

interface Double { on: boolean; full: boolean; pick: number; factor: number; set: (on: boolean) => void }
interface Props { question: QuestionView; total: number; value: AnswerValue; put: (value: AnswerValue) => void; next: () => void; double: Double | null }

/** One question with its options as keys, or its blanks. */
export function Question({ question, total, value, put, next, double }: Props) {
  const { pos, type, stem, options, blanks } = question
  return (
    <div className='box proxy-question' aria-live='polite'>
      <p className='cap num'>第 {pos} / {total} 题 · {TYPE_NAMES[type]}</p>
      <h2 className='proxy-stem'><Rich text={stem} /></h2>
      {type === 'fill'
        ? <Blanks key={pos} blanks={Math.max(1, blanks)} value={Array.isArray(value) ? value as string[] : []} put={put} next={next} />
        : (
          <div className='proxy-options' role={type === 'multiple' ? 'group' : 'radiogroup'} aria-label={`第 ${pos} 题的选项`}>
            {options.map((option, place) => {
              const on = Array.isArray(value) && (value as number[]).includes(place)
              return (
                <button
                  key={place} type='button' className={`plain-button proxy-option${on ? ' proxy-on' : ''}`} role={type === 'multiple' ? 'checkbox' : 'radio'} aria-checked={on}
                  onClick={() => put(chosen(question, value, place))}
                >
                  <span className='proxy-key num' aria-hidden>{type === 'judge' ? place + 1 : letter(place)}</span><span className='grow'><span className='said'>{type === 'judge' ? '' : `${letter(place)} `}</span><Rich text={option} /></span>
                </button>
              )
            })}
          </div>
          )}
      {double ? <Checkbox className='proxy-double' checked={double.on} disabled={!double.on && double.full} onChange={({ target }) => double.set(target.checked)}>纸上选了这题加倍（按 {double.factor} 倍计，最多选 {double.pick} 题）</Checkbox> : null}
    </div>
  )
}

function Blanks({ blanks, value, put, next }: { blanks: number; value: string[]; put: (value: AnswerValue) => void; next: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { box.current?.querySelector('input')?.focus() }, [])
  const change = (i: number, text: string) => {
    const texts = Array.from({ length: blanks }, (_, at) => (at === i ? text : value[at] ?? ''))
    put(texts.some(Boolean) ? texts : null)
  }
  return (
    <div ref={box} className='proxy-blanks'>
      {Array.from({ length: blanks }, (_, i) => (
        <label key={i} className='row gap-s'>
          <span className='cap whole num'>第 {i + 1} 空</span>
          <Input
            value={value[i] ?? ''} maxLength={200} onChange={({ target }) => change(i, target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              const after = box.current?.querySelectorAll('input')[i + 1]
              if (after) after.focus()
              else next()
            }}
          />
        </label>
      ))}
    </div>
  )
}

import { CheckCircleOutlined, CopyOutlined, MinusCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import type { ImportItem } from '../../../contract/questions'
import type { Draft } from '../question/draft'
import { Rich } from '../question/Rich'
import { Shown } from '../question/Shown'
import { TYPE_NAMES, answerWords, optionWords } from '../question/words'
import { Problem } from '../shell/Problem'
import { ItemEdit } from './ItemEdit'
import { MendRow, TwinRow } from './ItemWays'
import { faultAt, isSetAside } from './mends'
import { shortSection } from './source'
import type { RowState, What } from './useChanges'

export interface RowProps {
  item: ImportItem
  index: number
  current: boolean
  editing: boolean
  /** What was typed and is not saved yet. */
  typed: Draft | null
  status: RowState
  choose: (no: number) => void
  act: (no: number, what: What) => void
  /** Opens the form in the row; null closes it. */
  edit: (no: number | null, from: number) => void
  type: (no: number, draft: Draft | null) => void
}

export function ItemRow(props: RowProps) {
  const { item, index, current, editing, typed, status, choose, act, edit, type } = props
  const { no, label, section, body, state, decision, problems } = item
  const skipped = isSetAside(item)
  const fault = faultAt(problems)
  const bad = state === 'problem' && !skipped
  const goes = state !== 'problem' && decision !== 'skip'
  const answer = answerWords(body) || '—'
  const framed = (text: string, wrong: boolean) => (wrong && bad ? <span className='hl one-line'>{text}</span> : text)
  return (
    <div
      role='row' aria-rowindex={index + 2} data-no={no} tabIndex={current ? 0 : -1} aria-selected={current} onClick={() => choose(no)}
      className={`item${bad ? ' item-bad' : ''}${state === 'duplicate' ? ' item-twin' : ''}${current ? ' item-now' : ''}`}
    >
      <div className='item-line' role='presentation'>
        <span role='gridcell' className='c0'>
          <Checkbox
            checked={goes} disabled={state === 'problem' || state === 'done' || status.busy} tabIndex={current ? 0 : -1} aria-label={`第 ${label || no} 题入库`}
            onChange={({ target }) => act(no, { decision: target.checked ? 'take' : 'skip' })}
          />
        </span>
        <span role='gridcell' className='c1 num'>{label || no}{label && section ? <span className='cap one-line' title={section}>{shortSection(section)}</span> : null}</span>
        <span role='gridcell' className='c2'>{TYPE_NAMES[body.type]}</span>
        <span role='gridcell' className='c3 one-line'><Rich text={body.stem} short />{body.stem ? '' : <span className='care'>（没有题干）</span>}</span>
        <span role='gridcell' className='c4'>{framed(optionWords(body), fault.options)}</span>
        <span role='gridcell' className='c5 one-line' title={answer}>{framed(answer, fault.answer)}</span>
        <span role='gridcell' className='c6'><StateSaid item={item} skipped={skipped} /></span>
      </div>
      {editing
        ? <div role='gridcell' className='item-wide'><ItemEdit item={item} typed={typed} type={type} busy={status.busy} error={status.error} save={(next) => act(no, { body: next })} cancel={() => { type(no, null); edit(null, no) }} /></div>
        : (
          <>
            {bad ? <MendRow {...props} /> : null}
            {state === 'duplicate' ? <TwinRow {...props} /> : null}
            {current && !bad && (state === 'ready' || state === 'problem') ? <Whole {...props} /> : null}
            {status.error ? <div role='gridcell' className='item-wide'><Problem error={status.error} /></div> : null}
          </>
          )}
    </div>
  )
}

/** The current row shows its question, and notes that keep it from nothing. */
function Whole({ item: { no, body, problems }, edit }: RowProps) {
  return (
    <div role='gridcell' className='item-wide'>
      <Shown body={body} brief={!body.analysis} />
      {problems.map(({ message }, i) => <p key={i} className='cap'>{message}</p>)}
      <button type='button' className='plain-button link' onClick={() => edit(no, no)}>修改这题</button>
    </div>
  )
}

function StateSaid({ item: { state, decision }, skipped }: { item: ImportItem; skipped: boolean }) {
  if (state === 'done') return <span className='state-said good'><CheckCircleOutlined aria-hidden />已入库</span>
  if (state === 'duplicate') return <span className='state-said'><CopyOutlined aria-hidden />{decision === 'take' ? '两题都留' : decision === 'replace' ? '替换旧题' : '可能重复'}</span>
  if (skipped || (state === 'ready' && decision === 'skip')) return <span className='state-said sub'><MinusCircleOutlined aria-hidden />跳过</span>
  if (state === 'problem') return <span className='state-said care strong'><WarningOutlined aria-hidden />要处理</span>
  return <span className='state-said good'><CheckCircleOutlined aria-hidden />可入库</span>
}

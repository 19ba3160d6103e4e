import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, type ReactNode } from 'react'
import { useCopy } from '../services/copy'
import { markNew } from './mark'
import { noticeText, ordinal } from './notice'
import type { Problem } from './problems'
import type { Preview, Seen } from './usePreview'

interface Props<C, P extends Preview> {
  seen: Seen<C, P> & { again: () => void }
  /** The sentences as the page was opened. */
  before: readonly string[]
  lead: (problem: Problem) => void
  title: string
  /** From when to when. */
  when: string
  /** What is right about it: 将邀请 120 人. */
  checks: ReactNode
}

/** The rules as the notice prints them, as they are being changed, and what is wrong with them. */
export function NoticePane<C, P extends Preview>({ seen, before, lead, title, when, checks }: Props<C, P>) {
  const { notice, problems, stale, error, of, asking } = seen
  const marked = useMemo(() => markNew(before, notice?.sentences ?? []), [before, notice])
  const copy = useCopy(' Word')
  return (
    <aside className='rule-side' aria-label='通知预览'>
      <div className='between'><h2 className='h2'>通知预览</h2><span className='row gap-s'><span className='cap' role='status'>{stale && !error ? '改好后更新' : asking ? '更新中' : '随改随变'}</span><Button type='link' size='small' onClick={() => void copy(noticeText(title, notice?.sentences ?? []))}>复制全文</Button></span></div>
      <div className='rule' />
      <div className={stale ? 'rule-notice rule-stale' : 'rule-notice'} tabIndex={0} role='region' aria-label='通知条文'>
        {of ? <><h3 className='h2 notice-title'>{title || '未命名'}规则</h3><p className='cap num notice-title'>{when}</p></> : null}
        <ol>{marked.map(({ text, fresh }, i) => <li key={i} className={fresh ? 'rule-fresh' : undefined}><span className='num'>{ordinal(i + 1)}、</span><span>{fresh ? <>{fresh.before}<ins>{fresh.words}</ins>{fresh.after}</> : text}</span></li>)}</ol>
      </div>
      {error ? <div className='problem' role='alert'><WarningOutlined aria-hidden /><div>{error.message} <Button type='link' size='small' onClick={seen.again}>再试一次</Button></div></div> : null}
      <ul className='rule-checks' aria-label='检查结果'>
        {checks}
        {problems.map((problem, i) => (
          <li key={i} className='care'><WarningOutlined aria-hidden /><button type='button' className='plain-button rule-problem' onClick={() => lead(problem)}>{problem.level === 'warning' ? '提醒：' : ''}{problem.message}</button></li>
        ))}
        {!problems.length && notice && !stale ? <Right>没有发现问题</Right> : null}
      </ul>
    </aside>
  )
}

export const Right = ({ children }: { children: ReactNode }) => <li className='good'><CheckCircleOutlined aria-hidden /><span className='num'>{children}</span></li>

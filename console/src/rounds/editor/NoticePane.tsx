import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useMemo } from 'react'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { useCopy } from '../../services/copy'
import { count } from '../../services/format'
import { noticeText, ordinal } from '../Notice'
import { windowOf } from '../words'
import { markNew } from './mark'
import { poolWords, useBanks } from './paper/pool'
import type { Seen } from './usePreview'

interface Props { seen: Seen & { again: () => void }; before: readonly string[]; lead: (problem: Problem) => void }

/** The rules as the notice prints them, as they are being changed, and what is wrong with them. */
export const NoticePane = memo(function NoticePane({ seen, before, lead }: Props) {
  const { notice, problems, stale, error, of, asking } = seen
  const marked = useMemo(() => markNew(before, notice?.sentences ?? []), [before, notice])
  const copy = useCopy(' Word')
  return (
    <aside className='rule-side' aria-label='通知预览'>
      <div className='between'><h2 className='h2'>通知预览</h2><span className='row gap-s'><span className='cap' role='status'>{stale && !error ? '改好后更新' : asking ? '更新中' : '随改随变'}</span><Button type='link' size='small' onClick={() => void copy(noticeText(of?.title ?? '', notice?.sentences ?? []))}>复制全文</Button></span></div>
      <div className='rule' />
      <div className={stale ? 'rule-notice rule-stale' : 'rule-notice'} tabIndex={0} role='region' aria-label='通知条文'>
        {of ? <><h3 className='h2 notice-title'>{of.title || '未命名'}规则</h3><p className='cap num notice-title'>{span(of)}</p></> : null}
        <ol>{marked.map(({ text, fresh }, i) => <li key={i} className={fresh ? 'rule-fresh' : undefined}><span className='num'>{ordinal(i + 1)}、</span><span>{fresh ? <>{fresh.before}<ins>{fresh.words}</ins>{fresh.after}</> : text}</span></li>)}</ol>
      </div>
      {error ? <div className='problem' role='alert'><WarningOutlined aria-hidden /><div>{error.message} <Button type='link' size='small' onClick={seen.again}>再试一次</Button></div></div> : null}
      <ul className='rule-checks' aria-label='检查结果'>
        {notice && !error ? <li className='good'><CheckCircleOutlined aria-hidden /><span className='num'>将邀请 {count(notice.roster)} 人</span></li> : null}
        {of ? <Pool config={of} short={problems.some(({ field, message: said }) => /\.paper\./.test(field) && /不够|找不到/.test(said))} /> : null}
        {problems.map((problem, i) => (
          <li key={i} className='care'><WarningOutlined aria-hidden /><button type='button' className='plain-button rule-problem' onClick={() => lead(problem)}>{problem.level === 'warning' ? '提醒：' : ''}{problem.message}</button></li>
        ))}
        {!problems.length && notice && !stale ? <li className='good'><CheckCircleOutlined aria-hidden /><span>没有要改的地方</span></li> : null}
      </ul>
    </aside>
  )
})

const span = ({ phases }: RoundConfig) => windowOf({ opensAt: Math.min(...phases.map(({ window }) => window.opensAt)), closesAt: Math.max(...phases.map(({ window }) => window.closesAt)) })

function Pool({ config, short }: { config: RoundConfig; short: boolean }) {
  const banks = useBanks()
  const words = banks && poolWords(banks, config.phases.flatMap(({ paper, alternatives }) => [paper, ...(alternatives?.papers.map((one) => one.paper) ?? [])]))
  if (!words || short) return null
  return <li className='good'><CheckCircleOutlined aria-hidden /><span className='num'>题库够抽：{words}</span></li>
}

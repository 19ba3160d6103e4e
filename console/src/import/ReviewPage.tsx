import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { Page } from '../shell/Page'
import { Empty, Failed, Skeleton } from '../shell/States'
import { FileBar } from './FileBar'
import { FileProblems } from './FileProblems'
import { Footer } from './Footer'
import { ItemGrid } from './ItemGrid'
import { NearBar } from './NearBar'
import { SourcePane } from './SourcePane'
import { Steps } from './Steps'
import { Tabs } from './Tabs'
import { useReview } from './useReview'
import './import.css'

export function ReviewPage() {
  const { importId = '' } = useParams()
  const go = useNavigate()
  const review = useReview(importId)
  const { summary, list, rows } = review
  const found = summary.data
  const crumbs = [{ text: '题库', to: '/banks' }, ...(found?.bank ? [{ text: found.bank.name, to: `/banks/${found.bank.id}` }] : []), { text: '导入试题' }]
  if (summary.error && !found) {
    return <Page title='核对试题' crumbs={crumbs}><div className='box'><Failed title='这次导入暂时取不出来' error={summary.error} retry={summary.refresh} /></div></Page>
  }
  if (found && found.counts.total === 0) {
    return (
      <Page title='核对试题' crumbs={crumbs} actions={<Steps at={2} />}>
        <FileProblems name={found.name} problems={found.problems} />
        <div className='box'>
          <Empty title='没有认出试题' text='文件里没有找到带题号、选项或答案的内容。请换一个文件，或把试题文字粘贴进来。'><Button type='primary' onClick={() => void go('/imports/new')}>换文件</Button></Empty>
        </div>
      </Page>
    )
  }
  return (
    <Page title='核对试题' crumbs={crumbs} actions={<Steps at={2} />} fill>
      <div className='review'>
        {found ? <FileBar review={review} found={found} /> : null}
        {found ? <FileProblems name={found.name} problems={found.problems} /> : null}
        <div className='rev-cols'>
          <section className='rev-left' aria-label='认出的试题'>
            {found ? <Tabs review={review} counts={found.counts} /> : null}
            {review.tab === 'duplicate' ? <NearBar review={review} /> : null}
            <div className='box items' id='items' role='tabpanel' aria-labelledby={`tab-${review.tab}`} aria-busy={list.loading}>
              {rows === null || !found
                ? list.error ? <Failed title='试题暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={8} />
                : rows.length ? <ItemGrid review={review} rows={rows} /> : <Empty title={NOTHING[review.tab]} text='看别的几类，或者直接入库。' />}
            </div>
          </section>
          <SourcePane review={review} name={found?.name ?? ''} lines={found?.lines ?? 0} />
        </div>
        {found ? <Footer review={review} found={found} /> : null}
      </div>
    </Page>
  )
}

const NOTHING = { all: '没有试题', ready: '没有可以入库的题', problem: '没有要处理的题', duplicate: '没有可能重复的题', done: '还没有入库的题' }

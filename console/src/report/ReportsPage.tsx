import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { App, Button } from 'antd'
import type { OwnUnit } from '../../../contract/roster'
import { lookAtJobs } from '../jobs/jobs'
import { useAct } from '../services/act'
import { useData } from '../services/data'
import { dayTime } from '../services/format'
import { request, type Answer } from '../services/request'
import { useSettled } from '../services/settled'
import { Page } from '../shell/Page'
import { Problem } from '../shell/Problem'
import { Empty, Failed, Loaded, Skeleton } from '../shell/States'
import { Choices } from './Choices'
import { Made } from './Made'
import { Preview } from './Preview'
import { askedOf, readChoice, writeChoice, type Choice } from './choice'
import './report.css'

/** The report on a unit and a period: what it will say, and the Word document made of it. */
export function ReportsPage() {
  const units = useData(() => request('GET /organiser/units'))
  return (
    <Page title='情况报告' crumbs={[{ text: '报告' }]}>
      <Loaded of={units} failed='报告暂时打不开' rows={8}>
        {({ units: list }) => (list.length ? <Reports units={list} /> : <div className='box'><Empty title='没有可管理的单位' text='你的角色没有对应的单位，请联系上级组织者。' /></div>)}
      </Loaded>
    </Page>
  )
}

function Reports({ units }: { units: OwnUnit[] }) {
  const { message } = App.useApp()
  const [query, setQuery] = useSearchParams()
  // The address follows: it comes a moment later, and two quick clicks must not undo each other.
  const [choice, choose] = useState(() => readChoice(query, units.map(({ id }) => id)))
  const change = (next: Partial<Choice>) => {
    choose({ ...choice, ...next })
    setQuery(writeChoice({ ...choice, ...next }), { replace: true })
  }
  const asked = askedOf(choice)
  const without = choice.without.join(',')
  // A title that is being typed is not asked about letter by letter.
  const key = useSettled(asked ? JSON.stringify({ ...asked, without }) : '')
  const found = useData(async () => (key ? request('GET /organiser/reports/figures', JSON.parse(key)) : null), key, { keep: true })
  const [made, setMade] = useState(0)
  const make = useAct(async () => {
    if (!asked) return
    await request('POST /organiser/reports', { ...asked, without: choice.without })
    void message.success('正在生成，做好后在“做过的报告”里下载')
    await lookAtJobs()
    setMade((n) => n + 1)
  })
  return (
    <div className='report'>
      <div className='report-side'>
        <Choices units={units} choice={choice} figures={found.data} change={change} />
        <Made again={made} />
      </div>
      <section className='report-main' aria-label='报告预览' aria-busy={found.loading && found.data !== null}>
        {asked === null
          ? <div className='box'><Empty {...choice.period === 'round' ? { title: '先选一场竞赛', text: '在左边选好，这里就显示这一场的报告。' } : { title: '先选日期', text: '在左边选开始和结束日期，这里就显示报告。' }} /></div>
          : found.data
            ? (
              <>
                <Problem error={found.error ?? make.error} />
                <Before figures={found.data} />
                <div className='between gap report-make'>
                  <p className='cap num'>数字截至 {dayTime(found.data.at)}，文稿按生成时的数字写</p>
                  <Button type='primary' loading={make.busy} onClick={() => make.run()}>生成 Word 报告</Button>
                </div>
                <div className={found.loading ? 'dim' : ''}><Preview figures={found.data} /></div>
              </>
              )
            : found.error ? <div className='box'><Failed title='报告暂时取不出来' error={found.error} retry={found.refresh} /></div> : <div className='box'><Skeleton rows={10} /></div>}
      </section>
    </div>
  )
}

/** What somebody should know before it is downloaded. */
function Before({ figures: { gaps, earlier } }: { figures: Answer<'GET /organiser/reports/figures'> }) {
  return (
    <div className='report-before'>
      {gaps.length ? <p>系统只写得出数字，这 {gaps.length} 处要在 Word 里补充，文稿里标了黄色：<span className='strong'>{gaps.join('、')}</span>。</p> : null}
      {earlier.length
        ? <p>竞赛按开始日期归入时段。{earlier.map(({ title, opensAt }) => `“${title}”${dayTime(opensAt)} 开始`).join('，')}，没有计入。</p>
        : null}
    </div>
  )
}

import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback } from 'react'
import { useMatch, useNavigate, useParams, useSearchParams } from 'react-router'
import { useData } from '../services/data'
import { useList } from '../services/list'
import { request, type Answer } from '../services/request'
import { Page } from '../shell/Page'
import { Empty, Failed, Skeleton } from '../shell/States'
import type { QuestionRow } from '../../../contract/questions'
import { ExportMenu } from './ExportMenu'
import { FilterBar } from './FilterBar'
import { OpenImports } from './OpenImports'
import { QuestionDrawer } from './QuestionDrawer'
import { QuestionTable } from './QuestionTable'
import { isFiltered, readFilters, writeFilters, type Filters } from './filters'
import './bank.css'

export function BankPage() {
  const { bankId = '' } = useParams()
  const asked = useMatch('/banks/:bankId/questions/:questionId')?.params.questionId
  const adding = useMatch('/banks/:bankId/new') !== null
  const [query, setQuery] = useSearchParams()
  const go = useNavigate()
  const filters = readFilters(query)
  const banks = useData(() => request('GET /banks'))
  const facets = useData(() => request('GET /banks/:id/facets', { id: bankId }), bankId)
  const search = writeFilters(filters).toString()
  const list = useList<QuestionRow, Answer<'GET /banks/:id/questions'>>(
    (cursor) => request('GET /banks/:id/questions', { id: bankId, ...filters, text: filters.text || undefined, cursor, limit: 50 }), `${bankId}?${search}`)
  const change = useCallback((next: Filters) => setQuery(writeFilters(next), { replace: true }), [setQuery])
  const at = (path: string) => ({ pathname: `/banks/${bankId}${path}`, search })

  const bank = banks.data?.banks.find(({ id }) => id === bankId)
  const crumbs = [{ text: '题库', to: '/banks' }, { text: bank?.name ?? '题目' }]
  if (banks.data && !bank) {
    return <Page title='没有这个题库' crumbs={crumbs}><div className='box'><Empty title='没有这个题库' text='可能已经改到别的单位，或者地址不完整。'><Button onClick={() => void go('/banks')}>去题库列表</Button></Empty></div></Page>
  }
  const changed = () => { void list.refresh(); void facets.refresh(); void banks.refresh() }
  return (
    <Page
      title={bank?.name ?? '题库'} crumbs={crumbs}
      actions={(
        <div className='row gap'>
          <ExportMenu bankId={bankId} name={bank?.name ?? '题库'} filters={filters} total={list.head?.total ?? null} />
          {bank?.mine
            ? (
              <>
                <Button icon={<PlusOutlined aria-hidden />} onClick={() => void go(at('/new'))}>新增一题</Button>
                <Button type='primary' icon={<UploadOutlined aria-hidden />} onClick={() => void go(`/imports/new?bank=${bankId}`)}>导入试题</Button>
              </>
              )
            : null}
        </div>
      )}
    >
      <OpenImports bankId={bankId} />
      <FilterBar filters={filters} facets={facets.data} change={change} />
      <div className={`box${list.loading && list.items ? ' dim' : ''}`} aria-busy={list.loading}>
        {list.items === null
          ? list.error ? <Failed title='试题暂时取不出来' error={list.error} retry={list.refresh} /> : <Skeleton rows={8} />
          : list.items.length
            ? <QuestionTable list={list} open={(id) => void go(at(`/questions/${id}`))} />
            : isFiltered(filters)
              ? <Empty title='没有符合条件的题' text='换个词，或少选几个条件。' />
              : <Empty title='题库里还没有题' text='可以从 Word、Excel 文件导入，也可以一题一题地加。' />}
      </div>
      {asked || adding ? <QuestionDrawer key={asked ?? 'new'} bankId={bankId} id={asked ?? null} facets={facets.data} close={() => void go(at(''))} opened={(id) => void go(at(`/questions/${id}`), { replace: true })} changed={changed} /> : null}
    </Page>
  )
}

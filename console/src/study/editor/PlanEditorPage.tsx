import { useEffect, useMemo } from 'react'
import { useParams } from 'react-router'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Failed, Skeleton } from '../../shell/States'
import { openDesk } from './desk'
import { PlanEditor } from './PlanEditor'
import '../../editor/editor.css'
import '../study.css'

/** One study plan, to be changed. */
export function PlanEditorPage() {
  const { planId = '' } = useParams()
  return <Fetched key={planId} planId={planId} />
}

function Fetched({ planId }: { planId: string }) {
  const found = useData(() => request('GET /organiser/plans/:id', { id: planId }), planId)
  const { data } = found
  const desk = useMemo(() => (data ? openDesk(data) : null), [data])
  useEffect(() => () => desk?.close(), [desk])
  if (!data || !desk) {
    return (
      <Page title='编辑计划' crumbs={[{ text: '学习计划', to: '/plans' }, { text: '编辑计划' }]}>
        <div className='box'>{found.error ? <Failed title='这个学习计划暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={8} />}</div>
      </Page>
    )
  }
  return <PlanEditor desk={desk} before={data.preview.sentences} base={data.config} />
}

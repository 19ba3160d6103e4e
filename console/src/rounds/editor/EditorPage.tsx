import { useEffect, useMemo } from 'react'
import { useParams } from 'react-router'
import { useData } from '../../services/data'
import { request } from '../../services/request'
import { Page } from '../../shell/Page'
import { Failed, Skeleton } from '../../shell/States'
import { openDesk } from './desk'
import { Editor } from './Editor'
import '../../editor/editor.css'

/** The rules of one round, to be changed. */
export function EditorPage() {
  const { roundId = '' } = useParams()
  return <Fetched key={roundId} roundId={roundId} />
}

function Fetched({ roundId }: { roundId: string }) {
  const found = useData(() => request('GET /organiser/rounds/:id', { id: roundId }), roundId)
  const { data } = found
  const desk = useMemo(() => (data ? openDesk(data) : null), [data])
  useEffect(() => () => desk?.close(), [desk])
  if (!data || !desk) {
    return (
      <Page title='编辑规则' crumbs={[{ text: '竞赛', to: '/rounds' }, { text: '编辑规则' }]}>
        <div className='box'>{found.error ? <Failed title='这场竞赛的规则暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={8} />}</div>
      </Page>
    )
  }
  return <Editor desk={desk} before={data.preview.sentences} base={data.config} />
}

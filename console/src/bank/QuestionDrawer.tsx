import { Drawer } from 'antd'
import { useState } from 'react'
import { useData } from '../services/data'
import { request, type Answer } from '../services/request'
import { Failed, Skeleton } from '../shell/States'
import { EditForm } from './EditForm'
import { KeyForm } from './KeyForm'
import { QuestionView } from './QuestionView'

interface Props {
  bankId: string
  /** Null: a new one. */
  id: string | null
  facets: Answer<'GET /banks/:id/facets'> | null
  close: () => void
  /** Another question is to be shown: the one just made. */
  opened: (id: string) => void
  changed: () => void
}

const TITLES = { view: '试题', edit: '修改试题', key: '改正答案' }

export function QuestionDrawer({ bankId, id, facets, close, opened, changed }: Props) {
  const [mode, setMode] = useState<'view' | 'edit' | 'key'>('view')
  const question = useData(async () => (id === null ? null : request('GET /questions/:id', { id })))
  const known = facets ? { topics: facets.topics.map(({ name }) => name), periods: facets.periods.map(({ name }) => name), tags: facets.tags.map(({ name }) => name) } : undefined
  const detail = question.data
  const again = () => { changed(); void question.refresh() }
  const saved = (savedId: string) => {
    if (id === null) {
      changed()
      opened(savedId)
    } else {
      setMode('view')
      again()
    }
  }
  const content = () => {
    if (id === null) return <EditForm bankId={bankId} question={null} known={known} saved={saved} cancel={close} refresh={question.refresh} />
    if (question.error && !detail) return <Failed title='这道题暂时取不出来' error={question.error} retry={question.refresh} />
    if (!detail) return <Skeleton rows={6} />
    switch (mode) {
      case 'edit': return <EditForm bankId={bankId} question={detail} known={known} saved={saved} cancel={() => setMode('view')} refresh={question.refresh} />
      case 'key': return <KeyForm question={detail} done={again} cancel={() => setMode('view')} />
      case 'view': return <QuestionView question={detail} edit={() => setMode('edit')} correct={() => setMode('key')} changed={again} />
    }
  }
  return <Drawer open title={id === null ? '新增一题' : TITLES[mode]} onClose={close} size={720} destroyOnHidden>{content()}</Drawer>
}

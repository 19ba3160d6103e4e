import { FileWordOutlined } from '@ant-design/icons'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Page } from '../shell/Page'
import { waiting } from '../shell/waits'
import { CommentsTab } from './CommentsTab'
import { ExportForm } from './ExportForm'
import { ShownTab } from './ShownTab'
import { WaitingTab } from './WaitingTab'
import '../bank/bank.css'
import '../review/review.css'
import './reflections.css'

const TABS = { waiting: WaitingTab, comments: CommentsTab, shown: ShownTab }
type Tab = keyof typeof TABS

/** What members wrote about what they studied. */
export function ReflectionsPage() {
  const [query, setQuery] = useSearchParams()
  const [exporting, setExporting] = useState(false)
  const texts = waiting.use((state) => state.reflections)
  const comments = waiting.use((state) => state.comments)
  const asked = query.get('tab')
  const tab: Tab = asked === 'comments' || asked === 'shown' ? asked : 'waiting'
  const Shown = TABS[tab]
  const label = (name: string, n: number) => <span className='num'>{n ? `${name} ${n}` : name}</span>
  return (
    <Page title='心得' crumbs={[{ text: '心得' }]} actions={<Button icon={<FileWordOutlined aria-hidden />} onClick={() => setExporting(true)}>汇编成 Word</Button>}>
      <Tabs
        activeKey={tab} onChange={(key) => setQuery(key === 'waiting' ? {} : { tab: key }, { replace: true })}
        items={[{ key: 'waiting', label: label('待看', texts) }, { key: 'comments', label: label('评论', comments) }, { key: 'shown', label: '已看过' }].map((item) => ({ ...item, children: item.key === tab ? <Shown /> : null }))}
      />
      {exporting ? <ExportForm close={() => setExporting(false)} /> : null}
    </Page>
  )
}

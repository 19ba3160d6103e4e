import { View } from '@tarojs/components'
import type { Bank, ImportSummary } from '../../../contract/questions'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { request } from '@/services/request'
import { BankRow } from './BankRow'
import { ImportRow } from './ImportRow'
import './index.scss'

const RECENT = 5

/** What one may want to come back to: left half-way, or to be taken back. */
const worthAnother = ({ state, counts, undoable }: ImportSummary) => (state === 'open' && counts.total > 0) || (state === 'done' && undoable)

async function load () {
  const [{ banks }, { items }] = await Promise.all([request('GET /banks'), request('GET /imports', { limit: 20 })])
  return { banks, imports: items.filter(worthAnother).sort((a, b) => Number(a.state === 'done') - Number(b.state === 'done')).slice(0, RECENT) }
}

export default guarded('organiser', function BanksPage () {
  const page = useData(load)
  return (
    <Page
      title='题库' head={<OfflineNotice />} onRefresh={page.refresh}
      footer={<Button block icon='plus' onClick={() => go(links.importQuestions())}>导入试题</Button>}
    >
      <Loaded of={page} failed='题库暂时取不出来' safe='题目都在，不会丢。'>
        {({ banks, imports }) => (
          <>
            {imports.length ? <Imports list={imports} /> : null}
            <Banks list={banks} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Imports ({ list }: { list: readonly ImportSummary[] }) {
  return (
    <>
      <View className='banks-head'><View className='sect-title'>最近的导入</View></View>
      <Cells>{list.map((one) => <ImportRow key={one.id} of={one} />)}</Cells>
    </>
  )
}

function Banks ({ list }: { list: readonly Bank[] }) {
  if (!list.length) return <Empty title='还没有题库' text='导入试题时新建一个，题目就会列在这里。' />
  return (
    <>
      <View className='row wrap between banks-head'><View className='sect-title'>能用的题库</View><View className='sub num'>{list.length} 个</View></View>
      <Cells>{list.map((bank) => <BankRow key={bank.id} bank={bank} />)}</Cells>
    </>
  )
}

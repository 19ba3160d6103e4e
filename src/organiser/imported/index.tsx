import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ImportSummary } from '../../../contract/questions'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Rule } from '@/components/Rule'
import { OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { go, links, replace } from '@/services/nav'
import { stored, useImported, undoneWords } from './useImported'
import './index.scss'

export default guarded('organiser', function ImportedPage () {
  const { id = '' } = useRouter().params
  const imported = useImported(id)
  const { data, undo } = imported
  const [asking, setAsking] = useState(false)
  return (
    <Page
      title='入库结果' head={<OfflineNotice />} onRefresh={imported.refresh}
      footer={data?.bank ? <Button block onClick={() => go(links.bank(data.bank?.id ?? ''))}>去看题库</Button> : undefined}
      overlay={asking && data ? (
        <Dialog
          title={`撤销这次入库的 ${stored(data)} 题？`} act='撤销这次入库' back='不撤销' busy='正在撤销…' loading={undo.busy}
          onAct={() => undo.run(() => setAsking(false))} onBack={() => { undo.clear(); setAsking(false) }}
        >
          <Problem error={undo.error} />
          新增而没有用过的题会删除，已经用进竞赛的题改为停用，替换过的题恢复原来的内容。入库后又改过的不动。
        </Dialog>
      ) : null}
    >
      <Loaded of={imported} failed='入库结果暂时取不出来' safe='入库的题都在。'>
        {(summary) => (
          <>
            <Rule />
            <View className='band imported'>
              {summary.state === 'undone' ? <Undone undone={imported.undone} /> : <Stored of={summary} />}
              <View className='cap'>{summary.name}</View>
            </View>
            <View className='imported-acts'>
              {summary.state === 'undone' ? null : <Rest of={summary} />}
              <Button kind='text' small onClick={() => replace(links.importQuestions(summary.bank?.id))}>再导入一份试题</Button>
              {summary.undoable ? <Button kind='text' small onClick={() => setAsking(true)}>撤销这次入库</Button> : null}
            </View>
          </>
        )}
      </Loaded>
    </Page>
  )
})

function Stored ({ of }: { of: ImportSummary }) {
  const { imported: { created, replaced }, bank, counts: { skipped } } = of
  return (
    <>
      <View className='t1 num'>已入库 {stored(of)} 题</View>
      <View className='imported-line num'>新增 {created} 题{replaced ? `，替换旧题 ${replaced} 题` : ''}{bank ? `，在题库“${bank.name}”` : ''}</View>
      {skipped ? <View className='imported-line num'>跳过 {skipped} 题</View> : null}
    </>
  )
}

function Undone ({ undone }: { undone: Parameters<typeof undoneWords>[0] | null }) {
  const lines = undone ? undoneWords(undone) : []
  return (
    <>
      <View className='t1'>这次入库已经撤销</View>
      {(lines.length ? lines : ['题库里已没有这次入库的题']).map((line) => <View key={line} className='imported-line num'>{line}</View>)}
    </>
  )
}

/** What is still to be looked through. */
function Rest ({ of: { id, state, counts: { problem, duplicate, ready, skipped } } }: { of: ImportSummary }) {
  const left = problem + Math.max(0, ready + duplicate - skipped)
  if (state !== 'open' || !left) return null
  return <Button kind='second' small className='imported-rest' onClick={() => replace(links.lookThrough(id))}>{`接着核对余下的 ${left} 题`}</Button>
}

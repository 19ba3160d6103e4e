import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WrongQuestion } from '../../../contract/practice'
import { Button } from '@/components/Button'
import { Cells } from '@/components/Cells'
import { Tabs } from '@/components/Choices'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Problem } from '@/components/Problem'
import { Empty, ListEnd, OfflineNotice } from '@/components/States'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { useSettings } from '@/store/settings'
import { Waiting } from '../parts/Waiting'
import { KeySheet } from './KeySheet'
import { Row } from './Row'
import { useWrong, type Show } from './useWrong'
import './index.scss'

const names: Record<Show, string> = { due: '今天要复习', open: '还没掌握', mastered: '已掌握' }

/** In large type three of them fill the line. */
const shortNames: Record<Show, string> = { due: '今天', open: '没掌握', mastered: '已掌握' }

const nothing: Record<Show, { title: string, text: string }> = {
  due: { title: '今天没有要复习的错题', text: '答错的题隔几天会再拿出来，答对几次就算掌握。' },
  open: { title: '没有还没掌握的错题', text: '竞赛公布答案后，答错的题会收在这里；练习里答错的马上收进来。' },
  mastered: { title: '还没有已掌握的错题', text: '隔了三周还能答对，就移到这里；也可以自己标。' }
}

const ROWS = 30

export default guarded('member', function WrongBookPage () {
  const { book, withheld, lists, shown, show, list, mark, marking } = useWrong()
  const [rows, setRows] = useState(ROWS)
  const [open, setOpen] = useState<WrongQuestion | null>(null)
  const more = () => setRows(rows + ROWS)
  const rest = list.length > rows
  const elder = useSettings((state) => state.elder > 0)
  const count = lists.due.length
  const tabs = (['due', 'open', 'mastered'] as const).map((value) => ({ value, text: `${(elder ? shortNames : names)[value]} ${lists[value].length}` }))
  return (
    <Page
      title='错题本' onRefresh={book.refresh} onEnd={rest ? more : undefined}
      head={<><OfflineNotice /><Waiting />{book.data ? <Tabs label='错题本' items={tabs} value={shown} onChange={(next) => { setRows(ROWS); show(next) }} /> : null}</>}
      overlay={open ? <KeySheet of={open} withheld={withheld} onClose={() => setOpen(null)} /> : null}
      footer={lists.open.length && shown !== 'mastered' ? (
        <>
          <Problem error={mark.error} />
          <Button block kind={count ? 'primary' : 'second'} onClick={() => go(links.practiceSession('wrong'))}>{count ? `复习这 ${count} 题` : '提前复习'}</Button>
        </>
      ) : mark.error ? <Problem error={mark.error} /> : null}
    >
      <Loaded of={book} failed='错题本暂时取不出来' safe='收进去的题都在。'>
        {() => list.length
          ? (
            <View className='wrongs'>
              <Cells>{list.slice(0, rows).map((one) => <Row key={one.questionId} of={one} busy={mark.busy && marking === one.questionId} onOpen={() => setOpen(one)} onMark={(mastered) => mark.run(one, mastered)} />)}</Cells>
              {rest ? <ListEnd adding={false} ended={false} onMore={more} /> : null}
            </View>
            )
          : <Empty done {...nothing[shown]} />}
      </Loaded>
    </Page>
  )
})

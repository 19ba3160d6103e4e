import { View } from '@tarojs/components'
import type { PracticeHome } from '../../../contract/practice'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { Empty, OfflineNotice } from '@/components/States'
import { useData } from '@/services/data'
import { guarded } from '@/services/guard'
import { go, links } from '@/services/nav'
import { loadPractice } from '@/services/practice'
import { Waiting } from '../parts/Waiting'
import { Daily } from './Daily'
import { Mocks } from './Mocks'
import { Shares } from './Shares'
import { wrongWords } from './words'
import './index.scss'

export default guarded('member', function PracticePage () {
  const home = useData(loadPractice)
  return (
    <Page title='练习' head={<><OfflineNotice text='打开过的题还能练，答案存在手机里，联网后上传' /><Waiting /></>} onRefresh={home.refresh}>
      <Loaded of={home} failed='练习暂时取不出来' safe='练过的题和错题本都在。' skeleton={<View className='sect'><Skeleton kind='block' rows={6} /></View>}>
        {(data) => (data.available ? <Parts home={data} /> : <None home={data} />)}
      </Loaded>
    </Page>
  )
})

function Parts ({ home }: { home: PracticeHome }) {
  const { daily, challenge, wrong, mocks } = home
  return (
    <>
      {daily.total ? <Daily daily={daily} /> : null}
      <View className='gap' />
      <Cells inset>
        <Cell icon='book' title='错题本' note={wrongWords(wrong)} label={`错题本，${wrongWords(wrong)}`} onClick={() => go(links.wrongBook)} />
        <Cell
          icon='star' title='连对挑战' note={`答错一题就结束${challenge.best ? `，最好连对 ${challenge.best} 题` : ''}`} onClick={() => go(links.practiceSession('challenge'))}
        />
      </Cells>
      <Mocks mocks={mocks} />
      <Shares home={home} />
    </>
  )
}

/** No bank is open; what was answered wrongly before can still be looked up. */
function None ({ home: { wrong } }: { home: PracticeHome }) {
  return (
    <>
      <Empty title='组织者还没有开放练习题库' text='开放后，每日五题、专项练习和模拟会出现在这里。' />
      {wrong.open + wrong.mastered ? <Cells inset><Cell icon='book' title='错题本' note={wrongWords(wrong)} onClick={() => go(links.wrongBook)} /></Cells> : null}
    </>
  )
}

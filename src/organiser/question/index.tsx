import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { QuestionDetail } from '../../../contract/questions'
import { Cell, Cells } from '@/components/Cells'
import { Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Skeleton } from '@/components/Skeleton'
import { OfflineNotice } from '@/components/States'
import { Tag } from '@/components/Tag'
import { now } from '@/services/clock'
import { useData } from '@/services/data'
import { recent } from '@/services/format'
import { guarded } from '@/services/guard'
import { request } from '@/services/request'
import { Facts } from '../parts/Facts'
import { typeNames } from '../questions/words'
import { Key, Why } from './Key'
import './index.scss'

export default guarded('organiser', function QuestionPage () {
  const { id = '' } = useRouter().params
  const question = useData(() => request('GET /questions/:id', { id }), id)
  return (
    <Page title='题目与答案' head={<OfflineNotice />} onRefresh={question.refresh}>
      <Loaded of={question} failed='这道题暂时取不出来' skeleton={<Skeleton kind='block' />}>
        {(detail) => (
          <>
            <View className='sect'>
              <View className='row wrap question-tags'>
                <Tag kind='plain'>{typeNames[detail.body.type]}</Tag>
                {detail.status === 'disabled' ? <Tag kind='care'>已停用</Tag> : null}
              </View>
              <Key body={detail.body} />
              <Why body={detail.body} />
            </View>
            <View className='gap' />
            <About {...detail} />
          </>
        )}
      </Loaded>
    </Page>
  )
})

const levels = ['易', '较易', '中', '较难', '难']
const doings = { created: '新增', imported: '导入', edited: '修改', key: '改正答案' }

/** What the question is filed under, where it was asked, and who touched it last. */
function About ({ bank, body: { topic, period, difficulty, tags }, history: [last], version, rounds }: QuestionDetail) {
  const filed: [string, string][] = [['题库', bank.name], ['专题', topic], ['时期', period], ['难度', levels[difficulty - 1] ?? ''], ['标签', tags.join('、')]]
  return (
    <Cells>
      {filed.filter(([, value]) => value).map(([name, value]) => <Cell key={name} title={name} value={value} />)}
      <Cell title='用在竞赛' value={rounds.length ? rounds.map(({ title, attempts }) => `${title}（${attempts} 份答卷）`).join('、') : '还没有用过'} />
      {last ? <Cell title={`第 ${version} 版`} value={<Facts of={`${last.by}${doings[last.kind]}，${recent(last.at, now())}`} />} /> : null}
    </Cells>
  )
}

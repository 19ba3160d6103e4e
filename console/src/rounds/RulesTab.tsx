import { Button } from 'antd'
import { noticeText } from '../editor/notice'
import { useCopy } from '../services/copy'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Loaded } from '../shell/States'
import { useFrame } from './frame'
import { Notice } from './Notice'

/** The rules as the notice prints them. */
export function RulesTab() {
  const { round } = useFrame()
  const copy = useCopy(' Word')
  const found = useData(() => request('GET /organiser/rounds/:id', { id: round.id }), `${round.id} ${round.updatedAt}`)
  return (
    <Loaded of={found} failed='规则暂时取不出来' rows={8}>
      {({ preview: { sentences } }) => (
        <div className='box notice'>
          <div className='between'><span className='cap'>成员看到的就是这些</span><Button type='link' onClick={() => void copy(noticeText(round.title, sentences))}>复制全文</Button></div>
          <Notice round={round} sentences={sentences} />
        </div>
      )}
    </Loaded>
  )
}

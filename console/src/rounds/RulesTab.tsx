import { App, Button } from 'antd'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Loaded } from '../shell/States'
import { useFrame } from './frame'
import { Notice } from './Notice'

/** The rules as the notice prints them. */
export function RulesTab() {
  const { round } = useFrame()
  const { message } = App.useApp()
  const found = useData(() => request('GET /organiser/rounds/:id', { id: round.id }), `${round.id} ${round.updatedAt}`)
  return (
    <Loaded of={found} failed='规则暂时取不出来' rows={8}>
      {({ preview: { sentences } }) => {
        const copy = async () => {
          try {
            await navigator.clipboard.writeText([`${round.title}规则`, ...sentences.map((sentence, i) => `${i + 1}. ${sentence}`)].join('\n'))
            void message.success('已复制，可以粘贴到 Word')
          } catch {
            void message.error('浏览器不让复制，请选中文字后按 Ctrl+C')
          }
        }
        return <div className='box notice'><div className='between'><span className='cap'>成员看到的就是这些</span><Button type='link' onClick={() => void copy()}>复制全文</Button></div><Notice round={round} sentences={sentences} /></div>
      }}
    </Loaded>
  )
}

import { Button } from 'antd'
import { noticeText } from '../editor/notice'
import { useCopy } from '../services/copy'
import { EventNotice } from './EventNotice'
import { useEvent } from './frame'
import { spanOf } from './words'

/** The event as the notice prints it. */
export function RulesTab() {
  const { event: { title, begins, ends }, preview: { sentences } } = useEvent()
  const copy = useCopy(' Word')
  return (
    <div className='box notice'>
      <div className='between'><span className='cap'>成员看到的就是这些</span><Button type='link' onClick={() => void copy(noticeText(title, sentences))}>复制全文</Button></div>
      <EventNotice title={title} when={spanOf(begins, ends)} sentences={sentences} />
    </div>
  )
}

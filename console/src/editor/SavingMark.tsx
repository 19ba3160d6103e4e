import { CheckCircleOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons'
import type { Desk } from './desk'
import { isRefusal } from './problems'
import { toLocal } from './time'

const clock = (at: number) => toLocal(at).slice(11).replace(/^0/, '')

/** Whether what is typed is safe. */
export function SavingMark<C>({ desk }: { desk: Desk<C> }) {
  const saving = desk.store.use((state) => state.saving)
  return <span role='status' className='rule-saving'>{said()}</span>

  function said() {
    switch (saving.state) {
      case 'saved': return saving.at === null ? null : <span className='good num'><CheckCircleOutlined aria-hidden /> {desk.automatic ? '草稿' : ''} {clock(saving.at)} 已存</span>
      case 'waiting': return <span className='cap'>{desk.automatic ? '有改动，马上存' : '有改动没有保存'}</span>
      case 'saving': return <span className='cap'><LoadingOutlined spin aria-hidden /> 正在保存</span>
      case 'failed': return <span className='care'><WarningOutlined aria-hidden /> {isRefusal(saving.error) ? '有要改的地方，改好就存；填的内容在这台电脑上留着' : `没有存上，填的内容在这台电脑上留着。${saving.error.message}`}</span>
      default: return saving satisfies never
    }
  }
}

import { Button } from 'antd'
import { noticeText } from '../editor/notice'
import { useCopy } from '../services/copy'
import { Empty } from '../shell/States'
import { usePlan } from './frame'
import { PlanNotice } from './PlanNotice'

/** The plan as the notice prints it. */
export function RulesTab() {
  const { plan, sentences } = usePlan()
  const copy = useCopy(' Word')
  if (!sentences.length) return <div className='box'><Empty title='规则由组织单位管理' text={`请向${plan.owner.name}的组织者要一份。`} /></div>
  return (
    <div className='box notice'>
      <div className='between'><span className='cap'>成员看到的就是这些</span><Button type='link' onClick={() => void copy(noticeText(plan.title, sentences))}>复制全文</Button></div>
      <PlanNotice plan={plan} sentences={sentences} />
    </div>
  )
}

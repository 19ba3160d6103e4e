import { App } from 'antd'
import { ReasonForm } from '../review/ReasonForm'
import { count } from '../services/format'
import { request } from '../services/request'

const usual = ['照片看不清', '和任务内容不符', '字数凑数', '不是本人的内容']

/** Sends back with a reason, which the person reads. */
export function RefuseForm({ ids, close, done }: { ids: string[]; close: () => void; done: () => void }) {
  const { message } = App.useApp()
  const send = async (reason: string) => {
    const { decided } = await request('POST /organiser/check-ins/decide', { ids, pass: false, reason })
    void message.success(decided ? `${count(decided)} 条已退回` : '已经有人处理过了')
    close()
    done()
  }
  return (
    <ReasonForm
      title={`退回 ${count(ids.length)} 条打卡`} says='退回以后不算打卡，得的积分收回；本人看得到原因，当天还可以再交。' okText={`退回 ${count(ids.length)} 条`} label='退回的原因' common={usual} send={send} close={close}
    />
  )
}

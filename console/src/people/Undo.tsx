import { CheckCircleOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { Facts } from '../../../contract/participants'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { Problem } from '../shell/Problem'

/** A list that was written just now, and what stood there before. */
export interface Written { name: string; changed: number; before: { memberId: string; group?: string | null; facts?: Facts }[] }

/** Takes back the list that was written last, as long as one stays on the page. */
export function Undo({ roundId, written, gone }: { roundId: string; written: Written | null; gone: () => void }) {
  const { message } = App.useApp()
  const back = useAct(async ({ before, name }: Written) => {
    await request('PUT /organiser/rounds/:id/participants', { id: roundId, entries: before })
    void message.success(`${name}已改回原来的`)
    gone()
  })
  return (
    <div role='status'>
      {written
        ? (
          <div className='box people-undo'>
            <div className='row gap wrap'>
              <span className='good num'><CheckCircleOutlined aria-hidden /> 已写入{written.name}，{count(written.changed)} 人有改动</span>
              {written.before.length ? <Button loading={back.busy} onClick={() => back.run(written)}>撤销这次写入</Button> : null}
              <Button type='link' onClick={gone}>知道了</Button>
            </div>
            <Problem error={back.error} />
          </div>
          )
        : null}
    </div>
  )
}

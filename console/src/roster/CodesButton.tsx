import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { useAct } from '../services/act'
import { count } from '../services/format'
import { request } from '../services/request'
import { showCodes } from './CodesPage'

interface Props { unit: { id: string; name: string }; below: boolean; chosen: string[] }

/** Codes for those chosen; with nobody chosen, for everybody of the unit who is not bound. */
export function CodesButton({ unit, below, chosen }: Props) {
  const { modal } = App.useApp()
  const go = useNavigate()
  const make = useAct(async () => {
    try {
      showCodes(await request('POST /organiser/activation-codes', chosen.length ? { memberIds: chosen.slice(0, 500) } : { unitId: unit.id, below }))
      await go('/roster/codes')
    } catch (error) { modal.error({ title: '没有生成激活码', content: (error as Error).message, okText: '知道了' }) }
  })
  const who = chosen.length ? `选中的 ${count(chosen.length)} 人里` : `“${unit.name}”${below ? '和下级单位' : ''}里`
  const ask = () => modal.confirm({
    title: '生成激活码？', okText: '生成', cancelText: '取消', onOk: () => make.run(),
    content: `给${who}还没绑定账号的人生成新的激活码，以前发给他们的作废。激活码只显示一次，生成后请马上打印或存为 Excel。`
  })
  return <Button onClick={ask} loading={make.busy}>{chosen.length ? `给选中的 ${count(chosen.length)} 人发激活码` : '发激活码'}</Button>
}

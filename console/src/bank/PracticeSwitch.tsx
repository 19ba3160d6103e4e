import { App, Switch } from 'antd'
import type { Bank } from '../../../contract/questions'
import { asRequestError } from '../services/request-error'
import { request } from '../services/request'

/** Opening a bank for practice shows its keys to members: it asks first. */
export function PracticeSwitch({ bank, changed }: { bank: Bank; changed: (bank: Bank) => void }) {
  const { modal, message } = App.useApp()
  if (!bank.mine) return <span>{bank.practice ? '已开放' : '未开放'}</span>
  const save = async (practice: boolean) => {
    try {
      changed(await request('PUT /banks/:id', { id: bank.id, name: bank.name, practice }))
      void message.success(practice ? '已开放练习' : '已关闭练习')
    } catch (error) {
      void message.error(asRequestError(error).message)
    }
  }
  const ask = () => modal.confirm({
    title: bank.practice ? `关闭“${bank.name}”的练习？` : `开放“${bank.name}”的练习？`,
    content: bank.practice ? '成员不能再用这个题库练习。已经做过的练习记录不受影响。' : '开放练习后，成员能看到答案与解析。准备用来比赛的题，请先不要开放。',
    okText: bank.practice ? '关闭练习' : '开放练习', cancelText: '再想想', onOk: () => save(!bank.practice)
  })
  return (
    <span className='row gap-s whole'>
      <Switch checked={bank.practice} onChange={ask} aria-label={`题库“${bank.name}”开放练习`} /><span className='sub'>{bank.practice ? '已开放' : '未开放'}</span>
    </span>
  )
}

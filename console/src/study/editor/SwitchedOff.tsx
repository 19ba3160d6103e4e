import { InfoCircleOutlined } from '@ant-design/icons'
import type { Switches } from '../../../../contract/switches'
import { useData } from '../../services/data'
import { request } from '../../services/request'

/** What is set here and shown to nobody, because the deployment has it switched off. */
export function SwitchedOff({ which, set }: { which: 'studyPoints' | 'studyBoards'; set: boolean }) {
  const { data } = useData<Switches>(() => request('GET /switches'))
  if (!data || data[which]) return null
  const name = which === 'studyPoints' ? '学习积分' : '学习榜'
  return <p className='sub plan-off' role='status'><InfoCircleOutlined aria-hidden /> {name}现在是关着的：{set ? '这里设的照样记录，但谁也看不到' : '就是在这里设了，也谁都看不到'}。要打开，请管理员到“设置”里打开。</p>
}

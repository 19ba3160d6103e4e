import { DisconnectOutlined } from '@ant-design/icons'
import { useOnline } from '../services/network'

export function Offline() {
  const online = useOnline()
  return (
    <div role='status'>
      {online ? null : <div className='offline'><DisconnectOutlined aria-hidden />网络断开。填写的内容还在，连上以后再保存。</div>}
    </div>
  )
}

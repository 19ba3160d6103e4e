import { Dropdown } from 'antd'
import { session } from '../services/session'
import { signOut } from './Detour'

export function PersonMenu() {
  const me = session.use((state) => state.me)
  const name = me?.binding.state === 'bound' ? me.binding.name : ''
  return (
    <Dropdown getPopupContainer={(node) => node.parentElement ?? document.body} trigger={['click']} placement='bottomRight' menu={{ items: [{ key: 'out', label: '退出登录' }], onClick: () => void signOut() }}>
      <button type='button' className='plain-button person' aria-haspopup='menu'><span className='face' aria-hidden>{name.slice(0, 1)}</span>{name}</button>
    </Dropdown>
  )
}

import { Drawer } from 'antd'
import { useState } from 'react'
import type { MemberDetail, OwnUnit } from '../../../contract/roster'
import { useData } from '../services/data'
import { request } from '../services/request'
import { Failed, Skeleton } from '../shell/States'
import { MemberForm } from './MemberForm'
import { MemberView } from './MemberView'
import { TransferForm } from './TransferForm'

interface Props {
  /** Null: a new one. */
  id: string | null
  units: OwnUnit[]
  unitId: string
  close: () => void
  opened: (id: string) => void
  changed: () => void
}

export function MemberDrawer({ id, units, unitId, close, opened, changed }: Props) {
  const [mode, setMode] = useState<'view' | 'edit' | 'transfer'>('view')
  const found = useData(async () => (id === null ? null : request('GET /organiser/members/:id', { id })))
  const member = found.data
  const took = (after: MemberDetail) => {
    changed()
    if (id === null) return opened(after.id)
    found.set(after)
    setMode('view')
  }
  const content = () => {
    if (id === null) return <MemberForm member={null} units={units} unitId={unitId} saved={took} cancel={close} />
    if (!member) return found.error ? <Failed title='这位成员暂时取不出来' error={found.error} retry={found.refresh} /> : <Skeleton rows={6} />
    switch (mode) {
      case 'edit': return <MemberForm member={member} units={units} unitId={unitId} saved={took} cancel={() => setMode('view')} />
      case 'transfer': return <TransferForm member={member} units={units} done={took} cancel={() => setMode('view')} />
      case 'view': return <MemberView member={member} units={units} reload={() => { changed(); void found.refresh() }} edit={() => setMode('edit')} transfer={() => setMode('transfer')} changed={took} />
    }
  }
  const title = id === null ? '登记成员' : mode === 'edit' ? '修改资料' : mode === 'transfer' ? (member?.left ? '恢复' : '调动') : member?.name ?? '成员'
  return <Drawer open title={title} onClose={close} size={520} destroyOnHidden>{content()}</Drawer>
}

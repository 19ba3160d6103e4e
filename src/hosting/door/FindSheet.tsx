import { View } from '@tarojs/components'
import type { AttendanceRow } from '../../../contract/attendance'
import type { MemberRow } from '../../../contract/roster'
import { Sheet } from '@/components/Sheet'
import { Find } from '../event/Find'

/** Nothing is known of him yet. */
const nobody = ({ id, name, unit }: MemberRow, session: string): AttendanceRow => ({
  memberId: id, name, unit, session, position: '', state: null, firstIn: null, lastOut: null, minutes: 0, corrected: false, settled: true, walkIn: false, group: null, hours: 0, marks: []
})

/** Somebody who is not on the list and was there. */
export function FindSheet ({ session, onClose, onFound }: { session: string, onClose: () => void, onFound: (row: AttendanceRow) => void }) {
  return (
    <Sheet title='登记名单上没有的人' onClose={onClose}>
      <View className='sub'>按姓名或工号找到他，再登记来了没有、什么时候来的。</View>
      <Find chosen={[]} onToggle={(member) => onFound(nobody(member, session))} />
    </Sheet>
  )
}

import type { AttendanceState } from '../../../contract/attendance'
import type { EventKind } from '../../../contract/event-config'
import type { SignUpState } from '../../../contract/events'

/** As tables call them. */
export const signUpNames: Record<SignUpState, string> = {
  applied: '待审核', waiting: '候补', offered: '待本人确认', confirmed: '已报上', excused: '已请假', cancelled: '本人取消', moved: '已改签', removed: '组织者取消', declined: '没有通过', lapsed: '名额已让出', lost: '没有抽中'
}
export const attendanceNames: Record<AttendanceState, string> = { came: '到场', late: '迟到', 'left-early': '早退', absent: '未到' }
export const kindNames: Record<EventKind, string> = { lecture: '党课', visit: '现场教学', walk: '红色路线', volunteer: '志愿服务', ceremony: '仪式', other: '其他' }

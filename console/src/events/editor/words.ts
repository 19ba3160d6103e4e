import type { Attendance, EnrolHow, FormField } from '../../../../contract/event-config'
import type { Options } from '../../editor/options'

export const hows: Options<EnrolHow> = [['first-come', '先到先得'], ['lot', '抽签'], ['review', '审核'], ['nominated', '单位报送'], ['opt-out', '全体参加']]

export const fieldKinds: Options<FormField['kind']> = [['text', '文字'], ['choice', '单选'], ['choices', '多选'], ['number', '数字'], ['phone', '手机号'], ['id-card', '证件号'], ['date', '日期'], ['stars', '打星']]

export const ways: Options<Attendance['ways'][number]> = [['code', '成员扫现场的码'], ['ticket', '工作人员扫成员的码'], ['password', '现场口令'], ['staff', '工作人员点名']]

export const roundings: Options<'up' | 'down' | 'nearest'> = [['down', '舍去零头'], ['nearest', '四舍五入'], ['up', '零头进一']]

export const eaches: Options<'session' | 'event'> = [['session', '每一场'], ['event', '整个活动']]

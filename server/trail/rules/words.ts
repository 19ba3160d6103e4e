import type { TrailGroup } from '../../../contract/trail'

export type Details = { name: string; value: string }[]
/** Which table the subject is a row of. */
export type Subject = 'round' | 'question' | 'bank' | 'import' | 'certificate' | 'member' | 'unit' | 'join' | 'account' | 'plan' | 'event' | 'material' | 'column' | 'offer' | 'none'

export const groupNames: Record<TrailGroup, string> = { round: '竞赛', award: '奖项', study: '学习', event: '活动', menu: '点单', bank: '题库', roster: '花名册', account: '账号' }

type Data = Record<string, unknown>
interface Kind { group: TrailGroup; subject: Subject; what: string | ((data: Data) => string); details?: (data: Data) => (Details[number] | null)[] }

const text = (name: string, value: unknown): Details[number] | null =>
  (typeof value === 'string' && value !== '' ? { name, value } : typeof value === 'number' ? { name, value: String(value) } : null)
const reason = ({ reason: said }: Data) => [text('原因', said)]
const people = (name: string, list: unknown) => (Array.isArray(list) ? { name, value: `${list.length} 人` } : null)
const of = (group: TrailGroup, subject: Subject, what: Kind['what'], details?: Kind['details']): Kind => ({ group, subject, what, ...(details && { details }) })

const memberFields: Record<string, string> = { name: '姓名', staffNo: '工号', phone: '手机号', note: '备注' }
const orderActs: Record<string, string> = { ask: '点单', accept: '接单', decline: '婉拒点单', move: '改约定的时间', 'call-off': '取消已接的单', done: '登记办完', withdraw: '撤回点单', rate: '评价' }
const listFigures: Record<string, string> = { new: '新增', back: '恢复', moved: '调动', changed: '修改', left: '离开', units: '新建单位' }

const attendanceWords: Record<string, string> = { came: '到场', absent: '缺席', times: '按填写的时间', group: '这一组来了谁' }

/** Every kind of entry that the record knows: what is said of it to people. */
export const trailKinds: Record<string, Kind> = {
  'round.create': of('round', 'round', '新建竞赛'),
  'round.update': of('round', 'round', '修改竞赛', ({ version }) => [text('第几版', version)]),
  'round.publish': of('round', 'round', '发布竞赛'),
  'round.end': of('round', 'round', '提前结束竞赛', reason),
  'round.note': of('round', 'round', '发布公告', ({ text: said }) => [text('公告', said)]),
  'round.pause': of('round', 'round', '暂停竞赛', reason),
  'round.resume': of('round', 'round', '恢复竞赛'),
  'round.delete': of('round', 'none', '删除草稿', ({ config }) => [text('名称', (config as Data | undefined)?.title)]),
  'round.amend': of('round', 'round', '调整进行中的规则', ({ reason: why, remarked }) => [text('原因', why), typeof remarked === 'number' ? { name: '重新计分', value: `${remarked} 份` } : null]),
  'round.advance': of('round', 'round', '产生晋级名单', ({ admitted, reserves }) => [{ name: '晋级', value: `${Number(admitted ?? 0)} 人` }, { name: '候补', value: `${Number(reserves ?? 0)} 人` }]),
  'round.advance.withdraw': of('round', 'round', '让晋级人员退出', reason),
  'round.advance.again': of('round', 'round', '重新确定晋级名单'),
  'round.participants': of('round', 'round', '登记参加人员资料', ({ entries }) => [people('登记', entries)]),
  'round.given': of('round', 'round', '给单位登记加分', ({ entries, reason: why }) => [Array.isArray(entries) ? { name: '登记', value: `${entries.length} 个单位` } : null, text('原因', why)]),
  'round.excuse': of('round', 'round', '登记免于参加', reason),
  'round.remind': of('round', 'round', '发送微信提醒', ({ unit, people: reached, note }) => [text('单位', unit), { name: '发出', value: `${Number(reached ?? 0)} 人` }, text('附言', note)]),
  'round.unexcuse': of('round', 'round', '取消免于参加'),
  'round.rescore': of('round', 'round', '因答案改正重新计分'),
  'attempt.proxy': of('round', 'round', '代录答卷'),
  'attempt.look': of('round', 'round', '竞赛进行中查看答卷'),
  export: of('round', 'round', ({ file }) => `导出${String(file)}`, ({ filter }) => [text('范围', filter)]),
  'papers.archive': of('round', 'round', '答卷存档', ({ papers, scope }) => [typeof papers === 'number' ? { name: '答卷', value: `${papers} 份` } : null, text('范围', scope)]),
  'report.request': of('round', 'unit', '生成情况报告', ({ title }) => [text('报告', title)]),
  'honours.announce': of('award', 'round', ({ version }) => (Number(version) > 1 ? '更正并再次公布获奖名单' : '公布获奖名单'), reason),
  draw: of('award', 'round', '抽奖', ({ holders, winners }) => [text('参加抽奖的份数', holders), people('中奖', winners)]),
  certificate: of('award', 'certificate', '领取证书'),
  'certificate.revoke': of('award', 'certificate', '作废证书', reason),
  'certificate.restore': of('award', 'certificate', '恢复证书', reason),
  'material.create': of('study', 'material', '新建资料'),
  'material.edit': of('study', 'material', '修改资料', ({ version }) => [text('第几版', version)]),
  'material.publish': of('study', 'material', ({ member }) => (member ? '发布投稿' : '发布资料')),
  'material.submit': of('study', 'material', '投稿'),
  'material.return': of('study', 'material', '退回投稿', reason),
  'material.withdraw': of('study', 'material', '撤下资料', reason),
  'material.delete': of('study', 'unit', '删除资料', ({ title }) => [text('名称', title)]),
  'material.order': of('study', 'column', '调整资料的先后'),
  'column.create': of('study', 'column', '新建专栏'),
  'column.edit': of('study', 'column', ({ shown }) => (shown === false ? '不再显示专栏' : '修改专栏')),
  'column.order': of('study', 'unit', '调整专栏的先后'),
  'bank.create': of('bank', 'bank', '新建题库'),
  'bank.update': of('bank', 'bank', '修改题库', ({ name, before }) => [text('原名称', (before as Data | undefined)?.name === name ? undefined : (before as Data | undefined)?.name)]),
  'question.create': of('bank', 'question', '新建试题'),
  'question.edit': of('bank', 'question', '修改试题', ({ version }) => [text('第几版', version)]),
  'question.status': of('bank', 'question', ({ status }) => (status === 'disabled' ? '停用试题' : '启用试题')),
  'question.key': of('bank', 'question', '改正答案', reason),
  'rescore.done': of('bank', 'question', '按改正的答案重新计分完毕', ({ attempts, rose, fell }) => [text('答卷', attempts), text('升高', rose), text('降低', fell)]),
  'import.open': of('bank', 'import', '上传试题文件', ({ name }) => [text('文件', name)]),
  'import.commit': of('bank', 'import', '试题入库', ({ created, replaced }) => [text('新增', created), text('替换', replaced)]),
  'import.undo': of('bank', 'import', '撤销入库'),
  'import.drop': of('bank', 'none', '放弃导入', ({ name }) => [text('文件', name)]),
  'plan.create': of('study', 'plan', '新建学习计划'),
  'plan.update': of('study', 'plan', '修改学习计划', reason),
  'plan.publish': of('study', 'plan', '发布学习计划'),
  'plan.end': of('study', 'plan', '提前结束学习计划', reason),
  'plan.delete': of('study', 'none', '删除学习计划草稿', ({ title }) => [text('计划', title)]),
  'plan.export': of('study', 'plan', '导出打卡情况', ({ unit }) => [text('范围', unit)]),
  'plan.members': of('study', 'plan', '学习计划分组、编队', ({ entries }) => [people('登记', entries)]),
  'check-in.decide': of('study', 'plan', ({ pass }) => (pass ? '通过打卡' : '退回打卡'), ({ count, reason: why }) => [typeof count === 'number' ? { name: '打卡', value: `${count} 条` } : null, text('原因', why)]),
  'reflection.decide': of('study', 'member', ({ act }) => (act === 'pass' ? '通过心得' : act === 'return' ? '退回心得' : '隐藏心得'), ({ about, reason: why }) => [text('题目', about), text('原因', why)]),
  'reflection.pick': of('study', 'member', ({ on }) => (on ? '选为精选心得' : '取消精选心得'), ({ about }) => [text('题目', about)]),
  'reflection.comment': of('study', 'member', ({ pass }) => (pass ? '通过评论' : '不通过评论'), reason),
  'reflection.delete': of('study', 'member', '删除自己的心得', ({ about }) => [text('题目', about)]),
  'reflection.export': of('study', 'unit', '导出心得汇编', ({ title }) => [text('文件', title)]),
  'event.create': of('event', 'event', '新建活动'),
  'event.update': of('event', 'event', '修改活动', reason),
  'event.publish': of('event', 'event', '发布活动'),
  'event.cancel': of('event', 'event', '取消活动', ({ sessions, reason: why }) => [Array.isArray(sessions) ? text('场次', sessions.join('、')) : null, text('原因', why)]),
  'event.delete': of('event', 'none', '删除活动草稿', ({ title }) => [text('活动', title)]),
  'event.pass': of('event', 'event', '通过报名', ({ count, reason: why }) => [people('通过', Array.from({ length: Number(count ?? 0) })), text('说明', why)]),
  'event.decline': of('event', 'event', '不通过报名', ({ count, reason: why }) => [people('不通过', Array.from({ length: Number(count ?? 0) })), text('原因', why)]),
  'event.remove': of('event', 'event', '取消别人的报名', ({ count, reason: why }) => [people('取消', Array.from({ length: Number(count ?? 0) })), text('原因', why)]),
  'event.close': of('event', 'event', '办结活动'),
  'event.password': of('event', 'event', '设置现场口令', ({ session }) => [text('场次', session)]),
  'event.attendance.correct': of('event', 'event', '更正到场记录', ({ session, what, count, reason: why }) => [text('场次', session), { name: '改为', value: attendanceWords[String(what)] ?? '' }, { name: '人数', value: `${Number(count ?? 0)} 人` }, text('原因', why)]),
  'event.attendance.confirm': of('event', 'event', '核对到场时间', ({ session, count }) => [text('场次', session), { name: '人数', value: `${Number(count ?? 0)} 人` }]),
  'event.export': of('event', 'event', '导出活动名单'),
  'event.figures': of('event', 'unit', '导出活动统计', ({ title }) => [text('内容', title)]),
  'event.sheet': of('event', 'event', '打印签到表', ({ session }) => [text('场次', session)]),
  'event.note': of('event', 'event', '发活动通知', ({ text: said, people: told }) => [text('通知', said), { name: '发给', value: `${Number(told ?? 0)} 人` }]),
  'event.forget': of('event', 'event', '到期删除报名时填的内容', ({ count }) => [{ name: '报名', value: `${Number(count ?? 0)} 份` }]),
  'event.picture': of('event', 'event', ({ part }) => (part === 'after' ? '加活动照片' : '加介绍图片')),
  'event.picture.remove': of('event', 'event', ({ part }) => (part === 'after' ? '去掉活动照片' : '去掉介绍图片')),
  'hours.certificate': of('event', 'none', '出具志愿服务时长证明', ({ minutes }) => [text('分钟', minutes)]),
  'event-bar.appeal': of('event', 'member', '申诉未到场的限制', ({ text: said }) => [text('说明', said)]),
  'event-bar.decide': of('event', 'member', ({ lift }) => (lift ? '解除未到场的限制' : '维持未到场的限制'), reason),
  'offer.create': of('menu', 'offer', '新建服务'),
  'offer.edit': of('menu', 'offer', '修改服务', ({ version }) => [text('第几版', version)]),
  'offer.show': of('menu', 'offer', '发布服务'),
  'offer.withdraw': of('menu', 'offer', '下架服务', reason),
  'offer.delete': of('menu', 'unit', '删除服务草稿', ({ title }) => [text('名称', title)]),
  'menu-order': of('menu', 'offer', ({ act }) => orderActs[String(act)] ?? '处理订单', ({ no, unit, reason: why }) => [typeof no === 'number' ? { name: '单号', value: `第 ${no} 单` } : null, text('点单的单位', unit), text('原因', why)]),
  'menu-order.export': of('menu', 'unit', '导出点单记录'),
  switches: of('account', 'none', '打开或关闭功能'),
  join: of('roster', 'join', '处理加入申请'),
  bind: of('roster', 'member', '账号与花名册绑定'),
  'member-add': of('roster', 'member', '登记成员'),
  'member-change': of('roster', 'member', '修改成员资料', ({ fields }) => [Array.isArray(fields) ? text('改了', fields.map((field) => memberFields[String(field)] ?? '').filter(Boolean).join('、')) : null]),
  'member-transfer': of('roster', 'member', '调动成员', ({ day }) => [text('从哪天起', day)]),
  'member-transfer-cancelled': of('roster', 'member', '取消调动'),
  'member-leave': of('roster', 'member', '成员离开'),
  'member-restore': of('roster', 'member', '恢复成员'),
  'unit-add': of('roster', 'unit', '新建单位'),
  'unit-change': of('roster', 'unit', '修改单位', ({ from, name, declaredHeads }) => [text('原名称', from === name ? undefined : from), text('申报人数', declaredHeads)]),
  'unit-place': of('roster', 'unit', '移动单位'),
  'unit-close': of('roster', 'unit', '撤销单位'),
  'roster-import': of('roster', 'unit', '导入花名册', ({ name, complete, ...n }) => [
    text('文件', name), complete ? { name: '完整名单', value: '是' } : null, ...Object.entries(listFigures).map(([key, label]) => (Number(n[key] ?? 0) > 0 ? text(label, n[key]) : null))
  ]),
  'activation-codes': of('roster', 'unit', '生成激活码', ({ count }) => [text('人数', count)]),
  'account-open': of('roster', 'member', '开通账号密码登录', ({ account }) => [text('登录名', account)]),
  'role-give': of('roster', 'member', '任命', ({ role, unit }) => [text(role === 'admin' ? '管理员' : '组织者', unit)]),
  'role-withdraw': of('roster', 'member', '免去', ({ role, unit }) => [text(role === 'admin' ? '管理员' : '组织者', unit)]),
  'association': of('account', 'unit', '建立单位和第一位管理员'),
  'password-reset': of('roster', 'member', '重置密码'),
  'sign-in': of('account', 'account', '登录', ({ how }) => [text('方式', how === 'wechat' ? '微信' : how === 'password' ? '账号密码' : how === 'desk' ? '扫码' : how === 'demo' ? '演示' : undefined)]),
  password: of('account', 'account', '修改密码'),
  portrait: of('account', 'member', '换报到照片'),
  'portrait.remove': of('account', 'member', '删报到照片'),
  'consent-withdrawn': of('account', 'account', '撤回同意')
}

/** Whom an entry about something else concerns. */
export const personIn = ({ member, memberId }: Data): string | null => [member, memberId].find((id): id is string => typeof id === 'string' && id !== '') ?? null

/**
 * What an entry says; a kind that this version does not know is named as it stands.
 * @param person whom it concerns, as people call him
 */
export function trailWords(kind: string, data: Data, person = ''): { group: TrailGroup; what: string; details: Details } {
  const known = trailKinds[kind]
  const concerned = person ? [{ name: '人员', value: person }] : []
  if (!known) return { group: 'account', what: kind, details: concerned }
  const { group, what, details } = known
  return { group, what: typeof what === 'string' ? what : what(data), details: [...concerned, ...(details?.(data) ?? []).filter((one) => one !== null)] }
}

export const kindsOf = (group: TrailGroup | undefined): string[] =>
  Object.entries(trailKinds).filter(([kind, one]) => (group ? one.group === group : kind !== 'sign-in')).map(([kind]) => kind)

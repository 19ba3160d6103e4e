import type { Attendance, Hours, Route } from '../../../contract/event-config'
import { list } from '../../rounds/rules/words'
import { minutesWords } from '../../study/rules/words'
import { isMany, type Around } from './words'

export const attendSentences = (around: Around): string[] => {
  const { attendance, hours, route } = around.config
  return [...(route ? routeSentences(route, attendance) : []), ...(attendance ? attendanceSentences(attendance, around.config.audience.seenBy === 'all') : []), ...(hours ? hoursSentences(hours, around) : [])]
}

const ways: Record<Attendance['ways'][number], string> = { code: '扫现场的签到码', ticket: '出示报名码由工作人员扫码', password: '输入现场公布的口令', staff: '由工作人员登记' }

const after = (minutes: number, word: string) => (minutes ? `${word}后 ${minutesWords(minutes)}` : word)
const before = (minutes: number, word: string) => (minutes ? `${word}前 ${minutesWords(minutes)}` : word)

function attendanceSentences(rule: Attendance, others: boolean): string[] {
  const { from = 30, until, late, signOut } = rule
  const window = until === undefined ? `${from ? `${before(from, '开始')}起` : '开始后'}可以签到` : `${before(from, '开始')}至${after(until, '开始')}签到，过时不算到场`
  return [
    `签到：${list(rule.ways.map((way) => ways[way]), '或')}；${window}${late === undefined ? '' : `，${after(late, '开始')}才签到的算迟到`}。`,
    signOut ? `签退：${before(signOut.from, '结束')}至${after(signOut.until, '结束')}${rule.segments ? '；中途离开的先签退，回来再签到，时间分段累计' : ''}。` : '',
    rule.leastMinutes ? `在场不少于 ${minutesWords(rule.leastMinutes)}才算参加。` : '',
    rule.confirm ? `${signOut ? '签到、签退' : '签到'}时间由负责人逐一核对后生效。` : '',
    rule.walkIn ? `没有报名的${others ? '、其他单位的' : ''}也可以到场签到参加。` : ''
  ]
}

const roundingWords = { up: '按一个单位算', down: '不计', nearest: '四舍五入' }

function hoursSentences({ count, minutes = 0, step, rounding = 'down', mostASession, mostADay, afterClose }: Hours, around: Around): string[] {
  const base = count === 'actual' ? '按实际到场时间计' : `${isMany(around) ? '每场' : ''}计 ${minutesWords(minutes)}`
  const words = [
    base, step && step > 1 ? `以 ${minutesWords(step)}为单位，不足的${roundingWords[rounding]}` : '',
    mostASession ? `${isMany(around) ? '每场' : ''}最多 ${minutesWords(mostASession)}` : '', mostADay ? `一天最多 ${minutesWords(mostADay)}` : '', afterClose ? '活动全部结束并办结后计入' : ''
  ]
  return [`志愿服务时长：${words.filter(Boolean).join('，')}。`]
}

function routeSentences({ stations, order, needs = stations.length, board }: Route, attendance?: Attendance): string[] {
  const names = stations.length > 12 ? `${stations.slice(0, 3).map(({ name }) => name).join('、')}等` : list(stations.map(({ name }) => name)) + '，'
  const asked = stations.filter(({ question }) => question).length
  const questions = asked === 0 ? '' : asked === stations.length ? '并答对一道题' : `，其中 ${asked} 站还要答对一道题`
  const { from = 30 } = attendance ?? {}
  return [
    `路线：${names}共 ${stations.length} 站，${order === 'fixed' ? '按顺序走' : '先后不限'}。`,
    `到站扫码${questions}，${needs === stations.length ? '全部走完' : `走完${order === 'fixed' ? '前' : '任意'} ${needs} 站`}算完成${board ? '；各单位完成人数公布' : ''}。`,
    `${from ? `${before(from, '开始')}起` : '开始后'}到结束之间扫码有效；没有网络时扫的，恢复后自动补上，最晚到结束后一天${attendance?.ways.includes('code') ? '；扫到站点的码也算签到' : ''}。`
  ]
}

/** What comes after it: said of those who came and of who has to hand something in. */
export function afterSentences({ config: { feedback, evidence } }: Around): string[] {
  return [
    feedback ? `反馈：到场的人请在活动后 ${feedback.days} 天内填写。` : '',
    evidence ? `活动结束后 ${evidence.days} 天内，由组织者上传不少于 ${evidence.photos} 张照片。` : ''
  ]
}

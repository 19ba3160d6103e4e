import type { RoundConfig } from '../../../contract/round-config'
import type { NoticeFacts } from './notice'
import { endMoment, list, moment } from './words'

export function audienceSentences(config: RoundConfig, facts: NoticeFacts): string[] {
  return [who(config, facts), ...signUp(config, facts), ...groups(config), ...guests(config, facts), ...delegated(config)]
}

function who({ audience: { late }, practice }: RoundConfig, { audience }: NoticeFacts): string {
  const invited = `面向${list(audience)}在册党员。`
  if (practice) return invited
  switch (late) {
    case 'personal': return `${invited}开赛后入册的，成绩计入个人，不计入支部。`
    case 'unit': return invited
    case 'refused': return `${invited}以开赛时花名册为准，开赛后入册的不参加本次竞赛。`
    default: return late satisfies never
  }
}

function signUp({ audience: { signUp: rule } }: RoundConfig, { zone = 'Asia/Shanghai' }: NoticeFacts): string[] {
  if (!rule) return []
  const fields = rule.fields ? `，填写${list(rule.fields)}` : ''
  const late = rule.late ? '；过期仍可报名，只参与、不列名次' : '，过期不再受理'
  return [`${moment(rule.opensAt, zone)} 至 ${endMoment(rule.closesAt, zone, rule.opensAt)} 报名${fields}${late}。`]
}

function groups({ audience: { groups: rule } }: RoundConfig): string[] {
  if (!rule) return []
  const how = { unit: '按所在单位分组', roster: '按花名册分组', choice: '报名时选择组别' }[rule.by]
  return [`分${list(rule.list.map(({ name }) => name))}，${how}。`]
}

function guests({ audience: { outOfRanking: out, groups: all } }: RoundConfig, { unitName = (id) => id }: NoticeFacts): string[] {
  if (!out) return []
  const named = [
    ...(out.units ?? []).map(unitName),
    ...(out.groups ?? []).map((id) => all?.list.find((group) => group.id === id)?.name ?? id)
  ]
  const whom = named.length ? `${list(named)}${out.members ? '和另行指定的人员' : ''}` : '另行指定的人员'
  return [`${whom}可以参加，不列名次、不参加评奖，成绩${out.forUnit ? '计入' : '不计入'}所在单位。`]
}

const duties = { proxy: '代录纸质答卷', excuse: '登记不参加人员', export: '导出名单和成绩', remind: '提醒未参加人员' }

function delegated({ audience: { delegated: rule } }: RoundConfig): string[] {
  return rule ? [`各单位组织者可以在本单位范围内${list(rule.may.map((duty) => duties[duty]))}。`] : []
}

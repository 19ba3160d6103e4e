import fc from 'fast-check'
import { parseEventConfig } from '../../server/events/config'
import { checkEvent, checkPublish } from '../../server/events/rules/check'
import { eventNotice } from '../../server/events/rules/notice'
import { eventPresets } from '../../server/events/rules/presets'
import { china } from '../support/event'

const SHANGHAI = 'Asia/Shanghai'
const NOW = china('2026-11-21 10:00')
const names = { unitName: (id: string) => ({ u1: '机关支部', u2: '学院支部' })[id] ?? id }
const presets = eventPresets(['u1', 'u2'], NOW, SHANGHAI)
const zones = fc.constantFrom(SHANGHAI, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')

/** What an organiser reads who starts from one on 21 November. */
const PRINTED: Record<string, string[]> = {
  lecture: [
    '时间：2026 年 12 月 4 日（周五）14:30 至 16:30。',
    '地点：报告厅。',
    '对象：机关支部、学院支部。',
    '名额：120 人。',
    '报名方式：先到先得，报满为止。',
    '报名时间：即日起至 12 月 3 日 18:00。',
    '候补：报满后可以排队候补；有空位时依次通知，1 小时内确认（夜里 22:00 到 8:00 到时的，顺延到 9:00），过时让给下一位，候补到开始前 2 小时为止。',
    '不能来的，请在 12 月 3 日 18:00 前取消。',
    '签到：扫现场的签到码；开始前 30 分钟至开始后 15 分钟签到，过时不算到场。',
    '反馈：到场的人请在活动后 3 天内填写。'
  ],
  visit: [
    '时间：共 2 场。',
    '上午场：2026 年 12 月 5 日（周六）9:00 至 11:00，8:40 集合。',
    '下午场：12 月 5 日（周六）14:00 至 16:00，13:40 集合。',
    '地点：纪念馆，正门集合。',
    '对象：机关支部、学院支部。',
    '名额：每场 60 人，其中统一乘车 45 人（单位门口上车）、自行前往 15 人。',
    '报名方式：先到先得，报满为止。',
    '报名时间：即日起至 12 月 2 日 18:00。',
    '每人限报一场。',
    '报名时填写手机号（活动当天联系）；报名信息在活动结束 30 天后删除。',
    '候补：报满后可以排队候补；有空位时依次通知，2 小时内确认（夜里 22:00 到 8:00 到时的，顺延到 9:00），过时让给下一位，候补到前一天 18:00 为止。',
    '不能来的，请在前一天 12:00 前取消或改报别的场次。',
    '签到：扫现场的签到码或由工作人员登记；开始前 30 分钟至开始后 30 分钟签到，过时不算到场。',
    '注意事项：请带身份证入馆。'
  ],
  shifts: [
    '时间：2026 年 12 月 7 日至 11 日，每天 2 场，8:30 至 12:00、13:30 至 17:30，共 10 场。',
    '地点：服务点。',
    '对象：机关支部、学院支部。',
    '名额：每场 6 人，其中引导 4 人、咨询台 2 人。',
    '报名方式：先到先得，报满为止。',
    '每场请在前一天 18:00 前报名。',
    '每人最多报 5 场，每天最多 2 场。',
    '报名时填写手机号（活动当天联系）；报名信息在活动结束 30 天后删除。',
    '不能来的，请在前一天 18:00 前取消或改报别的场次。',
    '未到：没有取消又没有到场的，算一次未到；90 天内满 2 次的，30 天内不能再报名。有特殊情况的，可以在 7 天内向组织者说明。',
    '签到：扫现场的签到码或由工作人员登记；开始前 30 分钟起可以签到。',
    '签退：结束前 30 分钟至结束后 1 小时；中途离开的先签退，回来再签到，时间分段累计。',
    '签到、签退时间由负责人逐一核对后生效。',
    '志愿服务时长：按实际到场时间计，以 30 分钟为单位，不足的不计，一天最多 8 小时。'
  ],
  walk: [
    '时间：2026 年 12 月 5 日（周六）8:30 至 17:00，8:00 集合。',
    '地点：第一站，门口集合。',
    '对象：机关支部、学院支部。',
    '报名方式：自愿报名，名额不限。',
    '报名时间：即日起至 12 月 4 日 18:00。',
    '不能来的，开始前都可以取消。',
    '路线：站点 1、站点 2、站点 3、站点 4、站点 5，共 5 站，先后不限。',
    '到站扫码，全部走完算完成；各单位完成人数公布。',
    '开始前 30 分钟起到结束之间扫码有效；没有网络时扫的，恢复后自动补上，最晚到结束后一天；扫到站点的码也算签到。',
    '签到：扫现场的签到码；开始前 30 分钟起可以签到。'
  ],
  oath: [
    '时间：2026 年 12 月 4 日（周五）9:00 至 10:00，8:40 集合。',
    '地点：纪念广场，东侧集合。',
    '对象：机关支部、学院支部全体人员。',
    '报名方式：全体参加，不用报名。',
    '不能来的，请在 12 月 3 日 18:00 前请假。',
    '签到：扫现场的签到码或由工作人员登记；开始前 30 分钟至开始后 30 分钟签到，过时不算到场，开始后 10 分钟才签到的算迟到。',
    '注意事项：请佩戴党员徽章，着装整洁。'
  ],
  film: [
    '时间：共 2 场。',
    '第一场：2026 年 12 月 4 日（周五）14:00 至 16:00，100 人，座区：一楼 1—10 排。',
    '第二场：12 月 4 日（周五）18:30 至 20:30，60 人，座区：二楼 1—6 排。',
    '地点：影剧院。',
    '对象：机关支部、学院支部。',
    '报名方式：先报名，12 月 1 日 10:00 由系统抽签，中签的参加。',
    '报名时间：即日起至 11 月 30 日 18:00。',
    '每人限报一场。',
    '候补：没有中签的可以排队候补；有空位时依次通知，2 小时内确认（夜里 22:00 到 8:00 到时的，顺延到 9:00），过时让给下一位，候补到开始前 3 小时为止。',
    '不能来的，请在前一天 12:00 前取消或改报别的场次。',
    '未到：没有取消又没有到场的，算一次未到；1 次的，30 天内不能再报名。有特殊情况的，可以在 7 天内向组织者说明。',
    '签到：出示报名码由工作人员扫码；开始前 30 分钟起可以签到。'
  ],
  training: [
    '时间：2026 年 12 月 7 日（周一）9:00 至 17:00，8:30 集合。',
    '地点：培训教室。',
    '对象：机关支部、学院支部。',
    '名额：50 人。',
    '名额分配：机关支部 25 人、学院支部 25 人。',
    '报名方式：先报名，依次经过单位推荐（所在单位）、资格审核（主办单位），12 月 3 日 18:00 前公布结果。',
    '报名时间：即日起至 12 月 1 日 18:00。',
    '报名时填写手机号（活动当天联系）、用餐；报名信息在活动结束 30 天后删除。',
    '不能来的，请在 12 月 5 日 18:00 前取消。',
    '签到：扫现场的签到码或由工作人员登记；开始前 30 分钟起可以签到，开始后 10 分钟才签到的算迟到。',
    '签退：结束前 30 分钟至结束后 1 小时。',
    '在场不少于 6 小时才算参加。',
    '反馈：到场的人请在活动后 7 天内填写。'
  ],
  slots: [
    '时间：2026 年 11 月 24 日至 30 日，每天 2 场，9:00 至 13:00、13:00 至 17:00，共 14 场。',
    '地点：展览馆。',
    '对象：机关支部、学院支部。',
    '名额：每场 100 人。',
    '报名方式：先到先得，报满为止。',
    '每场名额在前一天 10:00 放出。',
    '每人最多报 7 场，每天最多 1 场。',
    '可以团体报名，一次最多 5 人，报名人要一同到场。',
    '不能来的，请至少提前 1 小时取消或改报别的场次。',
    '未到：没有取消又没有到场的，算一次未到；1 次的，15 天内不能再报名；30 天内满 2 次的，180 天内不能再报名。有特殊情况的，可以在 7 天内向组织者说明。',
    '签到：出示报名码由工作人员扫码或扫现场的签到码；开始前 30 分钟起可以签到。'
  ]
}

describe('presets of events', () => {
  it('are eight, each with its own id and name, for the units asked for', () => {
    expect(presets.map(({ id }) => id)).toEqual(['lecture', 'visit', 'shifts', 'walk', 'oath', 'film', 'training', 'slots'])
    expect(new Set(presets.map(({ name }) => name)).size).toBe(8)
    for (const { id, config } of presets) expect(config).toMatchObject({ preset: id, audience: { units: ['u1', 'u2'] } })
  })

  it.each(presets)('$name is valid once it has a title, unchanged by being stored, and surprises nobody', ({ config }) => {
    const titled = { ...config, title: '活动' }
    expect(parseEventConfig(JSON.parse(JSON.stringify(titled)))).toEqual(titled)
    expect([...checkEvent(titled), ...checkPublish(titled, NOW)]).toEqual([])
  })

  it('are so at any moment, in any zone, for one unit or hundreds', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }), zones, fc.constantFrom(1, 30, 500), (now, zone, many) => {
      for (const { config } of eventPresets(Array.from({ length: many }, (_, i) => `u${i}`), now, zone)) {
        expect([...checkEvent(config, { zone }), ...checkPublish(config, now, zone)].filter(({ level }) => level === 'error')).toEqual([])
      }
    }), { numRuns: 60 })
  })

  it.each(presets)('$name prints its rules', ({ id, config }) => { expect(eventNotice(config, names, SHANGHAI)).toEqual(PRINTED[id]) })
})

import type { ItemStatistics } from '../../../contract/questions'
import type { JobKind } from '../../jobs/kind'
import { nameOf } from '../../rounds/rules/notice-names'
import { shortTypeNames } from '../../rounds/rules/words'
import { workbook, XLSX, type Cell, type Sheet } from '../../sheets/workbook'
import { phaseItems } from '../../statistics/items'
import { asOf, titleOf } from '../bulletin'
import { asked, EXPORTS, fileName } from './input'

const letter = (option: number) => String.fromCharCode(65 + option)

/** A 上海 61 人次；B 北京 9 人次；没有作答 2 人次 */
const chosen = ({ type, options, options_chosen }: ItemStatistics) => (type === 'fill' ? '' : options_chosen
  .map(({ option, n }) => `${option === null ? '没有作答' : type === 'judge' ? options[option] ?? '' : `${letter(option)} ${options[option] ?? ''}`} ${n} 人次`).join('；'))

const right = ({ type, options, right: keys }: ItemStatistics) => (type === 'fill' ? '' : keys.map((key) => (type === 'judge' ? options[key] ?? '' : letter(key))).join(''))

export const itemsExport: JobKind = {
  kind: EXPORTS.items.kind, mayCancel: true, must: false,
  async run({ ctx, job, tell, file }) {
    const { scope } = await asked(ctx, job)
    const { config } = scope.round
    const sheets: Sheet[] = []
    let n = 0
    for (const [i, phase] of config.phases.entries()) {
      const { attempts, items } = await phaseItems(ctx, scope.round.id, phase)
      n += items.length
      await tell({ done: i + 1, total: config.phases.length, message: `已整理 ${n} 题` })
      sheets.push({
        name: config.phases.length > 1 ? `${i + 1} ${nameOf(config, phase.id)}` : '试题分析',
        lead: [
          titleOf(scope, config.phases.length > 1 ? nameOf(config, phase.id) : '总榜', ' 试题分析'), `${asOf(ctx, scope, ctx.clock())}，按 ${attempts} 份已交的答卷计算。`,
          '得分率 = 平均得分 ÷ 满分；区分度是这道题与同卷其余题得分的相关系数，越高越能分出水平，为负要核对答案；占分是在总分差别里实际起的作用。'
        ],
        columns: [
          { title: '题型', width: 8 }, { title: '题干', width: 60 }, { title: '答案', width: 10 }, { title: '作答', width: 8 }, { title: '得分率', width: 10, decimals: 1, percent: true },
          { title: '标准差', width: 10, decimals: 2 }, { title: '区分度', width: 10, decimals: 3 }, { title: '区分效率', width: 10, decimals: 3 }, { title: '应占分', width: 10, decimals: 1, percent: true },
          { title: '实占分', width: 10, decimals: 1, percent: true }, { title: '各选项被选', width: 60 }, { title: '要看看的', width: 40 }
        ],
        rows: items.map((item): Cell[] => [
          shortTypeNames[item.type], item.stem, right(item), item.attempts, item.facility, item.deviation, item.discrimination, item.efficiency, item.intendedWeight, item.effectiveWeight,
          chosen(item), item.flags.map(({ text }) => text).join('；')
        ])
      })
    }
    await file({ name: fileName(scope.round.title, '试题分析', 'xlsx'), mime: XLSX }, [await workbook(sheets)])
    return { message: `共 ${n} 题` }
  }
}

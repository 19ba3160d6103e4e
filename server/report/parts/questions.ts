import type { ItemStatistics } from '../../../contract/questions'
import type { ReportQuestion } from '../../../contract/reports'
import { isAnswering } from '../../quiz/answering'
import { countingPhases } from '../../rounds/rules/phases'
import { typeNames } from '../../rounds/rules/words'
import { keptItems } from '../../statistics/kept'
import type { ReportPart } from '../part'
import { percent, text } from '../rules/words'
import type { Held, Scope } from '../scope'

/** Of fewer papers a share says nothing. */
const LEAST = 5
const HARDEST = 3
const LONG = 60

export const questions: ReportPart<'questions'> = {
  id: 'questions', heading: '答题情况分析',

  async read(scope) {
    const found: (ReportQuestion & { id: string })[] = []
    // One round after the other: each reads all its papers.
    for (const held of scope.held) if (await maySee(scope, held)) found.push(...await asked(scope, held))
    return found.sort((a, b) => a.facility - b.facility || (a.id < b.id ? -1 : 1)).slice(0, HARDEST).map(({ id: _, ...question }) => question)
  },

  write({ numbers: { questions: all } }) {
    if (all.length === 0) return []
    return [text('从已经结束的竞赛看，得分率较低的试题是：'), ...all.map(({ round, type, stem, attempts, facility, wrong }, i) =>
      text(`${i + 1}.${round}的${type}“${stem}”，${attempts}份答卷的平均得分率为${percent(facility)}${wrong ? `，错选“${wrong.text}”的最多，有${wrong.n}份` : ''}。`))]
  }
}

/**
 * The papers of everybody are read, which only whoever organises the round may; not while it runs, nor while he has one open himself. And only
 * where the unit or one below it organises the round: figures of everybody in a round from above would read as the unit's own.
 */
const maySee = async ({ ctx, reader, now, unit }: Scope, { mine, open, round, owner }: Held) => mine && !open && owner.path.startsWith(unit.path) && !await isAnswering(ctx.db, { member: { id: reader.memberId } }, round.id, now)

async function asked({ ctx }: Scope, { round }: Held): Promise<(ReportQuestion & { id: string })[]> {
  const { read } = await keptItems(ctx, round)
  const items: ItemStatistics[] = []
  for (const phase of countingPhases(round.config)) items.push(...(await read(phase)).items)
  return items.flatMap((item) => (item.facility === null || item.attempts < LEAST ? [] : [{
    id: `${item.questionId} ${item.version} ${round.id}`, round: round.title, type: typeNames[item.type], stem: short(item.stem), attempts: item.attempts, facility: item.facility, wrong: wrongOf(item)
  }]))
}

function wrongOf({ options_chosen: chosen, options, right, type }: ItemStatistics): ReportQuestion['wrong'] {
  if (type === 'fill') return null
  const [most] = chosen.filter(({ option, n }) => option !== null && n > 0 && !right.includes(option)).sort((a, b) => b.n - a.n || (a.option ?? 0) - (b.option ?? 0))
  return most ? { text: short(options[most.option ?? -1] ?? ''), n: most.n } : null
}

function short(words: string): string {
  const line = words.replace(/\[图:[0-9a-f]+\]/g, '（图）').replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length > LONG ? `${letters.slice(0, LONG).join('')}……` : line
}

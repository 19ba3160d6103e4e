import type { Context } from '../../context'
import { AppError } from '../../errors'
import { DOCX } from '../../sheets/paper'
import { parsedOf } from '../rules/body'
import { searchPage, type Search } from '../search'
import { currentBodies } from '../versions'
import { exportDocx } from './docx'
import { exportGift } from './gift'
import { exportOwnJson } from './own-json'
import { picturesOf } from './pictures'
import { exportXlsx } from './xlsx'

export const FORMATS = ['xlsx', 'docx', 'docx-key', 'gift', 'json'] as const
export type ExportFormat = typeof FORMATS[number]

const MOST = 20000
const KINDS: Record<ExportFormat, { ending: string; mime: string }> = {
  xlsx: { ending: '.xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  docx: { ending: '.docx', mime: DOCX }, 'docx-key': { ending: '（含答案）.docx', mime: DOCX },
  gift: { ending: '.gift.txt', mime: 'text/plain; charset=utf-8' }, json: { ending: '.json', mime: 'application/json; charset=utf-8' }
}

/** The questions that a search finds, as a file. */
export async function exportBank(ctx: Context, bank: { id: string; name: string }, format: ExportFormat, search: Search): Promise<{ name: string; mime: string; bytes: Buffer }> {
  const { items, total } = await searchPage(ctx, bank.id, search, undefined, MOST)
  if (total > MOST) throw new AppError('bad_request', `一次最多导出 ${MOST} 题，现在选中了 ${total} 题。请先用专题、题型等筛选再导出。`)
  const bodies = await currentBodies(ctx.db, items.map(({ id }) => id))
  const questions = items.flatMap(({ id }) => {
    const one = bodies.get(id)
    return one ? [parsedOf(one.body)] : []
  })
  const { ending, mime } = KINDS[format]
  return { name: `${bank.name}${ending}`, mime, bytes: await written() }

  async function written(): Promise<Buffer> {
    switch (format) {
      case 'xlsx': return exportXlsx(questions)
      case 'docx': return exportDocx(bank.name, questions, false, await picturesOf(ctx, questions))
      case 'docx-key': return exportDocx(bank.name, questions, true, await picturesOf(ctx, questions))
      case 'gift': return Buffer.from(exportGift(questions))
      case 'json': return Buffer.from(exportOwnJson(questions))
    }
  }
}

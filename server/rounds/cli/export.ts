import type { Context } from '../../context'
import { AppError } from '../../errors'
import { findRound } from '../round'
import type { ExportCommand } from './arguments'
import type { Out } from './files'

/** Prints a stored round's rules as the file that `check` and `create` read. */
export async function exportCommand({ db }: Pick<Context, 'db'>, { id }: ExportCommand, out: Out): Promise<number> {
  const round = await findRound(db, id)
  if (!round) throw new AppError('not_found', `没有编号为 ${id} 的竞赛。`)
  out.print(JSON.stringify(round.config, null, 1))
  return 0
}

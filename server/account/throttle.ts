import type { Context } from '../context'
import { clearFailures, countFailure, shut, takeTry } from './writes'

/* Limits on guessing: per account and per address, kept in the database so that they hold across processes and restarts. */

/** What may be guessed at, e.g. `account:NAME`, and where the guess comes from. */
export interface Guess {
  key: string
  address: string
}

const ip = ({ address }: Guess) => `ip:${address}`

/** Before the check: a try is counted as failed until it has worked, so that a hundred guesses at once are no more than five. */
export async function takeGuess(ctx: Context, guess: Guess, now: number): Promise<void> {
  const row = await ctx.db.selectFrom('throttle').select('until').where('key', 'in', [guess.key, ip(guess)]).where('until', '>', now).orderBy('until', 'desc').executeTakeFirst()
  if (row) throw shut(row.until, now)
  await ctx.writer.write(takeTry, { key: guess.key, now })
}

/** An address counts its failures alone: an office behind one address may sign in as often as it likes. */
export const guessFailed = (ctx: Context, guess: Guess, now: number) => ctx.writer.write(countFailure, { key: ip(guess), now })
export const guessWorked = (ctx: Context, { key }: Guess) => ctx.writer.write(clearFailures, { key })

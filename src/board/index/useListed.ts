import { useRef } from 'react'
import type { BoardRef } from '../../../contract/leaderboard'

interface Listed { boards: readonly BoardRef[], board: string }

/** The boards of a round, and which is shown; they stay while another one is fetched. */
export function useListed (loaded: Listed | null, roundId: string): { boards: readonly BoardRef[], shown: string } {
  const last = useRef({ roundId, boards: [] as readonly BoardRef[], shown: '' })
  if (loaded) last.current = { roundId, boards: loaded.boards, shown: loaded.board }
  return last.current.roundId === roundId ? last.current : { boards: [], shown: '' }
}

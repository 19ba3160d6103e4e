import { accountEndpoints } from './account'
import { leaderboardEndpoints } from './leaderboard'
import { quizEndpoints } from './quiz'
import { rosterEndpoints } from './roster'
import { roundsEndpoints } from './rounds'

/** Every endpoint of the API; paths are relative to /api. */
export const endpoints = {
  ...accountEndpoints,
  ...rosterEndpoints,
  ...quizEndpoints,
  ...leaderboardEndpoints,
  ...roundsEndpoints
}

export type Api = typeof endpoints
export type Route = keyof Api
export type { Input, Output } from './endpoint'

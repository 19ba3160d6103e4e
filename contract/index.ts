import { accountEndpoints } from './account'
import { homeEndpoints } from './home'
import { leaderboardEndpoints } from './leaderboard'
import { quizEndpoints } from './quiz'
import { rosterEndpoints } from './roster'
import { organiserEndpoints } from './organiser'

/** Every endpoint of the API; paths are relative to /api. */
export const endpoints = {
  ...accountEndpoints,
  ...rosterEndpoints,
  ...quizEndpoints,
  ...leaderboardEndpoints,
  ...organiserEndpoints,
  ...homeEndpoints
}

export type Api = typeof endpoints
export type Route = keyof Api
export type { Input, Output } from './endpoint'

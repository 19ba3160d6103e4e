import { difficultyName } from '../question/words'

/** What the bank is told of a question whose file does not say it. */
export interface Defaults { topic?: string; period?: string; difficulty?: number }

/** 专题“解放战争”、难度“中” */
export const saidOf = ({ topic, period, difficulty }: Defaults): string =>
  [topic && `专题“${topic}”`, period && `时期“${period}”`, difficulty && `难度“${difficultyName(difficulty)}”`].filter(Boolean).join('、')

import type { PhaseConfig, RoundConfig } from '../../../contract/round-config'
import type { NoticeFacts } from './notice'
import { nameOf, stepsOf } from './notice-names'
import { paperSentences } from './notice-paper'
import { attempts } from './notice-phase'
import { countingPhases } from './phases'
import { duration, list } from './words'

/** The notice's sentences about the paper, the time and the tries as one, for whoever only wants to know what kind of round it was. */
export function formOf(config: RoundConfig, facts: NoticeFacts): string {
  const phases = countingPhases(config)
  const first = phases[0] ?? config.phases[0]
  if (!first) return ''
  const said = [...paperSentences(first, facts), limit(first), attempts(first, config)].map((sentence) => sentence.replace(/。$/, '')).filter(Boolean).join('；')
  if (phases.length < 2) return said
  const names = phases.map(({ id }) => nameOf(config, id))
  return `分 ${stepsOf(config, phases).count(phases.length)}（${names.length > 4 ? `${names[0]}至${names.at(-1)}` : list(names)}）进行，其中${names[0]}：${said}`
}

function limit({ timing: { paperSeconds, questionSeconds } }: PhaseConfig): string {
  return [questionSeconds && `每题限时 ${duration(questionSeconds)}`, paperSeconds && `${questionSeconds ? '全卷' : ''}限时 ${duration(paperSeconds)}`].filter(Boolean).join('，')
}

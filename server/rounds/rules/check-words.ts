import type { Problem } from '../../../contract/organiser'
import type { RoundConfig } from '../../../contract/round-config'

export type Add = (level: Problem['level'], field: string, message: string) => void

export const phaseNamed = ({ phases }: Pick<RoundConfig, 'phases'>, id: string) => phases.find((phase) => phase.id === id)
export const unknownPhase = (id: string) => `没有编号为 ${id} 的阶段。`

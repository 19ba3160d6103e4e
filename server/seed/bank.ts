import type { Schema } from '../db/schema'
import { indexOf, type Indexed } from '../questions/store'
import type { Rubric } from '../rounds/rules/types'
import agrarian from './bank/agrarian.json'
import congresses from './bank/congresses.json'
import founding from './bank/founding.json'
import liberation from './bank/liberation.json'
import newEra from './bank/new-era.json'
import peoplePlaces from './bank/people-places.json'
import reform from './bank/reform.json'
import resistance from './bank/resistance.json'
import science from './bank/science.json'
import socialistRevolution from './bank/socialist-revolution.json'

/** A question as its file has it. */
export interface BankEntry {
  id: string
  type: 'single' | 'multiple' | 'judge' | 'fill'
  stem: string
  options?: string[]
  answer?: number[]
  blanks?: string[][]
  topic: string
  period: string
  difficulty: number
  tags: string[]
  analysis: string
  source?: string
}

export const starterBank: BankEntry[] = [
  founding, agrarian, resistance, liberation, socialistRevolution, reform, newEra, congresses, peoplePlaces, science
].flatMap((file) => file as BankEntry[])

export const rubricOf = ({ answer = [], blanks = [] }: BankEntry): Rubric => ({ right: answer, texts: blanks })

export function questionRows(bankId: string, now: number): { questions: Schema['question'][]; versions: Schema['question_version'][]; index: Indexed[] } {
  return {
    questions: starterBank.map(({ id, type, topic, period, difficulty, tags }) => ({
      id, bank_id: bankId, version: 1, type, topic, period, difficulty, tags: JSON.stringify(tags), status: 'active', created_at: now, updated_at: now, created_by: '', import_id: null
    })),
    versions: starterBank.map((entry) => ({
      id: `${entry.id}.1`, question_id: entry.id, version: 1, type: entry.type, stem: entry.stem, options: JSON.stringify(entry.options ?? []),
      rubric: JSON.stringify(rubricOf(entry)), analysis: entry.analysis, source: entry.source ?? '', created_at: now,
      editor: '', kind: 'created', note: '', labels: ''
    })),
    index: starterBank.map((entry) => indexOf(entry.id, bankId, { ...entry, options: entry.options ?? [] }))
  }
}

import type { ReportBlock, ReportNumbers } from '../../contract/reports'
import type { Scope } from './scope'

/** What a part may look at when it writes: all numbers of the report, and for whom and when it is. */
export interface Written {
  numbers: ReportNumbers
  unit: { id: string; name: string }
  at: number
  zone: string
}

/** One section of the report: what it reads, and how it says it. A feature that has something to report adds one to the list in figures.ts. */
export interface ReportPart<K extends keyof ReportNumbers = keyof ReportNumbers> {
  id: K
  heading: string
  read: (scope: Scope) => Promise<ReportNumbers[K]>
  /** Nothing: the section is not printed. */
  write: (report: Written) => ReportBlock[]
}

import type { ReportRequest } from './figures'
import type { Reader } from './scope'

export const REPORT = 'report'

/** What a report that is to be made was asked for with. */
export interface ReportInput { reader: Reader; request: ReportRequest }

import { entriesExport } from './advance/export'
import { honoursExport } from './awards/export'
import { enrolling } from './enrol/job'
import { eventExport, eventSheet } from './events/export/jobs'
import { spanExport } from './events/export/span'
import type { JobKind } from './jobs/kind'
import { menuExport } from './menu/export'
import { papersArchive } from './papers/archive'
import { participantsExport } from './participants/export'
import { reflectionsExport } from './reflections/export'
import { reporting } from './report/job'
import { rescoring } from './rescore/run'
import { resultsExports } from './results/exports'
import { planExport } from './study/export'
import { planRefold } from './study/refold-job'
import { trailExport } from './trail/export'

/** Every kind of long work there is. */
export const jobKinds: readonly JobKind[] = [rescoring(), enrolling(), trailExport, papersArchive(), ...resultsExports, participantsExport, entriesExport, honoursExport, planExport, planRefold, reporting, reflectionsExport, eventExport, eventSheet, spanExport, menuExport]

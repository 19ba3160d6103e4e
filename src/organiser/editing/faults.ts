/** Something wrong with a configuration, at one of its fields. */
export interface Fault { field: string, message: string, level: 'error' | 'warning' }

/** Several at one place are said together, each once. */
export const said = (faults: readonly Fault[]): string | undefined => [...new Set(faults.map(({ message }) => message))].join('') || undefined

/** Of one field alone, where each has its own input. */
export const exactly = (problems: readonly Fault[], path: string): string | undefined => said(problems.filter(({ field }) => field === path))

export const warningsIn = (problems: readonly Fault[]): Fault[] => problems.filter(({ level }) => level === 'warning')
export const errorsIn = (problems: readonly Fault[]): Fault[] => problems.filter(({ level }) => level === 'error')

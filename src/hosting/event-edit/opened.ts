/** What lies open over the form: one thing at a time. */
export type Opened = { at: 'session' | 'positions' | 'asked', index: number } | { at: 'units' | 'shares' | 'percent' | 'least' | 'attend' | 'out' | 'hours' }

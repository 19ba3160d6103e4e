const split = (text: string) => text.split(/\r\n?|\n/)

/** What stands in a line, counted from 1. */
export const lineOf = (text: string, line: number): string => split(text)[line - 1] ?? ''

/** The same text with another line in its place. What was pasted into one line stays one. */
export const withLine = (text: string, line: number, words: string): string => split(text).map((own, i) => (i === line - 1 ? words.replace(/[\r\n]+/g, ' ') : own)).join('\n')

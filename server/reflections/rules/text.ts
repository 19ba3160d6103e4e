/** Characters that count: spaces and line ends do not, and a rare character of two halves is one. */
export const charsOf = (text: string): number => [...text.replace(/\s/g, '')].length

const START = 120

/** The beginning, on one line. */
export function startOf(text: string): string {
  const chars = [...text.trim().replace(/\s+/g, ' ')]
  return chars.length > START ? `${chars.slice(0, START).join('')}…` : chars.join('')
}

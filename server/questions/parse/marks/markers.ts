/* Letters and digits in marker position, where width and alphabet do not matter. Inside text they stay as they are written. */

/** Full-width digits as ASCII: for marker positions only. */
export const digits = (text: string) => text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

const LOOKALIKES: Record<string, string> = { А: 'A', В: 'B', С: 'C', Е: 'E', Ⅽ: 'C', Α: 'A', Β: 'B', Ε: 'E' }

/** An option's letter in marker position as A–Z; Cyrillic and Greek twins and full width included. */
export function letterOf(c: string): string {
  const code = c.charCodeAt(0)
  const ascii = code >= 0xff21 && code <= 0xff5a ? String.fromCharCode(code - 0xfee0) : LOOKALIKES[c] ?? c
  return /[A-Za-z]/.test(ascii) ? ascii.toUpperCase() : ''
}

/** The letter of the option at a place. */
export const letterAt = (place: number) => String.fromCharCode(65 + place)

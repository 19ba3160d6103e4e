/** At most so many characters as people count them; what is cut off is shown to be. */
export function clipped(text: string, most: number): string {
  const chars = [...text]
  return chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : text
}

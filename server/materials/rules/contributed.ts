/* A contribution is written as people write on a phone, a line a paragraph, and its pictures follow behind. */

const PICTURES = /(?:\n\n!\[\]\(file:[A-Za-z0-9_-]{1,40}\))+$/

export const joinText = (text: string, pictures: readonly string[]): string =>
  `${text.trim().replace(/\s*\n\s*/g, '\n\n')}${pictures.map((id) => `\n\n![](file:${id})`).join('')}`

export function splitText(markdown: string): { text: string; pictures: string[] } {
  const behind = PICTURES.exec(markdown)?.[0] ?? ''
  const text = markdown.slice(0, markdown.length - behind.length)
  return { text: text.replace(/\n\n/g, '\n'), pictures: [...behind.matchAll(/file:([A-Za-z0-9_-]+)/g)].map(([, id = '']) => id) }
}

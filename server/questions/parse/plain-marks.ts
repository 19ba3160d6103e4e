import type { Line } from './draft'

/* Marks of other writing systems for text: Markdown's, and circled figures in place of letters. */

/** `**1. …**`, `- A. …`, `1\. …`: what Markdown adds to the words. */
function withoutMarkdown(text: string): string {
  if (!/\*\*|^[-+*]\s|\\/.test(text)) return text
  return text.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/^[-+*]\s+(?=[（(]?[A-Ha-h]\s?[.、．)）:：]|(?:正确|参考)?答案|【)/, '').replace(/\\([_.*()[\]#+-])/g, '$1')
}

const CIRCLES = /[①②③④⑤⑥⑦⑧]/g
const letter = (circle: string) => String.fromCharCode(circle.charCodeAt(0) - 0x2460 + 65)
const GIVEN = /[（(【]\s*[①-⑧](?:[\s、,，]*[①-⑧])*\s*[)）】]|答案\s*[】]?\s*[:：]?\s*[①-⑧](?:[\s、,，]*[①-⑧])*\s*[。.]?$/g
const LETTERED = /(?:^|\s)[（(]?[AＡ]\s*[.．、)）:：]/

/** Where a paper has no letters at all and its answers are circled figures, the figures are its letters. */
function withoutCircles(lines: readonly Line[]): readonly Line[] {
  if (lines.filter(({ text }) => text.search(GIVEN) !== -1).length < 2 || lines.some(({ text }) => LETTERED.test(text))) return lines
  return lines.map(({ text, line }) => {
    const given = text.replace(GIVEN, (whole) => whole.replace(CIRCLES, letter))
    return { line, text: given.replace(/(?<=^|[\s；;。？?）)])([①-⑧])\s*[.．、]?\s*(?=[^\s①-⑧])/g, (_, circle: string) => `${letter(circle)}.`) }
  })
}

export const withoutMarks = (lines: readonly Line[]): readonly Line[] => withoutCircles(lines.map(({ text, line }) => ({ line, text: withoutMarkdown(text) })))

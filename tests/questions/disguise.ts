import fc from 'fast-check'

/* What happens to a text on its way from its author to us: other line ends, spaces and marks that nobody sees, lines that say nothing. */

export type Disguise = (text: string) => string

const NOISE = ['', '   ', '\u00a0', '- 3 -', '第 2 页 共 9 页', '－－－－－－', '\u3000', '3 / 12']

const between = (lines: readonly string[]): Disguise => (text) => text.split('\n').map((line, i) => (line === '' ? `\n${lines[i % lines.length] ?? ''}\n` : line)).join('\n')

export const disguises: Record<string, Disguise> = {
  plain: (text) => text, CRLF: (text) => text.replace(/\n/g, '\r\n'), CR: (text) => text.replace(/\n/g, '\r'), 'U+2028': (text) => text.replace(/\n/g, '\u2028'), BOM: (text) => `\ufeff${text}`,
  indented: (text) => text.replace(/^(?=.)/gm, '\u3000\u3000'), 'NBSP for spaces': (text) => text.replace(/ /g, '\u00a0'), 'zero width': (text) => text.replace(/、/g, '\u200b、').replace(/^/gm, '\u200b'), 'trailing spaces': (text) => text.replace(/$/gm, ' \u3000 '),
  'blank lines between all': (text) => text.replace(/\n/g, '\n\n'), 'page numbers and noise': between(NOISE), radicals: (text) => text.replace(/⼀/g, '一').replace(/大/g, '⼤').replace(/日/g, '⽇').replace(/见/g, '⻅')
}

export const disguise: fc.Arbitrary<Disguise> = fc.constantFrom(...Object.values(disguises))

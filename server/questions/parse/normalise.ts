/*
 * Characters that look right and are not: pasted from PDF, Word and chat programs. Only what changes no meaning is replaced; full-width
 * letters and digits stay as they are inside text, and are read as markers where a marker may stand (see markers.ts).
 */

/** Radicals of U+2E80–2EF3 that PDF software writes for the characters themselves. NFKC knows two of them. */
const RADICALS: Record<string, string> = {
  '⺁': '厂', '⺅': '亻', '⺇': '几', '⺉': '刂', '⺋': '㔾', '⺌': '小', '⺎': '尢', '⺒': '巳', '⺓': '幺', '⺕': '彐', '⺖': '忄', '⺘': '扌', '⺙': '攵',
  '⺛': '旡', '⺝': '月', '⺞': '歺', '⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爫', '⺦': '丬', '⺨': '犭', '⺩': '王', '⺪': '疋',
  '⺬': '示', '⺭': '礻', '⺮': '竹', '⺯': '糹', '⺰': '纟', '⺲': '罒', '⺶': '羊', '⺷': '羊', '⺸': '羊', '⺹': '耂', '⺺': '肀', '⺻': '聿', '⺼': '月',
  '⺽': '臼', '⺾': '艹', '⺿': '艹', '⻀': '艹', '⻁': '虎', '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻊': '足',
  '⻋': '车', '⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅', '⻑': '長', '⻒': '镸', '⻓': '长', '⻔': '门', '⻖': '阝', '⻗': '雨', '⻘': '青',
  '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠', '⻠': '饣', '⻡': '首', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟',
  '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻫': '斉', '⻬': '齐', '⻭': '歯', '⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龜', '⻲': '亀', '⻳': '龟'
}

const BREAKS = /\r\n?|[\u2028\u2029\u0085\v\f]/g
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufe0e\ufe0f\u001a\u0000-\u0008\u000e-\u0019\u001b-\u001f]/g
const SPACES = /[\u00a0\u3000\u2000-\u200a\u202f\u205f]/g
const RADICAL = /[\u2e80-\u2fdf]/g

/** The same text with plain spaces and line ends, without invisible characters, with radicals as the characters they stand for. */
export function cleaned(text: string): string {
  return text.replace(BREAKS, '\n').replace(INVISIBLE, '').replace(SPACES, ' ').replace(RADICAL, (c) => RADICALS[c] ?? c.normalize('NFKC'))
}

/** Text lines of a whole text, counted from 1. */
export function linesOf(text: string): { kind: 'line'; text: string; line: number }[] {
  return cleaned(text).split('\n').map((line, i) => ({ kind: 'line', text: line, line: i + 1 }))
}

/** The form in which two questions are compared: width folded, without spaces, punctuation and case. */
export const compared = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, (c) => (/[√×+\-=<>%]/.test(c) ? c : ''))

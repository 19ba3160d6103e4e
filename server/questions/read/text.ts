import type { Problem, Source } from '../parse/types'
import { assemble } from './assemble'
import type { Decoded } from './decode'
import { fileProblem } from './failure'

/** What a decoder had to leave out, said once. */
export const lostCharacters = ({ lost }: Decoded): Problem[] =>
  lost ? [fileProblem('broken', `文件里有 ${lost} 个字读不出来（显示为 �）。请检查这些题目，或用记事本打开原文件另存为 UTF-8 再上传。`)] : []

export function readText(text: string): { source: Source; problems: Problem[] } {
  const clean = text.replace(/^\ufeff/, '').replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n').replace(/\x1a+$/, '').replace(/\n$/, '')
  const { blocks, problems } = assemble([{ kind: 'text', text: clean }])
  return { source: { blocks, images: new Map() }, problems }
}

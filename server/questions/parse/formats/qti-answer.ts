import type { ProblemCode } from '../types'
import { elements, first, named, textOf, within, type XmlNode } from './xml'

interface Right { answer: number[]; problems: { code: ProblemCode; message: string; words: string }[] }

/** The right choices: those declared correct or, where the mapping decides the score, those it gives points for. */
export function qtiRight(item: XmlNode, declared: XmlNode | undefined, identifiers: readonly string[], type: 'single' | 'multiple'): Right {
  const correct = named(first(declared, 'correctResponse') ?? emptyNode, 'value').map((value) => textOf(value).trim()).filter((key) => key !== '')
  const earning = named(first(declared, 'mapping') ?? emptyNode, 'mapEntry')
    .filter((entry) => Number(entry.attributes.get('mappedValue')) > 0).map((entry) => (entry.attributes.get('mapKey') ?? '').trim())
  // A single choice may earn part of the points and still be wrong: there the declaration decides.
  const mapped = earning.length > 0 && (correct.length === 0 || (type === 'multiple' && isMapped(item)))
  const keys = [...new Set(mapped ? earning : correct)]
  const say = (code: ProblemCode, message: string, words: readonly string[], answer: number[] = []): Right => ({ answer, problems: [{ code, message, words: words.join(' ') }] })

  if (keys.length === 0) return say('no_answer', '没有标出正确选项；请补上答案', [])
  if (keys.some((key) => !identifiers.includes(key))) return say('answer_beyond', '答案不在选项里；请补上答案', keys)
  if (new Set(identifiers).size < identifiers.length) return say('answer_unclear', '有选项的标识（identifier）相同，看不出答案指哪一个；请补上答案', keys)
  const answer = keys.map((key) => identifiers.indexOf(key)).sort((a, b) => a - b)
  if (mapped && correct.length > 0 && !sameKeys(keys, correct)) return say('answer_conflict', '得分的选项和标出的正确答案不一样，这里取得分的；请核对', [...keys, '/', ...correct], answer)
  if (type === 'single' && answer.length > 1) return say('many_for_single', '单选题标了不止一个正确选项；请只留一个，或改成多选题', keys, answer)
  if (type === 'multiple' && answer.length === 1) return say('one_for_multiple', '多选题只有一个正确选项；请核对题型', keys, answer)
  return { answer, problems: [] }
}

const emptyNode: XmlNode = { name: '', attributes: new Map(), children: [], line: 0 }

const sameKeys = (some: readonly string[], others: readonly string[]) => some.length === new Set(others).size && others.every((key) => some.includes(key))

const isMapped = (item: XmlNode) => elements(item).some((node) => node.name === 'responseProcessing' &&
  (/map_response(?:\.xml)?$/.test((node.attributes.get('template') ?? '').trim()) || within(node, (one) => one.name === 'mapResponse').length > 0))

import type { ParsedQuestion, Problem } from '../types'
import type { Pictures } from './images'
import { richText } from './moodle-text'
import { JUDGEMENTS, problem, question, unsupported } from './question'
import { acceptedTexts, rightByWeight, type Weighted } from './weights'
import { first, named, textOf, type XmlNode } from './xml'

const KINDS: Partial<Record<string, string>> = {
  matching: '连线（匹配）题', match: '连线（匹配）题', randomsamatch: '随机匹配题', numerical: '数值题', calculated: '计算题', calculatedsimple: '计算题', calculatedmulti: '计算选择题',
  cloze: '完形填空（Cloze）题', multianswer: '完形填空（Cloze）题', ddwtos: '拖词填空题', gapselect: '选词填空题', ddimageortext: '拖图题', ddmarker: '图上标记题', ordering: '排序题', random: '随机题'
}

export function moodleQuestion(node: XmlNode, type: string, pictures: Pictures): ParsedQuestion {
  const unread = new Set<string>()
  const rich = (of: XmlNode | undefined) => richText(of, pictures, unread)
  const stem = rich(first(node, 'questiontext'))
  const read = reader(type)
  if (!read) return unsupported(Object.hasOwn(KINDS, type) ? KINDS[type] ?? '' : `“${type}”类型的题`, stem, node.line)

  const answers = read({ node, stem, rich })
  const tags = named(first(node, 'tags') ?? node, 'tag').map((tag) => textOf(tag).trim()).filter((tag) => tag !== '')
  const made: ParsedQuestion = {
    ...question(answers.type, stem, node.line), ...answers,
    analysis: rich(first(node, 'generalfeedback')), points: pointsOf(node), ...(tags.length > 0 && { tags })
  }
  if (unread.size > 0) made.problems.push(problem('unread', `题目里的${[...unread].join('、')}读不出来；请核对`, node.line, stem))
  return made
}

interface Given { node: XmlNode; stem: string; rich: (of: XmlNode | undefined) => string }
type Answers = Pick<ParsedQuestion, 'type' | 'options' | 'answer' | 'answer_text' | 'problems'>
const NONE = { options: [], answer: [], answer_text: [] }

function reader(type: string): ((given: Given) => Answers) | undefined {
  switch (type) {
    case 'multichoice': return choice
    case 'truefalse': return judgement
    case 'shortanswer': return shortAnswer
    case 'essay': return () => ({ ...NONE, type: 'short', problems: [] })
    default: return undefined
  }
}

function choice({ node, stem, rich }: Given): Answers {
  const type = /^(?:false|0)$/.test(textOf(first(node, 'single')).trim()) ? 'multiple' : 'single'
  const options = weighted(node, rich)
  return { ...NONE, type, options: options.map((one) => one.text), ...rightByWeight(type, options, node.line, stem) }
}

function judgement({ node, stem }: Given): Answers {
  const judge = (answer: number[], problems: Problem[] = []): Answers => ({ ...NONE, type: 'judge', options: [...JUDGEMENTS], answer, problems })
  const right = weighted(node, literal).filter((one) => one.weight > 0)
  const words = right.map((one) => one.text.toLowerCase())
  const place = ['true', 'false'].indexOf(words[0] ?? '')
  if (right.length === 0) return judge([], [problem('no_answer', '没有标出对错；请补上答案', node.line, stem)])
  if (right.length > 1 || right[0]?.weight !== 100 || place === -1) return judge([], [problem('answer_unclear', '看不出这道判断题是对是错；请补上答案', node.line, words.join('；'))])
  return judge([place])
}

function shortAnswer({ node, stem }: Given): Answers {
  const { texts, problems } = acceptedTexts(weighted(node, literal), node.line, stem)
  return { ...NONE, type: 'fill', answer_text: texts.length > 0 ? [texts] : [], problems }
}

const literal = (of: XmlNode | undefined) => textOf(first(of, 'text')).trim()

const weighted = (node: XmlNode, text: (of: XmlNode) => string): Weighted[] =>
  named(node, 'answer').map((answer) => ({ text: text(answer), weight: Number(answer.attributes.get('fraction') ?? Number.NaN) }))

function pointsOf(node: XmlNode): number | null {
  const written = textOf(first(node, 'defaultgrade')).trim()
  return /^\d{1,6}(?:\.\d{1,10})?$/.test(written) ? Number(written) : null
}

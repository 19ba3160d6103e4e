import type { ParsedQuestion, Problem } from '../types'
import { Flow, flowNode } from './flow'
import { NO_IMAGE, type Pictures } from './images'
import { problem, question, unsupported } from './question'
import { qtiRight } from './qti-answer'
import { elements, first, named, within, type XmlNode } from './xml'

const KINDS: Partial<Record<string, string>> = {
  inlineChoiceInteraction: '选词填空题', textEntryInteraction: '填空题（QTI 文本输入）', extendedTextInteraction: '问答题（QTI 长文本）', matchInteraction: '连线（匹配）题',
  associateInteraction: '配对题', gapMatchInteraction: '拖词填空题', orderInteraction: '排序题', hotspotInteraction: '热点（点图）题', selectPointInteraction: '图上选点题',
  graphicOrderInteraction: '图上排序题', graphicAssociateInteraction: '图上配对题', graphicGapMatchInteraction: '图上拖放题', positionObjectInteraction: '图上放置题',
  hottextInteraction: '选文字题', sliderInteraction: '滑块题', uploadInteraction: '上传文件题', drawingInteraction: '画图题', mediaInteraction: '看（听）媒体的题', customInteraction: '自定义题', portableCustomInteraction: '自定义题'
}
/** Shown only after an answer, or only to who marks it. */
const HIDDEN = new Set(['feedbackInline', 'feedbackBlock', 'modalFeedback', 'templateBlock', 'templateInline'])

export function qtiItem(item: XmlNode, pictures: Pictures): { question: ParsedQuestion } | { problem: Problem } {
  const body = first(item, 'itemBody')
  const interactions = body ? within(body, (node) => node.name.endsWith('Interaction')) : []
  const unread = new Set<string>()
  const flowing = (node: XmlNode | undefined, instead: (node: XmlNode) => boolean): string => {
    const flow = new Flow((src) => pictures.mark(src))
    if (node) flowNode(flow, node, (one) => isHidden(one) || instead(one))
    for (const kind of flow.unread) unread.add(kind)
    return inline(flow.toString())
  }
  const stem = flowing(body, (node) => node.name === 'simpleChoice' || node.name.endsWith('Choice'))
  const [only, ...more] = interactions
  const title = item.attributes.get('title') ?? ''
  if (!only) return { problem: problem('left_out', '这一段没有要回答的地方，不是题目，没有导入', item.line, stem || title) }
  const kind = unaskable(item, only, more.length)
  if (kind) return { question: unsupported(kind, stem, item.line) }

  const choices = named(only, 'simpleChoice')
  const declared = named(item, 'responseDeclaration').find((node) => node.attributes.get('identifier') === only.attributes.get('responseIdentifier'))
  const type = declared?.attributes.get('cardinality') === 'multiple' ? 'multiple' : 'single'
  const options = choices.map((choice) => flowing(choice, () => false))
  const right = qtiRight(item, declared, choices.map((choice) => choice.attributes.get('identifier') ?? ''), type)
  const made = { ...question(type, stem, item.line), options, answer: right.answer }
  made.problems.push(...right.problems.map((one) => problem(one.code, one.message, item.line, one.words || stem)))
  if (unread.size > 0) made.problems.push(problem('unread', `题目里的${[...unread].join('、')}读不出来；请核对`, item.line, stem))
  return { question: made }
}

function unaskable(item: XmlNode, only: XmlNode, more: number): string | undefined {
  if (more > 0) return '一题里有几处作答的题'
  if (only.name !== 'choiceInteraction') return Object.hasOwn(KINDS, only.name) ? KINDS[only.name] : `“${only.name}”类型的题`
  if (elements(item).some((node) => node.name === 'templateDeclaration')) return '内容随机变化的题（QTI 模板）'
  const declared = named(item, 'responseDeclaration').find((node) => node.attributes.get('identifier') === only.attributes.get('responseIdentifier'))
  const cardinality = declared?.attributes.get('cardinality') ?? 'single'
  return cardinality === 'ordered' || cardinality === 'record' ? '排序题' : undefined
}

function isHidden(node: XmlNode): boolean {
  return HIDDEN.has(node.name) || (node.name === 'rubricBlock' && !(node.attributes.get('view') ?? 'candidate').split(/\s+/).includes('candidate'))
}

/** A picture in a paragraph of its own stands between the words around it. */
const inline = (text: string) => text.split('\n').reduce((all, line) => {
  const before = all.slice(all.lastIndexOf('\n') + 1)
  return all === '' ? line : `${all}${isPicture(line) || endsInPicture(before) ? ' ' : '\n'}${line}`
}, '')

const isPicture = (line: string) => line === NO_IMAGE || /^\[图:[0-9a-z]+\]$/.test(line)
const endsInPicture = (line: string) => line.endsWith(` ${NO_IMAGE}`) || line === NO_IMAGE || /(?:^| )\[图:[0-9a-z]+\]$/.test(line)

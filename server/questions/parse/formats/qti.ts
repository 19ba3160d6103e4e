import { Pictures, type FindImage } from './images'
import { problem, type Reading } from './question'
import { qtiItem } from './qti-item'
import { readXml, within, type XmlNode } from './xml'

const OTHERS: Partial<Record<string, string>> = {
  questestinterop: 'QTI 1.2 的文件；请导出成 QTI 2.1 以上', assessmentTest: 'QTI 试卷的目录，题目在别的文件里；请上传整个压缩包或每道题的文件',
  manifest: 'QTI 压缩包的清单，题目在别的文件里；请上传整个压缩包'
}

/** QTI 2.0–2.2 and 3.0: items with one choice. `find` gives the pictures of the package, if the caller has it. */
export function readQti(text: string, find?: FindImage): Reading {
  const pictures = new Pictures(text, find)
  const reading: Reading = { questions: [], problems: [], images: pictures.images }
  const xml = readXml(text)
  if ('problem' in xml) return { ...reading, problems: [xml.problem] }
  const root = inNamesOf2(xml.root)
  const isItem = (node: XmlNode) => node.name === 'assessmentItem'
  const items = isItem(root) ? [root] : within(root, isItem)
  for (const item of items) {
    const read = qtiItem(item, pictures)
    if ('problem' in read) reading.problems.push(read.problem)
    else reading.questions.push(read.question)
  }
  if (items.length === 0) {
    const known = Object.hasOwn(OTHERS, root.name) ? OTHERS[root.name] : undefined
    reading.problems.push(problem('unsupported', known ? `这是${known}` : '文件里没有 QTI 题目（assessmentItem）；请重新导出', root.line, `<${root.name}>`))
  }
  return reading
}

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** QTI 3.0 says qti-choice-interaction and response-identifier where 2.x says choiceInteraction and responseIdentifier. */
function inNamesOf2(node: XmlNode): XmlNode {
  const own = node.name.startsWith('qti-')
  return {
    ...node,
    name: own ? camel(node.name.slice('qti-'.length)) : node.name,
    attributes: own ? new Map(Array.from(node.attributes, ([name, value]) => [camel(name), value])) : node.attributes,
    children: node.children.map((child) => typeof child === 'string' ? child : inNamesOf2(child))
  }
}

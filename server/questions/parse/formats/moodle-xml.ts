import type { Problem } from '../types'
import { categoryOf } from './category'
import { Pictures, type FindImage } from './images'
import { moodleQuestion } from './moodle-question'
import { richText } from './moodle-text'
import { problem, type Reading } from './question'
import { elements, first, readXml, textOf, type XmlNode } from './xml'

/** Moodle's XML. `find` gives pictures that lie beside the file, if the caller has them. */
export function readMoodleXml(text: string, find?: FindImage): Reading {
  const pictures = new Pictures(text, find)
  const reading: Reading = { questions: [], problems: [], images: pictures.images }
  const xml = readXml(text)
  if ('problem' in xml) return { ...reading, problems: [xml.problem] }
  if (xml.root.name !== 'quiz') return { ...reading, problems: [problem('broken', '这不是 Moodle 导出的题目文件（最外层不是 <quiz>）；请从 Moodle 重新导出', xml.root.line, `<${xml.root.name}>`)] }

  let category = categoryOf('')
  for (const node of elements(xml.root)) {
    const type = node.attributes.get('type') ?? ''
    if (node.name !== 'question') reading.problems.push(problem('left_out', '这一段不是题目，没有导入', node.line, textOf(node) || `<${node.name}>`))
    else if (type === 'category') category = categoryOf(textOf(first(first(node, 'category'), 'text')))
    else if (type === 'description') reading.problems.push(leftOut(node, pictures))
    else reading.questions.push({ ...moodleQuestion(node, type, pictures), section: category.section, ...(category.topic !== undefined && { topic: category.topic }) })
  }
  return reading
}

function leftOut(node: XmlNode, pictures: Pictures): Problem {
  const words = richText(first(node, 'questiontext'), pictures, new Set())
  return problem('left_out', '这是一段说明文字，不是题目，没有导入', node.line, words || textOf(first(node, 'name')).trim())
}

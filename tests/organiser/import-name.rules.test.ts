import { nameOf } from '../../src/organiser/import/name'

test.each([
  ['1.红船精神的核心内涵由谁首次提出？（A）\nA. 甲', '粘贴：红船精神的核心内涵由谁首…'],
  ['一、单选题（每题 2 分）\n\n（1） 北平和平解放是在哪一年？', '粘贴：北平和平解放是在哪一年？'],
  ['判断题\n第 3 题：中共一大在南湖闭幕。', '粘贴：中共一大在南湖闭幕。'],
  ['解放战争时期题库\n1. 甲？', '粘贴：解放战争时期题库'],
  ['1921 年召开的是哪次大会？', '粘贴：1921 年召开的是哪次…'],
  ['一、单选题', '粘贴：一、单选题'],
  ['', '粘贴：']
])('a pasted text is called by its title or the beginning of its first question, without the number: %j', (text, name) => {
  expect(nameOf(text)).toBe(name)
})

/** 1. · （2） · 第 3 题： before a question's words. */
const NUMBER = /^\s*(?:第\s*\d+\s*题\s*[.．、：:]?|[（(]\s*\d+\s*[）)]|\d+\s*[.．、:：)）])\s*/
/** 一、单选题（每题 2 分）: says nothing of what follows. */
const HEADING = /^\s*(?:[一二三四五六七八九十]+\s*[、.．]|(?:单选|多选|单项选择|多项选择|判断|填空|选择)题?\s*(?:[（(:：]|$))/
const MOST = 12

/** What a pasted text is called in lists: its title, or the beginning of its first question. */
export function nameOf (text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  const first = lines.find((line) => !HEADING.test(line)) ?? lines[0] ?? ''
  const words = [...first.replace(NUMBER, '').trim()]
  return `粘贴：${words.slice(0, MOST).join('')}${words.length > MOST ? '…' : ''}`
}

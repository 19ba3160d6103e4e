import fc from 'fast-check'
import { joinText, splitText } from '../../server/materials/rules/contributed'
import { readMarkdown } from '../../server/materials/rules/markdown'

const text = (markdown: string) => readMarkdown(markdown).map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : block.kind))

it('reads paragraphs, heads, lists, quotations, emphasis and links', () => {
  expect(readMarkdown('# 开头\n\n一段**要紧**的话，见[网站](https://example.org/a?b=1)和[另一篇](material:ar-02)。\n\n#### 小节\n\n> 实事求是\n\n- 甲\n- 乙\n  - 丙\n\n3. 第三\n4. 第四\n\n---')).toEqual([
    { kind: 'head', level: 2, spans: [{ text: '开头' }] },
    { kind: 'text', spans: [{ text: '一段' }, { text: '要紧', strong: true }, { text: '的话，见' }, { text: '网站', href: 'https://example.org/a?b=1' }, { text: '和' }, { text: '另一篇', material: 'ar-02' }, { text: '。' }] },
    { kind: 'head', level: 3, spans: [{ text: '小节' }] },
    { kind: 'quote', spans: [{ text: '实事求是' }] },
    { kind: 'item', mark: '•', depth: 0, spans: [{ text: '甲' }] }, { kind: 'item', mark: '•', depth: 0, spans: [{ text: '乙' }] }, { kind: 'item', mark: '•', depth: 1, spans: [{ text: '丙' }] },
    { kind: 'item', mark: '3.', depth: 0, spans: [{ text: '第三' }] }, { kind: 'item', mark: '4.', depth: 0, spans: [{ text: '第四' }] },
    { kind: 'line' }
  ])
})

it('lets no link lead anywhere but out by http or to another material', () => {
  for (const to of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', '/pages/me/index', 'file:///etc/passwd', 'material:../x', 'weixin://dl', 'https:///x']) {
    expect(readMarkdown(`[点这里](<${to}>)`)).toEqual([{ kind: 'text', spans: [{ text: '点这里' }] }])
  }
})

it('shows no picture from elsewhere, and its own by itself', () => {
  expect(readMarkdown('前![旧址](file:01ABC)后![外面](https://evil.example/x.png)')).toEqual([
    { kind: 'text', spans: [{ text: '前' }] }, { kind: 'picture', fileId: '01ABC', alt: '旧址' }, { kind: 'text', spans: [{ text: '后外面' }] }
  ])
})

it('takes HTML and code for the words that they are', () => {
  expect(text('<script>alert(1)</script>\n\n<b onclick="x">粗</b>\n\n    代码')).toEqual(['<script>alert(1)</script>', '<b onclick="x">粗</b>', '代码'])
})

it('goes on with a line that was broken for the writer’s eye, without a space between Chinese', () => {
  expect(text('第一行\n第二行\n\nfirst\nsecond')).toEqual(['第一行第二行', 'first second'])
})

it('never fails, and puts nothing into a link that is not one', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '。', '*', '_', '[', ']', '(', ')', '!', '#', '>', '-', '1.', '\n', ' ', '`', '<', 'javascript:', 'https://x.y', 'file:A') }), (markdown) => {
    for (const block of readMarkdown(markdown)) {
      if (!('spans' in block)) continue
      expect(block.spans.length).toBeGreaterThan(0)
      for (const span of block.spans) if (span.href !== undefined) expect(span.href).toMatch(/^https?:\/\//)
    }
  }))
})

it('keeps what a member wrote, a line a paragraph, with its pictures behind', () => {
  const markdown = joinText('第一段\n\n\n第二段  \n第三段\n', ['A1', 'B2'])
  expect(markdown).toBe('第一段\n\n第二段\n\n第三段\n\n![](file:A1)\n\n![](file:B2)')
  expect(splitText(markdown)).toEqual({ text: '第一段\n第二段\n第三段', pictures: ['A1', 'B2'] })
  expect(splitText(joinText('只有字', []))).toEqual({ text: '只有字', pictures: [] })
})

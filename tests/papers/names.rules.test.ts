import fc from 'fast-check'
import { numbered, safeName } from '../../server/papers/rules/names'

describe('names of files in an archive', () => {
  it.each([
    ['王/小\\明:?', '王-小-明--'], [' ..\u202e甲\u0000乙\n', '甲乙'], ['', '_'], ['...', '_'], ['CON', 'CON_'], ['nul.pdf', 'nul.pdf_'], ['甲  乙', '甲 乙'], ['党'.repeat(99), '党'.repeat(60)]
  ])('%j becomes %j', (given, safe) => { expect(safeName(given)).toBe(safe) })

  it('are whatever somebody is called no way out of the folder, and never empty', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const name = safeName(text)
      expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}]+$/u)
      expect(name).not.toMatch(/^\.|[. ]$|^\s/)
      expect([...name].length).toBeLessThanOrEqual(61)
    }))
  })

  it('are numbered where two are alike, also where only the case of letters differs', () => {
    const name = numbered()
    expect([name('王芳_第1次', '.pdf'), name('王芳_第1次', '.pdf'), name('a', '.pdf'), name('A', '.pdf'), name('王芳_第1次', '.pdf')])
      .toEqual(['王芳_第1次.pdf', '王芳_第1次 (2).pdf', 'a.pdf', 'A (2).pdf', '王芳_第1次 (3).pdf'])
  })
})

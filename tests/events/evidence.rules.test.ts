import { evidenceDue, evidenceWords } from '../../server/events/rules/evidence'
import { china } from '../support/event'

const ZONE = 'Asia/Shanghai'
const due = (days: number, at: string, last = '2026-12-05 11:00') => evidenceDue(china(last), { photos: 3, days }, china(at), ZONE)?.word ?? null

describe('photos that are missing are asked for', () => {
  it.each([
    ['not while there is time', 5, '2026-12-09 08:59', null],
    ['in the morning two days before the term', 5, '2026-12-09 09:00', 'before'],
    ['until it', 5, '2026-12-10 23:59', 'before'],
    ['not in the night after it', 5, '2026-12-11 00:00', null],
    ['again in the morning after it', 5, '2026-12-11 09:00', 'after'],
    ['and not for ever', 5, '2026-12-18 09:00', null],
    ['not before the event is over, however short the term', 1, '2026-12-05 10:59', null],
    ['as soon as it is over where the term is short', 1, '2026-12-05 11:00', 'before']
  ] as const)('%s', (_when, days, at, word) => expect(due(days, at)).toBe(word))

  it('with how many are missing, and until when', () => {
    const term = { word: 'before' as const, until: china('2026-12-11 00:00') }
    expect(evidenceWords('清明祭扫', 3, 1, term, ZONE).text).toBe('“清明祭扫”要交 3 张活动照片，还差 2 张，12 月 10 日 24:00 截止。打开活动，在“活动照片”里上传。')
    expect(evidenceWords('清明祭扫', 3, 0, { ...term, word: 'after' }, ZONE)).toEqual({ title: '活动照片过了期限', text: '“清明祭扫”要交 3 张活动照片，一张也没有，12 月 10 日 24:00 已经截止。仍然可以补交：打开活动，在“活动照片”里上传。' })
  })
})

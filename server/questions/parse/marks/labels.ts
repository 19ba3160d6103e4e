/* Labels: 答案：, 【解析】, 出处： and the like, wherever they stand in a line. */

export type LabelKind = 'stem' | 'options' | 'answer' | 'analysis' | 'source' | 'difficulty' | 'topic' | 'points' | 'type' | 'period' | 'tags' | 'other'
export interface LabelMark {
  kind: LabelKind
  at: number
  end: number
}

const LABELS: [LabelKind, string][] = [
  ['analysis', '(?:答案|试题|题目|参考|本题|答题|考点|习题)?(?:解析|详解)(?:说明)?|试题分析|题目分析|解题思路|答案说明|点评|改正'],
  ['answer', '(?:正确|参考|标准|本题)?(?:答案|答\\s{1,4}案)(?:是|为|选项)?|(?:答案|答题|参考|作答)要点|正确选项|标答|Answer|ANSWER'],
  ['source', '出处|来源|题目来源|试题来源|答案出处|答案依据|法条依据|依据|政策依据|参考文献'],
  ['difficulty', '难度(?:系数|等级|程度)?|难易(?:程度|度)?'],
  ['topic', '知识点|考点|考查点|考核点|知识模块|所属章节|章节|专题|知识类别'],
  ['points', '分值|分数|本题分值'],
  ['type', '题型|试题类型|题目类型|题目类别'],
  ['period', '历史时期|时期'],
  ['tags', '标签|关键词'],
  ['other', '命题(?:单位|人|来源)|出题(?:单位|人)|审题人|审核人|编号|题号|备注|类别|分类|答题时间|创建时间|更新时间|我的答案|你的答案|得分|正确率'],
  ['options', '选项']
]
const KINDS = LABELS.map(([kind]) => kind)
const WORDS = LABELS.map(([, words]) => `(${words})`).join('|')
const LABEL = new RegExp(`[【\\[〔〖(（]\\s{0,4}(?:${WORDS}|(分析|解答))\\s{0,4}[】\\]〕〗)）]\\s*[:：]?\\s*|(?:${WORDS})\\s*[:：]\\s*`, 'g')

/** Labels that only the start of a line makes such; each must be followed by what it announces. */
const VALUE = '[（(【\\[“"]?\\s*(?:[A-ZＡ-Ｚa-z、,，\\s]{1,40}|[√×✓✔✗✘❌对错]|正确|错误)\\s*[)）】\\]”"]?\\s*[。.]?$'
const IS_VALUE = new RegExp(`^${VALUE}`)
const AT_START: [LabelKind, RegExp][] = [
  ['answer', /^(?:正确|参考|标准)?答案\s+/],
  ['answer', new RegExp(`^(?:(?:正确|参考|标准|本题)?答案|正确选项)(?:应)?(?:是|为|选)?\\s*(?=${VALUE})`)],
  ['answer', new RegExp(`^(?:正确|参考|标准)?答案\\s*[-—–=＝▲]+\\s*(?=${VALUE})`)],
  ['answer', new RegExp(`^(?:故|因此|所以)?(?:本题)?(?:应)?选(?:择)?\\s*[:：]?\\s*(?=${VALUE})`)],
  ['answer', /^(?:正确|参考|标准)?答案$/],
  ['answer', /^答\s*[:：]\s*|^(?:Answer|Ans|Key)\s*[:：.]\s*/i],
  ['analysis', /^(?:分析|解|解释|说明|理由|解答|原因|注释|注)\s*[:：]\s*|^解析\s+(?=\S)|^解析$/],
  ['stem', /^问\s*[:：]\s*|^(?:题目|题干|试题|问题)\s*[:：]\s*|^[【[](?:题目|题干|试题|问题)[】\]]\s*[:：]?\s*/]
]

/** Whether a label without brackets may stand at this place inside a line. */
function mayStand(kind: LabelKind, text: string, at: number, end: number): boolean {
  if (at === 0) return true
  const before = text[at - 1] as string
  // 「跳出历史周期率的第二个答案：自我革命，由（ ）提出」 goes on with words.
  if (kind === 'answer') return !/["“「『《（(]/.test(before) && (!/[个的种份]/.test(before) || IS_VALUE.test(text.slice(end)))
  if (kind === 'analysis') return !/["“「『《]/.test(before)
  return /[\s。.；;，,、）)】\]]/.test(before)
}

const MAY_HOLD = /[:：【[〔〖(（]|^(?:正确|参考|标准|本题)?答案|^正确选项|^解析|^答|选/

/** Every label of a line, from left to right; labels inside one another count once. */
export function labelsIn(text: string): LabelMark[] {
  if (!MAY_HOLD.test(text)) return []
  const found: LabelMark[] = []
  for (const [kind, form] of AT_START) {
    const start = form.exec(text)
    if (!start || start[0].length <= (found[0]?.end ?? -1)) continue
    found[0] = { kind, at: 0, end: start[0].length }
  }
  LABEL.lastIndex = 0
  for (let m = LABEL.exec(text); m; m = LABEL.exec(text)) {
    const place = m.findIndex((group, i) => i > 0 && group !== undefined) - 1
    const kind = place === KINDS.length ? 'analysis' : KINDS[place % (KINDS.length + 1)] as LabelKind
    const at = m.index
    if (!/[【[〔〖(（]/.test(m[0][0] as string) && !mayStand(kind, text, at, at + m[0].length)) {
      if (kind !== 'answer') LABEL.lastIndex = at + 1
      continue
    }
    if (at === 0 || at >= (found.at(-1)?.end ?? 0)) {
      if (at === 0) found.length = 0
      found.push({ kind, at, end: at + m[0].length })
    }
  }
  return found
}

/** WeChat's labels of what a text may be about. */
const LABELS: Record<number, string> = { 10001: '广告', 20001: '时政', 20002: '色情', 20003: '辱骂', 20006: '违法犯罪', 20008: '欺诈', 20012: '低俗', 20013: '版权', 21000: '其他' }
export const labelName = (label: number) => LABELS[label] ?? ''

export const NOT_IN_WECHAT = '作者没有用微信登录，没有检测'
export const NOT_LATELY = '作者两小时内没有用过小程序，微信没有检测'
export const NO_ANSWER = '微信没有回应，没有检测'
/** Political words are what these texts are made of: WeChat nearly always asks for a person to look at them. */
const POLITICAL = '时政'

/** What an organiser reads beside the text. */
export function checkedWords({ checked, check_note: note, check_at }: { checked: '' | 'pass' | 'review' | 'risky'; check_note: string; check_at: number | null }): string {
  switch (checked) {
    case 'pass': return '微信检测：没有发现问题'
    case 'review': return `微信检测：建议人工看一下${note ? `（涉及${note}）` : ''}${note === POLITICAL ? '，谈党史的文字常会这样' : ''}`
    case 'risky': return `微信检测：可能有问题${note ? `（涉及${note}）` : ''}，请仔细看`
    case '': return note || (check_at === null ? '' : '微信正在检测')
    default: return checked satisfies never
  }
}

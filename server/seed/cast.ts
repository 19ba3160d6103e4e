import type { QuestionType } from '../../contract/question'

/** Wrong answers by type of question. */
export type Slips = Partial<Record<QuestionType, number>>

/** The people of the demo who have a part to play. Everybody else comes from `names`. */
export interface Part {
  name: string
  branch: string
  /** Account name for signing in with the demo's password. */
  signIn?: string
  roles?: { role: 'organiser' | 'admin'; unit: string }[]
  /** Shown where one picks whom to sign in as. */
  note?: string
  /** In the running round; everybody else takes part or not by lot. Once: with exactly so many wrong. */
  running?: { once: { wrong: Slips; seconds: number } } | 'all tries' | 'absent'
  /** Has not agreed to the privacy text and so has answered nothing. */
  consent?: false
  /** On the roster without an account: joins with this code. */
  activation?: string
  /** Days since coming on the roster; absent: from the beginning. */
  since?: number
}

export const PASSWORD = 'xueshi-2026'

const top = '江州省社会科学界联合会'
const city = '云麓市社会科学界联合会'

export const cast: Part[] = [
  {
    name: '周文清', branch: '科研管理处党支部', signIn: 'zhouwenqing',
    note: '普通党员：第三轮最好 84 分，还有次数', running: { once: { wrong: { single: 1, multiple: 1, judge: 1 }, seconds: 1046 } }
  },
  { name: '郑玉书', branch: '离退休干部党支部', signIn: 'zhengyushu', note: '退休党员，68 岁：适合看长辈版', running: { once: { wrong: { multiple: 1 }, seconds: 1215 } } },
  {
    name: '李敏', branch: '组织人事处党支部', signIn: 'limin', note: '全省组织者：发布竞赛、看参与进度和未参与名单、处理加入申请',
    roles: [{ role: 'admin', unit: top }, { role: 'organiser', unit: top }]
  },
  { name: '沈建宁', branch: '云麓市社科联机关党支部', signIn: 'shenjianning', note: '市级组织者：只看云麓市的支部', roles: [{ role: 'organiser', unit: city }] },
  { name: '郭景山', branch: '科研管理处党支部', signIn: 'guojingshan', note: '支部书记：本支部谁还没参与', roles: [{ role: 'organiser', unit: '科研管理处党支部' }] },
  { name: '顾晓棠', branch: '学会工作处党支部', signIn: 'guxiaotang', note: '第三轮 6 次都已用完', running: 'all tries' },
  { name: '许晨星', branch: '信息中心党支部', signIn: 'xuchenxing', note: '第一次进入：先看到隐私保护说明', consent: false, since: 25 },
  { name: '蒋若溪', branch: '普及处党支部', signIn: 'jiangruoxi', note: '第三轮还没有参加', running: 'absent' },
  { name: '孙立新', branch: '科研管理处党支部' }, { name: '陈爱华', branch: '离退休干部党支部' }, { name: '李玉梅', branch: '组织人事处党支部' },
  { name: '何静波', branch: '办公室党支部' }, { name: '范一帆', branch: '办公室党支部', since: 25 },
  { name: '唐以宁', branch: '社会组织处党支部', activation: 'XS26-7K3M-Q8RT' }, { name: '罗秋实', branch: '期刊编辑部党支部', activation: 'XS26-4HWN-2PZC' }
]

/** Accounts that belong to nobody on the roster yet. */
export const strangers = [
  { signIn: 'tanxiaofeng', name: '谭晓枫', asks: { unit: '普及处党支部', note: '上个月从丹湖市调入，组织关系已转到支部。' } },
  { signIn: 'xinren', name: '', asks: undefined }
]

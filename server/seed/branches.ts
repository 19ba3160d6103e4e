/** A branch of the demo: its roster, how many of them have taken part in the running round, and how well it does. */
export interface BranchSpec {
  name: string
  heads: number
  joined: number
  /** About the branch's mean in the running round. */
  mean: number
  retired?: boolean
}

export interface OrganSpec {
  name: string
  branches: BranchSpec[]
}

const branch = (name: string, heads: number, joined: number, mean: number, more: Partial<BranchSpec> = {}): BranchSpec => ({ name, heads, joined, mean, ...more })

export const TOP = '江州省社会科学界联合会'

/** Every place is made up. */
export const organs: OrganSpec[] = [
  {
    name: '省社科联机关党委',
    branches: [
      branch('科研管理处党支部', 25, 23, 90), branch('离退休干部党支部', 38, 38, 93.4, { retired: true }), branch('组织人事处党支部', 24, 24, 91.2),
      branch('学会工作处党支部', 30, 29, 92.4), branch('办公室党支部', 22, 20, 88.6), branch('信息中心党支部', 18, 16, 89), branch('社会组织处党支部', 30, 26, 87.8),
      branch('普及处党支部', 15, 9, 86), branch('期刊编辑部党支部', 16, 11, 88), branch('宣传处党支部', 18, 13, 87), branch('机关服务部党支部', 20, 15, 84),
      branch('后勤服务中心党支部', 34, 27, 83)
    ]
  },
  {
    name: '省级学会联合党委',
    branches: [
      branch('省哲学学会党支部', 13, 12, 91), branch('省历史学会党支部', 12, 12, 94), branch('省经济学会党支部', 11, 8, 86), branch('省社会学学会党支部', 10, 8, 87)
    ]
  },
  {
    name: '云麓市社会科学界联合会',
    branches: [
      branch('云麓市社科联机关党支部', 14, 14, 92), branch('云麓市委党校教研党支部', 13, 12, 93), branch('云麓学院马克思主义学院党支部', 12, 10, 91),
      branch('云麓市地方志办公室党支部', 9, 8, 88)
    ]
  },
  {
    name: '丹湖市社会科学界联合会',
    branches: [
      branch('丹湖市社科联机关党支部', 13, 11, 88), branch('丹湖市委党校机关党支部', 12, 10, 87), branch('丹湖师范学院宣传部党支部', 11, 9, 89),
      branch('丹湖市图书馆党支部', 10, 8, 85)
    ]
  },
  {
    name: '鹤川市社会科学界联合会',
    branches: [
      branch('鹤川市社科联机关党支部', 12, 11, 90), branch('鹤川市讲师团党支部', 12, 10, 88), branch('鹤川市博物馆党支部', 10, 8, 87), branch('鹤川市档案馆党支部', 9, 7, 86)
    ]
  },
  {
    name: '青屿市社会科学界联合会',
    branches: [
      branch('青屿市社科联机关党支部', 13, 12, 89), branch('青屿市委党校教研党支部', 11, 10, 91), branch('青屿市社科普及基地党支部', 10, 7, 85),
      branch('青屿市文化馆党支部', 9, 6, 83)
    ]
  },
  {
    name: '望川市社会科学界联合会',
    branches: [
      branch('望川市社科联机关党支部', 12, 11, 90), branch('望川市委党校机关党支部', 11, 9, 88), branch('望川职业学院党支部', 11, 8, 86), branch('望川市图书馆党支部', 9, 6, 84)
    ]
  },
  {
    name: '锦津市社会科学界联合会',
    branches: [
      branch('锦津市社科联机关党支部', 12, 10, 88), branch('锦津市委党校教研党支部', 11, 10, 90), branch('锦津市政策研究室党支部', 10, 9, 89), branch('锦津市党史馆党支部', 8, 8, 95)
    ]
  }
]

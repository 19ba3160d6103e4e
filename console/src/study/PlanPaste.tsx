import { App } from 'antd'
import { useRef } from 'react'
import { PasteDrawer } from '../paste/PasteDrawer'
import { count } from '../services/format'
import { request } from '../services/request'
import { everybody } from './everybody'
import { matchLines, type Known, type MatchedLine } from './match'

interface Props { planId: string; what: 'group' | 'team'; groups: readonly { id: string; name: string }[]; close: () => void; done: () => void }

/** Groups or teams from a table that the clerk has in Excel. */
export function PlanPaste({ planId, what, groups, close, done }: Props) {
  const { message } = App.useApp()
  const known = useRef<Promise<Known[]> | null>(null)
  const match = async (text: string) => {
    known.current ??= everybody({ id: planId }).catch((error: unknown) => { known.current = null; throw error })
    return matchLines(text, await known.current, what, groups)
  }
  const write = async (lines: MatchedLine[]) => {
    const entries = lines.map(({ memberId, group, team, leader }) => ({ memberId, ...(what === 'group' ? { group } : { team, leader }) }))
    const { changed } = await request('PUT /organiser/plans/:id/members', { id: planId, entries })
    void message.success(`已写入，${count(changed)} 人有改动`)
    done()
  }
  const name = what === 'group' ? '组别' : '队伍'
  const nameOf = (id: string | null) => groups.find((one) => one.id === id)?.name ?? '不分组'
  return (
    <PasteDrawer<MatchedLine>
      title={`粘贴${what === 'group' ? '分组' : '队伍'}名单`} close={close} apply={write} match={match} write={(n) => `写入 ${count(n)} 人的${name}`}
      hint={what === 'group' ? '一人一行：姓名或工号，后面是组名；写“无”就是不分组。可以从 Excel 里整列复制；重名的在姓名后面加上工号或支部名称。' : '一人一行：姓名或工号，后面是队名，队长再写“队长”；写“无”就是不在队里。可以从 Excel 里整列复制；重名的在姓名后面加上工号或支部名称。'}
      placeholder={what === 'group' ? `王伟\t${groups[0]?.name ?? '甲组'}` : '王伟\t先锋队\t队长\n李静\t先锋队'}
      columns={[
        { title: '姓名', width: 100, render: (line) => <span className='strong'>{line.name}</span> }, { title: '单位', render: ({ unit }) => unit },
        { title: name, width: 160, render: ({ group, team, leader }) => (what === 'group' ? nameOf(group) : team === null ? '不在队里' : `${team}${leader ? '，队长' : ''}`) }
      ]}
    />
  )
}

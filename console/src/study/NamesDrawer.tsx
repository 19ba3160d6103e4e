import { Drawer } from 'antd'
import { CopyNames, Discreet, NameList, Reminder } from '../people/names'
import { count } from '../services/format'
import { useData } from '../services/data'
import { Loaded } from '../shell/States'
import { everybody } from './everybody'
import { onlyNames, type Only } from './PeopleTab'

type Asked = Parameters<typeof everybody>[0]
interface Props { asked: Asked; only: Only; title: string; unitName: string; total: number; close: () => void }

const reminders: Partial<Record<Only, (title: string) => string>> = {
  'none-yet': (title) => `“${title}”已经开始。方便的时候打开“学史”，在“学习”里就能看到今天的任务。`,
  'not-today': (title) => `“${title}”今天的任务还没做的同志，晚些时候有空可以打开“学史”完成。`,
  behind: (title) => `“${title}”前些天落下的，可以看看还能不能补卡；有困难请跟组织者说一声。`
}

/** Words to send, which may be changed first, and names to copy; for the unit's organiser alone. */
export function NamesDrawer({ asked, only, title, unitName, total, close }: Props) {
  const found = useData(() => everybody(asked), JSON.stringify(asked))
  const reminder = reminders[only]?.(title)
  return (
    <Drawer title={`${unitName}：${only === 'all' ? '' : onlyNames[only]} ${count(total)} 人`} open onClose={close} size={480}>
      {only === 'all' ? null : <Discreet />}
      {reminder ? <Reminder text={reminder} /> : null}
      <Loaded of={found} failed='名单暂时取不出来' rows={6}>
        {(people) => (
          <>
            <CopyNames total={people.length} all={() => Promise.resolve(people)} />
            <NameList people={people.slice(0, 300)} note={({ totals }) => (totals.days ? `打了 ${count(totals.days)} 天` : '')} />
            {people.length > 300 ? <p className='cap num'>这里只列前 300 人，复制的名单是全部 {count(people.length)} 人。</p> : null}
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

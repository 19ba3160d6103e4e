import { Button, Drawer } from 'antd'
import { CopyNames, Discreet, NameList, Reminder } from '../../people/names'
import { useList } from '../../services/list'
import { count } from '../../services/format'
import { request, type Answer } from '../../services/request'
import { Problem } from '../../shell/Problem'
import { Empty, Failed, Skeleton } from '../../shell/States'
import type { Asked } from './ProgressTab'
import { SendReminder } from './SendReminder'

type Page = Answer<'GET /organiser/rounds/:id/absent'>

/** Who has not taken part, for whoever organises that unit; with words to send, which may be changed before they are copied. */
export function AbsentDrawer({ roundId, unit, close }: { roundId: string; unit: Asked; close: () => void }) {
  const list = useList<Page['items'][number], Page>((cursor) => request('GET /organiser/rounds/:id/absent', { id: roundId, unit: unit.id, cursor, limit: 100 }), unit.id)
  const { items, head, error, ended, more, adding, moreError } = list
  return (
    <Drawer title={head ? `${unit.name}：${count(head.total)} 人未参与` : unit.name} open onClose={close} size={480}>
      {items === null || !head
        ? error ? <Failed title='名单暂时取不出来' error={error} retry={list.refresh} /> : <Skeleton rows={6} />
        : items.length === 0
          ? <Empty title='全部参与了' text='这个单位里，开赛时在册的人都答过了。' />
          : (
            <>
              <Discreet />
              <SendReminder roundId={roundId} unit={unit} />
              {head.reminder ? <Reminder text={head.reminder} /> : null}
              <CopyNames total={head.total} all={() => everybody(roundId, unit.id)} />
              <NameList people={items} note={({ phoneTail }) => (phoneTail ? `手机尾号 ${phoneTail}` : '')} />
              {ended ? null : <div className='list-foot'><Problem error={moreError} /><Button onClick={more} loading={adding}>加载更多</Button></div>}
            </>
            )}
    </Drawer>
  )
}

/** Everybody, not only those shown so far. */
async function everybody(id: string, unit: string) {
  const names: Page['items'] = []
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: Page = await request('GET /organiser/rounds/:id/absent', { id, unit, cursor, limit: 200 })
    names.push(...page.items)
    cursor = page.next
  }
  return names
}

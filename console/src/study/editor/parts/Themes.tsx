import { Input } from 'antd'
import type { PlanTask, Theme } from '../../../../../contract/plan-config'
import { Part, Words } from '../../../editor/fields/controls'
import { W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { addDays } from '../../days'
import { useEditing } from '../useEditing'
import { Span } from './Day'
import { MaterialPick } from './MaterialPick'
import { Proofs } from './Proofs'

/** What each day is about, with material and requirements of its own. */
export function Themes({ spot, task }: { spot: Spot<PlanTask['themes']>; task: PlanTask }) {
  const { config: { calendar } } = useEditing()
  const next = (list: readonly Theme[]) => { const last = list.at(-1); return last ? addDays(last.to, 1) : task.from ?? calendar.from }
  return (
    <Rows<Theme> spot={spot} name='主题' add='加一个主题' make={(list) => ({ from: next(list), to: next(list), title: '' })}>
      {(theme, i) => (
        <>
          <Span spot={theme} label={`主题 ${i + 1}`} />
          <Words spot={theme.at('title')} label={`主题 ${i + 1} 的名称`} max={40} placeholder='如：第一章导读' width={200} />
          <MaterialPick spot={theme.at('materialId')} label={`主题 ${i + 1} 的资料`} />
          <Note spot={theme.at('note')} label={`主题 ${i + 1} 的说明`} />
          <W>要求</W>
          <Part<NonNullable<Theme['proofs']>> spot={theme.at('proofs')} label={`主题 ${i + 1} 另有要求`} off='和任务一样' make={() => (task.proofs.length ? [...task.proofs] : [{ kind: 'text', least: 50 }])}>
            {(proofs) => <Proofs spot={proofs} name={`主题 ${i + 1} 的`} />}
          </Part>
        </>
      )}
    </Rows>
  )
}

export const Note = ({ spot, label }: { spot: Spot<string | undefined>; label: string }) => (
  <Input.TextArea aria-label={label} data-field={spot.path} value={spot.value ?? ''} maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} placeholder='说明，可以不填' onChange={({ target }) => spot.set(target.value || undefined)} />
)

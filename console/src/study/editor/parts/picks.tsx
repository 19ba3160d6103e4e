import { Select } from 'antd'
import { useEffect } from 'react'
import type { Options } from '../../../editor/options'
import type { Spot } from '../../../editor/paths'
import { request } from '../../../services/request'
import { createStore } from '../../../services/store'

/* Rounds and banks that a quiz can be of, asked for once while the editor is open. */

const store = createStore<{ rounds: Options<string>; banks: Options<string> }>({ rounds: [], banks: [] })
let asked = false

async function ask(): Promise<void> {
  if (asked) return
  asked = true
  try {
    const [rounds, { banks }] = await Promise.all([request('GET /organiser/rounds', { limit: 100 }), request('GET /banks')])
    store.set({
      rounds: rounds.items.filter(({ state }) => state !== 'draft').map(({ id, title }) => [id, title] as const), banks: banks.filter(({ practice }) => practice).map(({ id, name }) => [id, name] as const)
    })
  } catch { asked = false }
}

/** A round or a bank for practice, by name. What is not known here (another's) is kept as it is. */
export function QuizPick({ spot, of, label }: { spot: Spot<string | undefined>; of: 'rounds' | 'banks'; label: string }) {
  useEffect(() => { void ask() }, [])
  const options = store.use((state) => state[of])
  const shown = spot.value && !options.some(([id]) => id === spot.value) ? [...options, [spot.value, of === 'rounds' ? '原来选的竞赛' : '原来选的题库'] as const] : options
  return (
    <Select<string>
      aria-label={label} data-field={spot.path} className='plan-pick' showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={spot.value || undefined} placeholder={of === 'rounds' ? '选一场竞赛' : '选一个开了练习的题库'}
      options={shown.map(([value, text]) => ({ value, label: text }))} onChange={(id) => spot.set(id)}
    />
  )
}

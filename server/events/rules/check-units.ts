import type { EventConfig } from '../../../contract/event-config'
import type { Add } from './problems'

/** What the tree says of a unit; `mine`: whoever arranges the event organises it. */
export interface UnitFact { name: string; path: string; active: boolean; mine: boolean }

/** Every unit that an event's rules name, with the field in which it stands. */
export function unitsNamed({ audience, sessions, quotas, reserved = [] }: EventConfig): { id: string; field: string; of: 'audience' | 'part' }[] {
  const part = (id: string, field: string) => ({ id, field, of: 'part' as const })
  return [
    ...audience.units.map((id) => ({ id, field: 'audience.units', of: 'audience' as const })), ...sessions.flatMap(({ units = [] }, i) => units.map((id) => part(id, `sessions.${i}.units`))),
    ...(quotas?.units?.list ?? []).map(({ unit }, i) => part(unit, `quotas.units.list.${i}.unit`)), ...(quotas?.least ?? []).map(({ unit }, i) => part(unit, `quotas.least.${i}.unit`)),
    ...reserved.flatMap(({ units = [] }, i) => units.map((id) => part(id, `reserved.${i}.units`)))
  ]
}

/** Units come and go while an event is written: one that is gone, or of others, or not asked to come does nothing. One word a field. */
export function checkUnits(config: EventConfig, facts: ReadonlyMap<string, UnitFact>, add: Add): void {
  const audience = config.audience.units.flatMap((id) => facts.get(id)?.path ?? [])
  const said = new Set<string>()
  const say = (level: 'error' | 'warning', field: string, message: string) => {
    if (said.has(field)) return
    said.add(field)
    add(level, field, message)
  }
  for (const { id, field, of } of unitsNamed(config)) {
    const unit = facts.get(id)
    if (!unit) say('error', field, '有一个单位已经不在单位树里，请重新选择。')
    else if (!unit.active) say('error', field, `“${unit.name}”已经停用，请去掉，或换一个单位。`)
    else if (of === 'audience' && !unit.mine) say('error', field, `“${unit.name}”不在你的管理范围内，不能替它安排活动，请去掉。`)
    else if (of === 'part' && !audience.some((path) => unit.path.startsWith(path) || path.startsWith(unit.path))) say('warning', field, `“${unit.name}”不在面向的单位里，这一项对它不起作用。`)
  }
}

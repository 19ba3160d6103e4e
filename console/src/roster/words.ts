import type { OwnUnit } from '../../../contract/roster'
import type { RoleGrant } from '../../../contract/account'

export const roleName = ({ role, unit }: RoleGrant) => `${role === 'admin' ? '管理员' : '组织者'}：${unit.name}`

/** Names from the top of the range down to the unit. */
export function pathOf(units: readonly OwnUnit[], id: string): OwnUnit[] {
  const found = units.find((one) => one.id === id)
  if (!found) return []
  return [...(found.top || found.parentId === null ? [] : pathOf(units, found.parentId)), found]
}

/** 江州市社科联 / 普及处党支部 */
export const fullName = (units: readonly OwnUnit[], id: string) => pathOf(units, id).map(({ name }) => name).join(' / ')

/** What somebody typed for a day, as the field of the browser wants it: 2026-06-15 in the association's zone. */
export const isoDay = (at: number, zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

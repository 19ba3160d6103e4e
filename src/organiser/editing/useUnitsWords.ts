import { useSession } from '@/store/session'

/** 省社科联（全部下级）: units that I organise by name, others by how many. */
export function useUnitsWords (units: readonly string[]): string {
  const roles = useSession((state) => state.me?.roles)
  const names = units.map((id) => roles?.find(({ unit }) => unit.id === id)?.unit.name)
  return names.every(Boolean) && names.length ? `${names.join('、')}（全部下级）` : `已选 ${units.length} 个单位`
}

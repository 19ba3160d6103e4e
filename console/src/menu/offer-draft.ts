import type { OfferEntry, OfferInput } from '../../../contract/menu'

export type Where = 'title' | 'minutes' | 'least' | 'most' | 'days' | 'to' | 'units' | 'parts' | 'weekdays'
/** Figures may be empty while they are typed. */
export interface Draft extends Omit<OfferInput, 'minutes' | 'least' | 'ahead'> { minutes: number | null; least: number | null; ahead: { days: number | null; working: boolean } }

export const draftOf = (input: OfferInput): Draft => input
export const sameDraft = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What cannot be kept as it is. */
export function wrongIn({ title, minutes, least, most, ahead, from, to, units, parts, weekdays }: Draft): Partial<Record<Where, string>> {
  return {
    ...(title.trim() ? {} : { title: '请写服务的名称' }), ...(minutes === null ? { minutes: '请写一次多少分钟' } : {}), ...(least === null ? { least: '请写至少几人，不限就写 1' } : {}),
    ...(most !== null && least !== null && most < least ? { most: '最多人数比最少人数还少' } : {}), ...(ahead.days === null ? { days: '请写至少提前几天' } : {}), ...(from !== null && to !== null && to < from ? { to: '结束日期在开始日期前面' } : {}),
    ...(units.length ? {} : { units: '请选开放给谁' }), ...(parts.length ? {} : { parts: '请选至少一个时段' }), ...(weekdays.length ? {} : { weekdays: '请选至少一天' })
  }
}

/** Null: something is wrong with it. */
export function inputOf(draft: Draft): OfferInput | null {
  const { minutes, least, ahead: { days, working } } = draft
  if (Object.keys(wrongIn(draft)).length || minutes === null || least === null || days === null) return null
  return { ...draft, title: draft.title.trim(), minutes, least, ahead: { days, working } }
}

/** What is said once it is kept. */
export const savedWords = ({ row: { state }, problems }: OfferEntry): string => (state === 'shown' ? '已保存，开放范围里的人看到的是新的' : problems.length ? `已存，发布前还要补 ${problems.length} 处` : '已存，可以发布了')

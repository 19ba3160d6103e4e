import type { ListRow, RosterImport } from '../../../contract/enrol'
import { count } from '../services/format'

export type Kind = ListRow['kind']

export const KINDS: { kind: Kind; name: string }[] = [
  { kind: 'problem', name: '要处理' }, { kind: 'new', name: '新增' }, { kind: 'moved', name: '调动' }, { kind: 'changed', name: '修改' }, { kind: 'back', name: '恢复' }, { kind: 'same', name: '没有变化' }, { kind: 'skipped', name: '已跳过' }
]

export const FIELDS = { name: '姓名', staffNo: '工号', phone: '手机号', note: '备注' }

/** 新增 3 人，调动 1 人 */
export function changesSaid({ counts }: Pick<RosterImport, 'counts'>): string {
  const parts: [number, string][] = [[counts.new, '新增'], [counts.moved, '调动'], [counts.changed, '修改'], [counts.back, '恢复'], [counts.left, '离开']]
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} ${count(n)} 人`)
  if (counts.units) told.push(`新建单位 ${count(counts.units)} 个`)
  return told.length ? told.join('，') : '和花名册一致，没有要改的'
}

/** What the list does with one line, in a few words. */
export function rowSaid(row: ListRow): string {
  const changes = row.changes.map(({ field, from }) => `${FIELDS[field]}：${from || '空'} → ${row[field]}`).join('；')
  switch (row.kind) {
    case 'problem': return row.problem?.message ?? ''
    case 'skipped': return '这一行不导入'
    case 'new': return `登记到${row.to ?? ''}`
    case 'back': return ['恢复', row.to ? `到${row.to}` : `到${row.from ?? ''}`, changes ? `；${changes}` : ''].join('')
    case 'moved': return [`${row.from ?? ''} → ${row.to ?? ''}`, changes].filter(Boolean).join('；')
    case 'changed': return changes
    case 'same': return '和花名册一致'
  }
}

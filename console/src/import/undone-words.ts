import { count } from '../services/format'

/** What taking an import back has done, line by line. */
export function undoneWords({ removed, disabled, restored, kept }: { removed: number; disabled: number; restored: number; kept: number }): string[] {
  return [
    removed ? `删除新增的 ${count(removed)} 题` : '', disabled ? `停用 ${count(disabled)} 题（已经用进竞赛，不能删）` : '', restored ? `恢复被替换的 ${count(restored)} 题` : '',
    kept ? `保留 ${count(kept)} 题（入库后又改过）` : ''
  ].filter(Boolean)
}

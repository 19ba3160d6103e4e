import type { ImportSummary } from '../../../contract/questions'
import { Cell } from '@/components/Cells'
import { now } from '@/services/clock'
import { recent } from '@/services/format'
import { go, links } from '@/services/nav'
import { Facts } from '../parts/Facts'

/** An import that was left half-way goes on; one that is done can still be taken back. */
export function ImportRow ({ of: { id, name, state, at, counts, imported, bank } }: { of: ImportSummary }) {
  const open = state === 'open'
  const stored = imported.created + imported.replaced
  const facts = open
    ? [`认出 ${counts.total} 题`, counts.problem ? `${counts.problem} 题要处理` : '', stored ? `已入库 ${stored} 题` : '', recent(at, now())]
    : [`已入库 ${stored} 题`, bank?.name ?? '', recent(at, now())]
  const words = facts.filter(Boolean).join('，')
  const todo = open ? '接着核对' : '看结果'
  return <Cell title={name} note={<Facts of={words} />} value={todo} label={`${name}，${words}，${todo}`} onClick={() => go(open ? links.lookThrough(id) : links.imported(id))} />
}

import type { BankSummary } from '../../../contract/question'
import { useSession } from '@/store/session'
import type { Picking } from './Editor'
import type { Form } from './form'
import { SourceSheet } from './SourceSheet'
import { UnitsSheet } from './UnitsSheet'

interface Props { picking: Exclude<Picking, null>, publish: { work: { form: Form } | null, change: (part: Partial<Form>) => void }, banks: readonly BankSummary[], onClose: () => void }

export function Pickers ({ picking, publish: { work, change }, banks, onClose }: Props) {
  const roles = useSession((state) => state.me?.roles) ?? []
  if (!work) return null
  const roots = [...new Map(roles.map(({ unit }) => [unit.id, unit])).values()]
  return picking === 'units'
    ? <UnitsSheet roots={roots} chosen={work.form.units} onClose={onClose} onChoose={(units) => { change({ units }); onClose() }} />
    : <SourceSheet banks={banks} source={work.form.source} onClose={onClose} onChoose={(source) => { change({ source }); onClose() }} />
}

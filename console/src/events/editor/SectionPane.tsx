import { useMemo, type ReactNode } from 'react'
import type { EventConfig } from '../../../../contract/event-config'
import { changesBetween } from '../../editor/changes'
import { ShownContext } from '../../editor/fields/context'
import { spotOf } from '../../editor/paths'
import type { Problem } from '../../editor/problems'
import type { Desk } from './desk'
import { After } from './parts/After'
import { Attend } from './parts/Attend'
import { Basic } from './parts/Basic'
import { EnrolFields } from './parts/Enrol'
import { Form } from './parts/Form'
import { NoShowFields } from './parts/NoShow'
import { QuotaFields } from './parts/Quotas'
import { RequiresFields } from './parts/Requires'
import { RouteFields } from './parts/Route'
import { Sessions } from './parts/Sessions'
import { sectionName, type Section } from './sections'

interface Props { desk: Desk; section: Section; part: number; problems: readonly Problem[]; base: EventConfig; show: (part: number) => void; next: ReactNode }

/** The part of the event on show: of everything on the page this alone is drawn anew at each letter. */
export function SectionPane({ desk, section, part, problems, base, show, next }: Props) {
  const config = desk.store.use((state) => state.history.now)
  const changed = useMemo(() => changesBetween(base, config), [base, config])
  const root = spotOf('', config, desk.change)
  const parts: Record<Section, () => ReactNode> = {
    basic: () => <Basic root={root} />, sessions: () => <Sessions root={root} at={Math.min(part, config.sessions.length - 1)} show={show} />, enrol: () => <EnrolFields root={root} />, quotas: () => <QuotaFields root={root} />,
    requires: () => <RequiresFields root={root} own={desk.id} />, form: () => <Form root={root} />, attend: () => <Attend root={root} />, route: () => <RouteFields root={root} />, noShow: () => <NoShowFields root={root} />, after: () => <After root={root} />
  }
  return (
    <section className='box rule-pane' aria-label={sectionName(section)}>
      <h2 className='h2'>{sectionName(section)}</h2>
      <ShownContext.Provider value={{ problems, changed }}><div key={section}>{parts[section]()}</div></ShownContext.Provider>
      <div className='rule-next'>{next}</div>
    </section>
  )
}

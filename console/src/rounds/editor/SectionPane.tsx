import { useMemo, type ReactNode } from 'react'
import type { Problem } from '../../../../contract/organiser'
import type { RoundConfig } from '../../../../contract/round-config'
import { Answering } from './answering/Answering'
import { Awarding } from './awards/Awarding'
import { changesBetween } from '../../editor/changes'
import { Counting } from './counting/Counting'
import type { Desk } from './desk'
import { ShownContext } from '../../editor/fields/context'
import { EditingContext } from './fields/useEditing'
import { Paper } from './paper/Paper'
import { spotOf } from '../../editor/paths'
import { PhaseBar } from './PhaseBar'
import { Ranking } from './ranking/Ranking'
import { Scope } from './scope/Scope'
import { errorsIn } from '../../editor/problems'
import { SECTIONS, placeOf, sectionName, type Section } from './sections'

interface Props { desk: Desk; section: Section; phase: number; problems: readonly Problem[]; base: RoundConfig; show: (phase: number) => void; next: ReactNode }

/** The part of the rules on show: of everything on the page this alone is drawn anew at each letter. */
export function SectionPane({ desk, section, phase: wanted, problems, base, show, next }: Props) {
  const config = desk.store.use((state) => state.history.now)
  const at = Math.min(wanted, config.phases.length - 1)
  const changed = useMemo(() => changesBetween(base, config), [base, config])
  const root = spotOf('', config, desk.change)
  const phase = root.at('phases').at(at)
  const phased = SECTIONS.find(({ id }) => id === section)?.phased
  // Of another phase a field looks the same: a box half typed in must not stay when the phase changes.
  const parts: Record<Section, () => ReactNode> = {
    scope: () => <Scope root={root} phase={phase} />, paper: () => <Paper phase={phase} />, answering: () => <Answering root={root} phase={phase} />,
    counting: () => <Counting root={root} phase={phase} />, ranking: () => <Ranking root={root} />, awards: () => <Awarding root={root} phase={phase} />
  }
  return (
    <section className='box rule-pane' aria-label={sectionName(section)}>
      <h2 className='h2'>{sectionName(section)}</h2>
      {phased ? <PhaseBar config={config} at={at} show={show} replace={desk.replace} wrong={(i) => errorsIn(problems).some(({ field }) => placeOf(field).part === i)} /> : null}
      <ShownContext.Provider value={{ problems, changed }}>
        <EditingContext.Provider value={{ config, roundId: desk.round.id }}>
          <div key={`${section} ${config.phases[at]?.id ?? ''}`}>{parts[section]()}</div>
        </EditingContext.Provider>
      </ShownContext.Provider>
      <div className='rule-next'>{next}</div>
    </section>
  )
}

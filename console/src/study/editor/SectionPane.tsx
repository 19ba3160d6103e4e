import { useMemo, type ReactNode } from 'react'
import type { PlanConfig } from '../../../../contract/plan-config'
import { changesBetween } from '../../editor/changes'
import { ShownContext } from '../../editor/fields/context'
import { spotOf } from '../../editor/paths'
import { errorsIn, type Problem } from '../../editor/problems'
import type { Desk } from './desk'
import { Basic } from './parts/Basic'
import { Boards } from './parts/Boards'
import { Dates } from './parts/Dates'
import { Missed } from './parts/Missed'
import { Points } from './parts/Points'
import { Review } from './parts/Review'
import { TaskBar } from './parts/TaskBar'
import { TaskFields } from './parts/Tasks'
import { TeamsAndPlaces } from './parts/Teams'
import { placeOf, sectionName, type Section } from './sections'
import { SwitchedOff } from './SwitchedOff'
import { EditingContext } from './useEditing'

interface Props { desk: Desk; section: Section; task: number; problems: readonly Problem[]; base: PlanConfig; show: (task: number) => void; next: ReactNode }

/** The part of the plan on show: of everything on the page this alone is drawn anew at each letter. */
export function SectionPane({ desk, section, task: wanted, problems, base, show, next }: Props) {
  const config = desk.store.use((state) => state.history.now)
  const at = Math.min(wanted, config.tasks.length - 1)
  const changed = useMemo(() => changesBetween(base, config), [base, config])
  const root = spotOf('', config, desk.change)
  const parts: Record<Section, () => ReactNode> = {
    basic: () => <Basic root={root} />, dates: () => <Dates root={root} />, tasks: () => <TaskFields task={root.at('tasks').at(at)} root={root} />, missed: () => <Missed root={root} />,
    teams: () => <TeamsAndPlaces root={root} />, points: () => <><SwitchedOff which='studyPoints' set={config.points !== undefined} /><Points root={root} /></>,
    boards: () => <><SwitchedOff which='studyBoards' set={config.boards !== undefined} /><Boards root={root} /></>, review: () => <Review root={root} />
  }
  return (
    <section className='box rule-pane' aria-label={sectionName(section)}>
      <h2 className='h2'>{sectionName(section)}</h2>
      {section === 'tasks' ? <TaskBar config={config} at={at} show={show} replace={desk.replace} wrong={(i) => errorsIn(problems).some(({ field }) => placeOf(field).part === i)} /> : null}
      <ShownContext.Provider value={{ problems, changed }}>
        <EditingContext.Provider value={{ config, planId: desk.id }}>
          {/* Of another task a field looks the same: a box half typed in must not stay when the task changes. */}
          <div key={section === 'tasks' ? `task ${config.tasks[at]?.id ?? ''}` : section}>{parts[section]()}</div>
        </EditingContext.Provider>
      </ShownContext.Provider>
      <div className='rule-next'>{next}</div>
    </section>
  )
}

import type { PhaseConfig } from '../../../../../contract/round-config'
import { Choice, Figure, Part } from '../../../editor/fields/controls'
import { PhasePick, usePhases } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import type { Spot } from '../../../editor/paths'

const whom = [['both', '没参加和不合格的'], ['absent', '没参加的'], ['failed', '不合格的']] as const

/** With the kind make-up, and only with it. */
export function MakeUp({ phase }: { phase: Spot<PhaseConfig> }) {
  const spot = phase.at('makeUp')
  const others = usePhases(true, phase.value.id)
  if (phase.value.role !== 'makeup' && !spot.value) return null
  return (
    <Row label='补考' path={spot.path} whole>
      <Part<NonNullable<PhaseConfig['makeUp']>> spot={spot} label='补考' make={() => ({ of: others.at(-1)?.[0] ?? '', who: 'both' })}>
        {(rule) => (
          <>
            <W>补</W><PhasePick spot={rule.at('of')} label='补哪个阶段' without={phase.value.id} />
            <Choice spot={rule.at('who')} label='谁可以补考' options={whom} />
            <W>最多算</W><Figure spot={rule.at('cap')} label='补考最多算几分' unit='分' hint='不限' max={1e6} />
          </>
        )}
      </Part>
    </Row>
  )
}

import type { PhaseConfig } from '../../../../../contract/round-config'
import { Choice, Part, Several, Words } from '../../../editor/fields/controls'
import { useGroups } from '../fields/Phase'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import type { Spot } from '../../../editor/paths'
import { freshId } from '../../../editor/lists'
import { PaperFields } from './Paper'

const ways = [['lot', '随机发一份'], ['member', '本人选一份（选专题）'], ['group', '按组别']] as const

/** Other papers beside the phase's own. */
export function Alternatives({ spot }: { spot: Spot<PhaseConfig['alternatives']> }) {
  const groups = useGroups()
  return (
    <Row label='几份试卷' path={spot.path} whole>
      <Part<NonNullable<PhaseConfig['alternatives']>> spot={spot} label='几份试卷' off='只有一份' make={() => ({ by: 'lot', name: 'A 卷', papers: [{ id: 'paper-1', name: 'B 卷', paper: { kind: 'drawn', parts: [{ type: 'single', count: 10, points: 10 }], shuffleQuestions: true, shuffleOptions: true } }] })}>
        {(others) => (
          <>
            <Choice spot={others.at('by')} label='怎样发卷' options={ways} />
            <div className='rule-controls'><W>上面那份叫</W><Words spot={others.at('name')} label='上面那份试卷叫什么' max={30} width={180} /></div>
            <Rows spot={others.at('papers')} name='试卷' add='再加一份' always make={(list) => ({ ...(list.at(-1) ?? { paper: { kind: 'fixed', questions: [], shuffleQuestions: true, shuffleOptions: true } }), id: freshId(list.map(({ id }) => id), 'paper'), name: `${'BCDEFGHJKL'[list.length] ?? list.length + 2} 卷`, groups: undefined } as never)}>
              {(paper, i) => (
                <>
                  <div className='rule-controls'><W>名称</W><Words spot={paper.at('name')} label={`第 ${i + 2} 份试卷的名称`} max={30} width={180} /></div>
                  {others.value.by === 'group' ? <Several spot={paper.at('groups')} label={`第 ${i + 2} 份试卷给哪些组`} options={groups} /> : null}
                  <PaperFields spot={paper.at('paper')} name={`第 ${i + 2} 份`} />
                </>
              )}
            </Rows>
          </>
        )}
      </Part>
    </Row>
  )
}

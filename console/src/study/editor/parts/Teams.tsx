import type { PlanConfig, Place } from '../../../../../contract/plan-config'
import { Choice, Figure, Part, Words } from '../../../editor/fields/controls'
import { Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { freshId } from '../../../editor/lists'
import type { Spot } from '../../../editor/paths'

const whoChecksIn = [['leader', '队长'], ['anyone', '队里谁都可以']] as const

/** Who checks in together, and where. */
export const TeamsAndPlaces = ({ root }: { root: Spot<PlanConfig> }) => (
  <>
    <Row label='组队打卡' path='teams' hint='一人交了，全队都算。队员名单保存以后到计划页的“成员”里粘贴' whole>
      <Part<NonNullable<PlanConfig['teams']>> spot={root.at('teams')} label='组队打卡' off='各打各的' make={() => ({ least: 3, most: 10, by: 'leader' })}>
        {(teams) => (
          <div className='rule-rows'>
            <div className='rule-controls'><Figure before='一队' spot={teams.at('least')} label='一队至少几人' min={2} max={50} /><Figure before='至' spot={teams.at('most')} label='一队最多几人' unit='人' min={2} max={50} /></div>
            <div className='rule-controls'><W>由谁打卡</W><Choice spot={teams.at('by') as Spot<'leader' | 'anyone' | undefined>} label='由谁打卡' options={whoChecksIn} /></div>
          </div>
        )}
      </Part>
    </Row>
    <Row label='打卡地点' path='places' hint='每个地点有一张码，发布以后在计划页的“地点码”里打印，贴在现场。要扫码的任务再加上“到地点扫码”' whole>
      <Rows<Place> spot={root.at('places')} name='地点' add='加一个地点' ordered make={(list) => ({ id: freshId(list.map(({ id }) => id), 'place'), name: '' })}>
        {(place, i) => (
          <>
            <Words spot={place.at('name')} label={`地点 ${i + 1} 的名称`} max={40} placeholder='如：革命烈士陵园' width={180} />
            <Words spot={place.at('address')} label={`地点 ${i + 1} 的地址`} max={80} optional placeholder='地址，可以不填' width={220} />
            <Words spot={place.at('text')} label={`地点 ${i + 1} 的介绍`} max={500} optional placeholder='介绍，可以不填，到了现场能看到' />
          </>
        )}
      </Rows>
    </Row>
  </>
)

import { Radio } from 'antd'
import type { EventConfig, Route, Station } from '../../../../../contract/event-config'
import { Choice, Figure, Part, Toggle, Words } from '../../../editor/fields/controls'
import { More, Row, W } from '../../../editor/fields/Row'
import { Rows } from '../../../editor/fields/Rows'
import { freshId } from '../../../editor/lists'
import type { Spot } from '../../../editor/paths'
import { Lines } from './Lines'
import { VenueFields } from './VenueFields'

type Question = NonNullable<Station['question']>

const orders = [['free', '先后不限'], ['fixed', '按次序走']] as const

/** The stops of a red walk. */
export const RouteFields = ({ root }: { root: Spot<EventConfig> }) => (
  <Row label='红色路线' path='route' hint='到一站扫一站的码，走够站数算完成' whole>
    <Part<Route> spot={root.at('route')} label='红色路线' off='没有站点' make={() => ({ order: 'free', stations: [{ id: 'stop-1', name: '站点 1' }, { id: 'stop-2', name: '站点 2' }] })}>
      {(route) => (
        <div className='rule-rows event-wide'>
          <Choice spot={route.at('order') as Spot<Route['order'] | undefined>} label='站点的先后' options={orders} />
          <div className='rule-controls'><Figure before='走完' spot={route.at('needs')} label='走完几站算完成' unit='站算完成' min={1} max={50} hint='全部' /></div>
          <div className='rule-controls'><W>各单位完成人数</W><Toggle spot={route.at('board')} label='公开各单位完成人数' on='大家都能看' off='不公开' /></div>
          <Rows<Station> spot={route.at('stations')} name='站点' add='加一站' ordered always make={(list) => (list.length < 50 ? { id: freshId(list.map(({ id }) => id), 'stop'), name: `站点 ${list.length + 1}` } : null)}>
            {(station, i) => (
              <>
                <Words spot={station.at('name')} label={`站点 ${i + 1} 的名称`} max={30} width={180} />
                <Words spot={station.at('text')} label={`站点 ${i + 1} 的介绍`} max={500} optional placeholder='介绍，可以不填，到了能看到' />
                <More label='地点、现场一问'>
                  <div className='rule-controls'><W>地点</W><VenueFields spot={station.at('venue')} off='不写' of={`站点 ${i + 1} 的`} /></div>
                  <div className='rule-controls'>
                    <W>现场一问</W>
                    <Part<Question> spot={station.at('question')} label={`站点 ${i + 1} 的现场一问`} off='不问' make={() => ({ text: '', options: [], answer: 0 })}>{(question) => <QuestionFields question={question} no={i + 1} />}</Part>
                  </div>
                </More>
              </>
            )}
          </Rows>
        </div>
      )}
    </Part>
  </Row>
)

const QuestionFields = ({ question, no }: { question: Spot<Question>; no: number }) => (
  <div className='rule-rows event-wide'>
    <Words spot={question.at('text')} label={`站点 ${no} 问什么`} max={200} placeholder='问什么' />
    <Lines spot={question.at('options')} label={`站点 ${no} 的选项`} placeholder='一行一个选项，两到六个' always />
    {question.value.options.length ? (
      <div className='rule-controls'>
        <W>答案是</W>
        <Radio.Group aria-label={`站点 ${no} 的答案`} data-field={question.at('answer').path} value={question.value.answer} options={question.value.options.map((label, value) => ({ value, label }))} onChange={({ target }) => question.at('answer').set(target.value as number)} />
      </div>
    ) : null}
    <Words spot={question.at('why')} label={`站点 ${no} 的解析`} max={200} optional placeholder='答对以后看到的解析，可以不填' />
  </div>
)

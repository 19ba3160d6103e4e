import { ArrowLeftOutlined, ArrowRightOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import type { PhaseRole, RoundConfig } from '../../../../contract/round-config'
import { moved } from '../../editor/lists'
import { addPhase, removePhase } from './phases'
import { phaseName, roles } from './words'

interface Props { config: RoundConfig; at: number; show: (phase: number) => void; replace: (config: RoundConfig) => void; wrong: (phase: number) => boolean }

/** Which phase is on show, where there are several; and phases put in, taken out and moved. */
export function PhaseBar({ config, at, show, replace, wrong }: Props) {
  const { modal } = App.useApp()
  const { phases } = config
  const add = (role: PhaseRole) => { replace(addPhase(config, role)); show(phases.length) }
  const move = (by: -1 | 1) => { replace({ ...config, phases: moved(phases, at, by) }); show(at + by) }
  const remove = () => modal.confirm({
    title: `删去“${phaseName(phases, at)}”？`, content: '这个阶段的规则都会去掉。删错了可以按 Ctrl+Z 找回来。', okText: '删去', cancelText: '留着',
    onOk: () => { replace(removePhase(config, at)); show(Math.max(0, at - 1)) }
  })
  return (
    <div className='rule-phases'>
      {phases.length > 1 ? (
        <div className='rule-phase-list' role='group' aria-label='阶段'>
          {phases.map((phase, i) => (
            <button key={phase.id} type='button' className={`plain-button rule-phase${i === at ? ' rule-phase-at' : ''}`} aria-pressed={i === at} onClick={() => show(i)}>
              {phaseName(phases, i)}{wrong(i) ? <span className='care'> !<span className='said'>有要改的</span></span> : null}
            </button>
          ))}
        </div>
      ) : null}
      <div className='row gap-s'>
        {phases.length > 1 ? (
          <>
            <Button type='text' size='small' aria-label='这个阶段往前' icon={<ArrowLeftOutlined aria-hidden />} disabled={at === 0} onClick={() => move(-1)} />
            <Button type='text' size='small' aria-label='这个阶段往后' icon={<ArrowRightOutlined aria-hidden />} disabled={at === phases.length - 1} onClick={() => move(1)} />
            <Button type='text' size='small' aria-label='删去这个阶段' icon={<DeleteOutlined aria-hidden />} onClick={remove} />
          </>
        ) : null}
        <Dropdown trigger={['click']} placement='bottomRight' menu={{ items: roles.map(([role, label]) => ({ key: role, label, onClick: () => add(role) })) }} getPopupContainer={(node) => node.parentElement ?? document.body}>
          <Button size='small' aria-haspopup='menu' icon={<PlusOutlined aria-hidden />}>添加阶段</Button>
        </Dropdown>
      </div>
    </div>
  )
}

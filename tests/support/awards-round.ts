import type { Api, Input, Output, Route } from '../../contract'
import type { RoundConfig } from '../../contract/round-config'

type Call<K extends Route> = (route: K, input: Input<Api[K]>) => Promise<Output<Api[K]>>
/** Somebody at the API, of the browser's tests or the mini-program's. */
interface Organiser {
  call: Call<'GET /organiser/presets'> & Call<'POST /organiser/rounds'> & Call<'POST /organiser/rounds/:id/publish'> & Call<'POST /organiser/rounds/:id/end'>
    & Call<'POST /rounds/:id/attempts'> & Call<'POST /attempts/:id/submit'>
}

/** A round of two questions with everything that can be had: an award, a certificate and a draw for whoever takes part. */
function roundWithAwards(base: RoundConfig, title: string, now = Date.now()): RoundConfig {
  const [first] = base.phases
  if (!first) throw new Error('The preset has no phase')
  return {
    ...base, title, topic: '',
    phases: [{
      ...first, window: { opensAt: now - 60_000, closesAt: now + 86_400_000 }, attempts: {}, timing: { paperSeconds: 1800 },
      paper: { kind: 'drawn', parts: [{ type: 'single', count: 2, points: 50 }], shuffleQuestions: true, shuffleOptions: true }
    }],
    awards: {
      persons: [{ id: 'first', name: '一等奖', to: { kind: 'rank', from: 1, to: 1 } }],
      certificates: [{ id: 'taken', name: '参与证书', who: { attempts: 1 } }, { id: 'best', name: '优胜证书', who: { rankTo: 1 } }],
      draws: [{ id: 'lucky', name: '幸运奖', who: { attempts: 1 }, prizes: [{ name: '纪念书签', count: 1 }] }]
    }
  }
}

/** Published now, for everybody in the organiser's range. */
export async function openRoundWithAwards(organiser: Organiser, title = '七一知识竞赛'): Promise<string> {
  const { presets } = await organiser.call('GET /organiser/presets', {})
  const base = presets[0]?.config
  if (!base) throw new Error('There is no preset')
  const { id } = await organiser.call('POST /organiser/rounds', { unitId: base.audience.units[0] as string, config: roundWithAwards(base, title) })
  await organiser.call('POST /organiser/rounds/:id/publish', { id })
  return id
}

/** Played by the organiser alone, and over. */
export async function playedRoundWithAwards(organiser: Organiser, title?: string): Promise<string> {
  const id = await openRoundWithAwards(organiser, title)
  const paper = await organiser.call('POST /rounds/:id/attempts', { id })
  await organiser.call('POST /attempts/:id/submit', { id: paper.id, seq: 1, device: 'elsewhere', answers: paper.questions.map(({ pos }) => ({ pos, value: [0] })) })
  await organiser.call('POST /organiser/rounds/:id/end', { id, reason: '测试结束' })
  return id
}

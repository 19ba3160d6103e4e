import type { Given } from '../../../contract/study'
import type { PlanConfig, PlanTask, Proof } from '../../../contract/plan-config'
import { proofsNeededOf, proofsOf } from './due'
import type { RowSums } from './standing'

/** What the server knows or has looked up of what is handed in. */
export interface Known {
  /** By the place of the proof: whether what it asks for was done. Only of read, quiz, reflection. */
  done: ReadonlyMap<number, boolean>
  /** Place by the code that was read; absent: no such code. */
  places: ReadonlyMap<string, string>
  /** Files that are the member's to hand in, by id. */
  files: ReadonlyMap<string, { kind: 'photo' | 'audio' | 'video' | 'pdf'; seconds: number | null }>
  /** Places where the member has been already. */
  visited: readonly string[]
}

const SPACE = /\s/u

/** Characters without spaces: a character is what people count as one, also beyond the first 65,536. */
export const charsOf = (text: string): number => [...text].filter((one) => !SPACE.test(one)).length

/** The server finds out itself; nothing is handed in for it. */
export const isKnown = ({ kind }: Proof) => kind === 'read' || kind === 'quiz' || kind === 'reflection'

/** What is handed in is enough, with what it adds; or the sentence that says what is missing. */
export function checkProofs(config: PlanConfig, task: PlanTask, day: number, given: readonly Given[], known: Known): { sums: RowSums } | { missing: string } {
  const proofs = proofsOf(task, day)
  const sums: RowSums = {}
  let fulfilled = 0
  let lacking = ''
  for (const [i, proof] of proofs.entries()) {
    const said = given.find((one) => one.proof === i)
    const why = missingOf(config, proof, said, i, known)
    if (why === '') {
      fulfilled++
      add(sums, proof, said, known)
    } else {
      // What was handed in half is said also where something else would do.
      const tried = said !== undefined && (said.text ?? '') + String(said.number ?? '') + (said.files?.length ?? '') + (said.code ?? '') !== ''
      if (!isKnown(proof) && tried && !(proof.kind === 'text' && charsOf(said.text ?? '') === 0)) return { missing: why }
      if (!proof.optional || task.proofsNeeded !== undefined) lacking ||= why
      if (!proof.optional && task.proofsNeeded === undefined) return { missing: why }
    }
  }
  const needed = proofsNeededOf(task, day)
  if (task.proofsNeeded !== undefined && fulfilled < needed) return { missing: fulfilled === 0 ? lacking : `还差 ${needed - fulfilled} 项：${lacking}` }
  return { sums }
}

function missingOf(config: PlanConfig, proof: Proof, said: Given | undefined, place: number, known: Known): string {
  switch (proof.kind) {
    case 'text': {
      const n = charsOf(said?.text ?? '')
      const name = proof.label ? `“${proof.label}”` : '文字'
      if (n < proof.least) return n === 0 ? `请填写${name}，至少 ${proof.least} 个字。` : `${name}要写满 ${proof.least} 个字，还差 ${proof.least - n} 个字（空格和换行不算）。`
      return n > (proof.most ?? 10000) ? `${name}最多 ${proof.most} 个字，多了 ${n - (proof.most ?? 0)} 个。` : ''
    }
    case 'photos': {
      const files = said?.files ?? []
      if (files.some((id) => known.files.get(id)?.kind !== 'photo')) return '有照片没有传好，请重新选择照片。'
      if (files.length < proof.least) return `请上传照片，至少 ${proof.least} 张。`
      return files.length > proof.most ? `照片最多 ${proof.most} 张。` : ''
    }
    case 'audio': {
      const [id] = said?.files ?? []
      if (id === undefined) return '请录一段音。'
      const file = known.files.get(id)
      if (file?.kind !== 'audio' || said?.files?.length !== 1) return '录音没有传好，请重新录一段。'
      if (file.seconds !== null && file.seconds < (proof.least ?? 0)) return `录音要满 ${proof.least} 秒。`
      // Recorders stop a little late.
      return file.seconds !== null && file.seconds > proof.most + 2 ? `录音最长 ${proof.most} 秒。` : ''
    }
    case 'number': {
      const n = said?.number
      if (n === undefined) return `请填写${proof.label}。`
      if (n < (proof.least ?? 0)) return `${proof.label}要满 ${proof.least} ${proof.unit}。`
      return n > (proof.most ?? Infinity) ? `${proof.label}最多填 ${proof.most} ${proof.unit}，请核对。` : ''
    }
    case 'place': {
      if (!said?.code) return '请到现场扫地点码。'
      const at = known.places.get(said.code)
      if (at === undefined) return '这不是本计划的地点码，请扫现场张贴的码。'
      const name = config.places?.find(({ id }) => id === at)?.name ?? ''
      if (proof.places && !proof.places.includes(at)) return `“${name}”不算这项任务的地点。`
      return proof.once && known.visited.includes(at) ? `“${name}”已经打过卡了，换一个地点。` : ''
    }
    case 'read': return known.done.get(place) ? '' : '请先读完这项任务的学习资料，再来打卡。'
    case 'quiz': return known.done.get(place) ? '' : proof.pass === undefined ? '请先完成今天的答题，再来打卡。' : `请先完成今天的答题，达到 ${proof.pass} 分，再来打卡。`
    case 'reflection': return known.done.get(place) ? '' : `请先提交一篇至少 ${proof.least} 字的心得，再来打卡。`
    default: return proof satisfies never
  }
}

function add(sums: RowSums, proof: Proof, said: Given | undefined, known: Known) {
  if (proof.kind === 'text') sums.chars = (sums.chars ?? 0) + charsOf(said?.text ?? '')
  if (proof.kind === 'number') sums.numbers = { ...sums.numbers, [proof.id]: (sums.numbers?.[proof.id] ?? 0) + (said?.number ?? 0) }
  if (proof.kind === 'place' && said?.code) sums.place = known.places.get(said.code) ?? ''
}

/** Why one need not begin: what the server knows is not done, and without it no check-in is possible. */
export function barredBy(config: PlanConfig, task: PlanTask, day: number, done: ReadonlyMap<number, boolean>): string {
  const proofs = proofsOf(task, day)
  const open = [...proofs.entries()].filter(([i, proof]) => isKnown(proof) && !done.get(i) && !(task.proofsNeeded === undefined && proof.optional))
  const possible = proofs.length - open.length
  const first = open[0]
  if (!first || (task.proofsNeeded !== undefined && possible >= proofsNeededOf(task, day))) return ''
  return missingOf(config, first[1], undefined, first[0], { done, places: new Map(), files: new Map(), visited: [] })
}

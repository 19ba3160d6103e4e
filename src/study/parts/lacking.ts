import type { Proof } from '@/services/study'
import type { Written } from '@/services/study-outbox'

/** Characters without spaces, as the server counts them. */
export const charsOf = (text: string): number => [...text].filter((one) => !/\s/u.test(one)).length

export const nothing: Written = { texts: {}, numbers: {}, files: {}, codes: {} }
export const isEmpty = ({ texts, numbers, files, codes }: Written): boolean =>
  ![...Object.values(texts), ...Object.values(numbers), ...Object.values(codes)].some((one) => one.trim()) && !Object.values(files).some((list) => list.length)

interface Task { proofs: readonly Proof[], proofsNeeded: number, known: readonly (boolean | null)[] }

/** What is wrong with each proof; the server has the last word. */
export function lacking ({ proofs, proofsNeeded, known }: Task, written: Written): { faults: Record<number, string>, all: string } {
  const all = proofs.map((proof, i) => ({ i, proof, why: faultOf(proof, i, written, known[i] ?? null), begun: begun(proof, i, written) }))
  const some = proofsNeeded < proofs.filter(({ optional }) => !optional).length
  const bad = all.filter(({ proof, why, begun: tried }) => why && (tried || !(some || proof.optional)))
  const faults = Object.fromEntries(bad.map(({ i, why }) => [i, why]))
  const done = all.filter(({ why, begun: tried, proof }) => !why && (tried || isKnown(proof))).length
  return { faults, all: some && !bad.length && done < proofsNeeded ? `还差 ${proofsNeeded - done} 项，下面任选 ${proofsNeeded} 项。` : '' }
}

/** The server finds out itself. */
export const isKnown = ({ kind }: Proof): boolean => kind === 'read' || kind === 'quiz' || kind === 'reflection'

function begun ({ kind }: Proof, i: number, { texts, numbers, files, codes }: Written): boolean {
  return kind === 'text' ? !!texts[i]?.trim() : kind === 'number' ? !!numbers[i]?.trim() : kind === 'place' ? !!codes[i] : !!files[i]?.length
}

function faultOf (proof: Proof, i: number, { texts, numbers, files, codes }: Written, known: boolean | null): string {
  switch (proof.kind) {
    case 'text': {
      const n = charsOf(texts[i] ?? '')
      const name = proof.label ? `“${proof.label}”` : ''
      if (n < proof.least) return n ? `${name}要写满 ${proof.least} 字，还差 ${proof.least - n} 字` : `请填写${name || '文字'}，不少于 ${proof.least} 字`
      return proof.most && n > proof.most ? `最多 ${proof.most} 字，多了 ${n - proof.most} 字` : ''
    }
    case 'photos': return (files[i]?.length ?? 0) < proof.least ? `请添加照片，至少 ${proof.least} 张` : ''
    case 'audio': {
      const [one] = files[i] ?? []
      if (!one) return '请录一段音'
      return proof.least && one.seconds !== null && one.seconds < proof.least ? `录音要满 ${proof.least} 秒，请重新录` : ''
    }
    case 'number': {
      const said = numbers[i]?.trim() ?? ''
      if (!said) return `请填写${proof.label}`
      if (!/^\d+$/.test(said)) return '请填数字，不带小数'
      if (Number(said) < (proof.least ?? 0)) return `要满 ${proof.least} ${proof.unit}`
      return proof.most !== undefined && Number(said) > proof.most ? `最多填 ${proof.most} ${proof.unit}，请核对` : ''
    }
    case 'place': return codes[i] ? '' : '请到现场扫地点码'
    case 'read': return known === false ? '请先读完资料' : ''
    case 'quiz': return known === false ? '请先完成答题' : ''
    case 'reflection': return known === false ? '请先写好心得' : ''
    default: return proof satisfies never
  }
}

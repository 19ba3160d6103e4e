import type { Place, PlanTask, Proof } from '../../../contract/plan-config'
import { freshId } from '../editing/lists'
import { omit } from '../editing/typed'
import type { PlanForm } from './form'

/** A place as typed; its address and text, which the desk has, travel along. */
export interface PlaceFields { own: Place, name: string }

export const placeFields = (own: Place): PlaceFields => ({ own, name: own.name })

export const placeFrom = ({ own, name }: PlaceFields): Place => ({ ...own, name: name === own.name ? name : name.trim() })

export const newPlace = (places: readonly PlaceFields[]): PlaceFields => placeFields({ id: freshId(places, 'place'), name: '' })

/** Tasks that were held to some places only go without it; those that have none of theirs left take any of the plan's. */
export function withoutPlace ({ places, tasks }: PlanForm, index: number): Pick<PlanForm, 'places' | 'tasks'> {
  const gone = places[index]?.own.id
  return {
    places: places.filter((_, at) => at !== index),
    tasks: tasks.map((task) => ({
      ...task, proofs: task.proofs.map((fields) => ({ ...fields, own: forget(fields.own, gone) })),
      ...(task.own.themes && { own: { ...task.own, themes: task.own.themes.map((theme) => themeWithout(theme, gone)) } })
    }))
  }
}

type Theme = NonNullable<PlanTask['themes']>[number]
const themeWithout = (theme: Theme, gone: string | undefined): Theme => (theme.proofs ? { ...theme, proofs: theme.proofs.map((proof) => forget(proof, gone)) } : theme)

function forget (proof: Proof, gone: string | undefined): Proof {
  if (proof.kind !== 'place' || !proof.places) return proof
  const left = proof.places.filter((id) => id !== gone)
  return left.length ? { ...proof, places: left } : omit(proof, 'places')
}

/** Whether the plan has to do with places at all. */
export const goesPlaces = ({ places, tasks }: PlanForm): boolean => places.length > 0 || tasks.some(({ proofs }) => proofs.some(({ own }) => own.kind === 'place'))

/** 革命烈士陵园、地点 2、地点 3 等 10 个 */
export function placesWords (places: readonly PlaceFields[]): string {
  const names = places.slice(0, 3).map(({ name }) => name.trim() || '（没有起名）').join('、')
  return places.length > 3 ? `${names} 等 ${places.length} 个地点` : names || '还没有地点'
}

import { seededRandom, type Random } from '../rounds/rules/random'
import { organs, TOP, type BranchSpec } from './branches'
import { cast, type Part } from './cast'
import { clamp, normal } from './chance'
import { nameSource, type Age } from './names'

export interface SeedUnit {
  id: string
  parentId: string | null
  name: string
  depth: number
  path: string
  sort: number
}

export interface Person {
  id: string
  accountId: string | null
  name: string
  unitId: string
  branch: BranchSpec
  staffNo: string
  phone: string
  part: Part | undefined
  /** Chance of knowing a question of middling difficulty. */
  skill: number
  /** Seconds for a question. */
  pace: number
}

export interface Association {
  units: SeedUnit[]
  people: Person[]
}

/** Who the cast calls a unit by its name is found here. */
export function unitNamed({ units }: Association, name: string): SeedUnit {
  const unit = units.find((one) => one.name === name)
  if (!unit) throw new Error(`No unit is called ${name}`)
  return unit
}

export function personNamed({ people }: Association, name: string): Person {
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`Nobody is called ${name}`)
  return person
}

const two = (n: number) => String(n).padStart(2, '0')

/** The tree and the roster; the same seed gives the same people. */
export function makeAssociation(seed: string): Association {
  const random = seededRandom(`${seed} people`)
  const names = nameSource(random, cast.map((part) => part.name))
  const top: SeedUnit = { id: 'u-jz', parentId: null, name: TOP, depth: 0, path: 'u-jz/', sort: 0 }
  const units = [top]
  const people: Person[] = []
  const below = (parent: SeedUnit, name: string, i: number): SeedUnit => {
    const id = `${parent.id}${two(i + 1)}`
    const unit = { id, parentId: parent.id, name, depth: parent.depth + 1, path: `${parent.path}${id}/`, sort: i }
    units.push(unit)
    return unit
  }
  for (const [i, { name, branches }] of organs.entries()) {
    const organ = below(top, name, i)
    for (const [j, branch] of branches.entries()) {
      const unit = below(organ, branch.name, j)
      const parts: (Part | undefined)[] = cast.filter((part) => part.branch === branch.name)
      for (let k = 0; k < branch.heads; k++) {
        const part = parts[k]
        const age = ageIn(branch, random)
        people.push({ ...person(people.length + 1, random, branch, age), unitId: unit.id, part, name: part?.name ?? names.next(age) })
        const last = people.at(-1) as Person
        if (part?.activation) last.accountId = null
      }
      levelled(people.slice(-branch.heads), branch)
    }
  }
  return { units, people }
}

function ageIn({ retired }: BranchSpec, random: Random): Age {
  if (retired) return 'old'
  return random() < 0.55 ? 'middle' : 'young'
}

/** A branch as a whole is as good as its mean says, whatever the dice gave its members. */
function levelled(members: Person[], { mean }: BranchSpec) {
  const average = members.reduce((total, one) => total + one.skill, 0) / members.length
  for (const one of members) one.skill = clamp(0.862 + (mean - 88) * 0.0108 + one.skill - average, 0.6, 0.96)
}

const secondsFor: Record<Age, number> = { old: 54, middle: 45, young: 38 }

function person(no: number, random: Random, branch: BranchSpec, age: Age) {
  const id = `m-${String(no).padStart(4, '0')}`
  return {
    id, accountId: `a-${id.slice(2)}`, branch, staffNo: `JZ${String(no).padStart(4, '0')}`,
    // 199 0000 xxxx is handed out to nobody.
    phone: `1990000${String(no).padStart(4, '0')}`,
    skill: normal(random, 0, 0.042),
    pace: secondsFor[age] * Math.exp(normal(random, 0, 0.22))
  }
}

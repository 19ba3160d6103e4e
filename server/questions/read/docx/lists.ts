import { walkXml } from '../xml'

export interface Level {
  start: number
  format: string
  /** As `%1.` or `（%1）`. */
  text: string
  suffix: string
  /** After which level it starts again; undefined: after any higher one; 0: never. */
  restartAfter?: number
  legal: boolean
  style?: string
}

export interface AbstractList {
  levels: (Level | undefined)[]
  /** Its levels are those of the list that this style names. */
  styleLink?: string
  /** It is the list of this style. */
  isStyle?: string
}

export interface List {
  abstract: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

export interface Lists {
  abstracts: Map<string, AbstractList>
  lists: Map<string, List>
}

const fresh = (): Level => ({ start: 0, format: 'decimal', text: '', suffix: 'tab', legal: false })

/** Reads numbering.xml as it stands; what a paragraph shows is worked out in numbering.ts. */
export function readLists(bytes: Uint8Array | undefined): Lists {
  const abstracts = new Map<string, AbstractList>()
  const lists = new Map<string, List>()
  if (!bytes) return { abstracts, lists }
  let abstract: AbstractList | undefined
  let list: List | undefined
  let level: Level | undefined
  let overridden = -1

  walkXml(bytes, 'word/numbering.xml', {
    open(name, attributes) {
      const value = attributes['w:val'] ?? ''
      const index = Number(attributes['w:ilvl'])
      const allowed = Number.isInteger(index) && index >= 0 && index <= 8
      if (name === 'w:abstractNum') abstracts.set(attributes['w:abstractNumId'] ?? '', abstract = { levels: [] })
      else if (name === 'w:num') lists.set(attributes['w:numId'] ?? '', list = { abstract: '', starts: new Map(), levels: new Map() })
      else if (name === 'w:abstractNumId' && list) list.abstract = value
      else if (name === 'w:numStyleLink' && abstract) abstract.styleLink = value
      else if (name === 'w:styleLink' && abstract) abstract.isStyle = value
      else if (name === 'w:lvlOverride') overridden = allowed ? index : -1
      else if (name === 'w:startOverride' && list && overridden >= 0) list.starts.set(overridden, number(value, 1))
      else if (name === 'w:lvl' && allowed) {
        level = fresh()
        if (list) list.levels.set(index, level)
        else if (abstract) abstract.levels[index] = level
      } else if (level) describe(level, name, value, attributes)
    },
    close(name) {
      if (name === 'w:lvl') level = undefined
      else if (name === 'w:abstractNum') abstract = undefined
      else if (name === 'w:num') list = undefined
    }
  })
  return { abstracts, lists }
}

function describe(level: Level, name: string, value: string, attributes: Record<string, string>) {
  if (name === 'w:start') level.start = number(value, 0)
  else if (name === 'w:numFmt') level.format = value === 'custom' ? (attributes['w:format'] ?? 'decimal') : value
  else if (name === 'w:lvlText') level.text = value.slice(0, 64)
  else if (name === 'w:suff') level.suffix = value
  else if (name === 'w:lvlRestart') level.restartAfter = number(value, 0)
  else if (name === 'w:isLgl') level.legal = !/^(0|false|off)$/.test(value)
  else if (name === 'w:pStyle') level.style = value
}

const number = (text: string, otherwise: number) => {
  const value = Number(text)
  return Number.isInteger(value) && value >= 0 && value < 1_000_000 ? value : otherwise
}

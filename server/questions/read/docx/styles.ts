import { walkXml } from '../xml'

/** What a paragraph says about its list, by itself or through its style. */
export interface ListMark {
  numId?: string
  level?: number
}

export interface Styles {
  /** The list of a paragraph style, inherited where it has none of its own. */
  listOf(style: string | undefined): (ListMark & { style: string }) | undefined
}

interface Style extends ListMark {
  basedOn?: string
}

const DEEPEST = 32

export function readStyles(bytes: Uint8Array | undefined): Styles {
  const styles = new Map<string, Style>()
  let byDefault: string | undefined
  let current: Style | undefined
  if (bytes) {
    walkXml(bytes, 'word/styles.xml', {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style') {
          const id = attributes['w:styleId'] ?? ''
          current = {}
          styles.set(id, current)
          if (attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? '')) byDefault = id
        } else if (!current) return
        else if (name === 'w:basedOn') current.basedOn = value
        else if (name === 'w:numId') current.numId = value
        else if (name === 'w:ilvl') current.level = Number(value) || 0
      },
      close(name) {
        if (name === 'w:style') current = undefined
      }
    })
  }
  return {
    listOf(style) {
      let id = style ?? byDefault
      // Based on each other in a circle: give up after more steps than any document has.
      for (let steps = 0; id !== undefined && steps < DEEPEST; steps++) {
        const found = styles.get(id)
        if (found?.numId !== undefined) return { ...found, style: id }
        id = found?.basedOn
      }
      return undefined
    }
  }
}

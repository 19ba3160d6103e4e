import { Image, Text, View } from '@tarojs/components'
import type { Block, Span } from '../../contract/materials'
import { a11y } from '@/platform/a11y'
import { openAddress } from '@/platform/outside'
import { showPicture } from '@/platform/picture'
import { pieceEnd } from '@/platform/pieces'
import { H5 } from '@/platform/target'
import { go, links } from '@/services/nav'

/** A text as the server has read it, each piece with an end that can be seen. */
export function Blocks ({ of }: { of: readonly Block[] }) {
  return (
    <>
      {of.map((block, at) => (
        <View key={at} id={`block-${at}`} className='piece'>
          <Piece of={block} />
          <View id={pieceEnd(at)} className='piece-end' />
        </View>
      ))}
    </>
  )
}

function Piece ({ of }: { of: Block }) {
  switch (of.kind) {
    case 'head': return <View className={of.level === 2 ? 'read-h2' : 'read-h3'} {...a11y({ role: 'heading', level: of.level })}><Spans of={of.spans} /></View>
    case 'quote': return <View className='read-quote'><Spans of={of.spans} /></View>
    case 'item': return (
      <View className={`read-item read-item-${of.depth}`}><View className='read-mark num'>{of.mark}</View><View className='grow'><Spans of={of.spans} /></View></View>
    )
    case 'picture': return of.file ? <Picture src={API_BASE + of.file.url} alt={of.alt} /> : <View className='sub read-gone'>这张图片已经不在了</View>
    case 'line': return <View className='hair read-line' />
    default: return <View className='read-p'><Spans of={of.spans} /></View>
  }
}

function Spans ({ of }: { of: readonly Span[] }) {
  return (
    <>
      {of.map((span, at) => {
        const look = [span.strong && 'strong', span.emph && 'read-emph'].filter(Boolean).join(' ')
        const { href, material } = span
        if (!href && !material) return <Text key={at} className={look || undefined}>{span.text}</Text>
        const open = () => { if (material) go(links.material(material)); else if (href) openAddress(href).catch(() => undefined) }
        return <Text key={at} className={`read-link ${look}`} {...a11y({ role: 'link' })} onClick={open}>{span.text}</Text>
      })}
    </>
  )
}

function Picture ({ src, alt }: { src: string, alt: string }) {
  const said = alt || '文中的图片'
  return (
    <View className='read-picture'>
      {H5 ? <img className='read-img' src={src} alt={said} /> : <Image className='read-img' mode='widthFix' src={src} ariaLabel={said} onClick={() => showPicture(src)} />}
      {alt ? <View className='cap read-alt' {...(H5 ? { 'aria-hidden': true } : {})}>{alt}</View> : null}
    </View>
  )
}

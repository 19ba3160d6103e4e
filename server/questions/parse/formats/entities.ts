/** The names that editors write; any other stays as it is written. */
const NAMES = new Map(`amp & lt < gt > quot " apos ' iexcl ¡ cent ¢ pound £ yen ¥ sect § copy © laquo « raquo » reg ® deg ° plusmn ± sup1 ¹ sup2 ² sup3 ³
acute ´ micro µ para ¶ middot · frac14 ¼ frac12 ½ frac34 ¾ iquest ¿ times × divide ÷ agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç
egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö ugrave ù uacute ú ucirc û uuml ü
szlig ß oslash ø Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Ntilde Ñ Ouml Ö Oslash Ø Uuml Ü
Alpha Α Beta Β Gamma Γ Delta Δ Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ
lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡
bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ forall ∀ part ∂
exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅
asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ oplus ⊕ perp ⊥ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ check ✓ cross ✗`
  .split(/\s+/).flatMap((word, at, all) => at % 2 === 0 ? [[word, all[at + 1] ?? ''] as const] : []))
for (const space of ['nbsp', 'ensp', 'emsp', 'thinsp']) NAMES.set(space, ' ')
for (const nothing of ['shy', 'zwnj', 'zwj', 'lrm', 'rlm']) NAMES.set(nothing, '')

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z][A-Za-z0-9]{1,9}));/g, (all: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMES.get(name) ?? all
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    const character = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)
    return character ? String.fromCodePoint(code) : all
  })
}

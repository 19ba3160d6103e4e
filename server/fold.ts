/** What searching compares: width and case make no difference. */
export const foldForSearch = (text: string) => text.normalize('NFKC').toLowerCase()

/** The words of a search, each of which has to be found. */
export const searchWords = (text: string) => foldForSearch(text).split(/\s+/).filter(Boolean).slice(0, 8)

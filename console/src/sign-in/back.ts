/** Where to go after signing in: a page of ours only, never an address that somebody has slipped in. */
export const backTarget = (back: string | null): string => (back && /^\/(?![/\\])[^\s\\]*$/.test(back) && !back.startsWith('/sign-in') ? back : '/rounds')

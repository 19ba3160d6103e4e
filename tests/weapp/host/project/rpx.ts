/** `rpx` as CSS that browsers know: the page sets `--rpx` to a 750th of its width. */
export const withoutRpx = (css: string): string => css.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc(var(--rpx) * $1)')

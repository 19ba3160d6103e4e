/** Fixed at build time: what the other target needs is left out of the bundle. */
export const H5 = process.env.TARO_ENV === 'h5'

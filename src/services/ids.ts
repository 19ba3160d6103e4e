/** Made by the phone, so that the server knows what was told it twice. */
export const newKey = () => `a${Date.now().toString(36)}${Math.random().toString(36).slice(2, 14)}`

import type { CertificateView } from '../../contract/awards'
import type { CertificateTable } from '../db/awards-schema'

/** What is printed. */
export const certificateView = ({ code, title, name, unit, text, issuer, issued_at }: Pick<CertificateTable, 'code' | 'title' | 'name' | 'unit' | 'text' | 'issuer' | 'issued_at'>): CertificateView =>
  ({ code, title, name, unit, text, issuer, issuedAt: Number(issued_at) })

const MB = 1024 * 1024

/** Far above any real question file, far below what would hurt the server. */
export const LIMITS = {
  fileBytes: 20 * MB,
  zipEntries: 2000,
  zipBytes: 100 * MB,
  entryBytes: 60 * MB,
  /** Characters of text in all: what has to cross from the reader's thread. */
  chars: 10_000_000,
  lines: 300_000,
  rows: 50_000,
  columns: 60,
  cells: 500_000,
  cellChars: 32_767,
  xmlDepth: 256,
  imageBytes: 10 * MB,
  imagesBytes: 60 * MB
} as const

import { servePapers } from './papers/pdf/thread'

// Entry file of the thread that sets papers as PDF: see papers/pdf/writer.ts.
servePapers(__dirname)

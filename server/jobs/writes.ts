import { orderExport } from './export-write'
import { addPart, dropFiles, sealFile } from './files'
import { addJob, cancelJob, claimJob, failJob, finishJob, leaveJob, tellJob } from './queue'

export const jobWrites = [addJob, orderExport, claimJob, tellJob, leaveJob, finishJob, failJob, cancelJob, addPart, sealFile, dropFiles]

import { attemptsExport } from './attempts'
import { bulletinExport } from './bulletin'
import { itemsExport } from './items'
import { peopleExport } from './people'
import { unitsExport } from './units'

export const resultsExports = [peopleExport, unitsExport, itemsExport, attemptsExport, bulletinExport]

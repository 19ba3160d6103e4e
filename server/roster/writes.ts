import { addMember, cancelTransfer, changeMember, leaveMember, restoreMember, transferMember } from './member-writes'
import { beginTransfers } from './stays'
import { addUnit, changeUnit, closeUnit, placeUnit } from './unit-writes'

export const rosterWrites = [addUnit, changeUnit, placeUnit, closeUnit, addMember, changeMember, transferMember, cancelTransfer, leaveMember, restoreMember, beginTransfers]

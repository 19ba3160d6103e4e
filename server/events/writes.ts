import { markPeople } from './attendance/marks'
import { mergeScans } from './attendance/scans'
import { closeEvent, rebuildAttendance, setPassword, settleSessions, signIn } from './attendance/writes'
import { hoursWrites } from './hours/writes'
import { pictureWrites } from './pictures/writes'
import { giveFeedback } from './feedback/writes'
import { stampStation } from './route/writes'
import { decideSignUps, noteEvent, removeSignUps } from './desk-writes'
import { cancelEvent, createEvent, deleteEvent, publishEvent, updateEvent } from './event-writes'
import { remindSession } from './remind'
import { orderEventFile } from './export/write'
import { cancelSignUp, changeSession, claimOffer, excuse, signUp, turnEvent } from './sign-up-writes'

export const eventWrites = [createEvent, updateEvent, publishEvent, cancelEvent, deleteEvent, signUp, cancelSignUp, claimOffer, changeSession, excuse, turnEvent, decideSignUps, removeSignUps, noteEvent, signIn, mergeScans, markPeople, settleSessions, setPassword, closeEvent, rebuildAttendance, ...hoursWrites, ...pictureWrites, stampStation, giveFeedback, remindSession, orderEventFile]

import { accountEndpoints } from './account'
import { advanceEndpoints } from './advance'
import { amendEndpoints } from './amend'
import { appointEndpoints } from './appoint'
import { awardsEndpoints } from './awards'
import { conductEndpoints } from './conduct'
import { deskEntryEndpoints } from './desk-entry'
import { enrolEndpoints } from './enrol'
import { attendanceEndpoints } from './attendance'
import { eventDeskEndpoints } from './event-desk'
import { eventPicturesEndpoints } from './event-pictures'
import { eventFeedbackEndpoints } from './event-feedback'
import { eventRouteEndpoints } from './event-route'
import { eventStatisticsEndpoints } from './event-statistics'
import { eventsEndpoints } from './events'
import { handoutEndpoints } from './handout'
import { homeEndpoints } from './home'
import { hoursEndpoints } from './hours'
import { inboxEndpoints } from './inbox'
import { jobsEndpoints } from './jobs'
import { leaderboardEndpoints } from './leaderboard'
import { participantsEndpoints } from './participants'
import { practiceEndpoints } from './practice'
import { itemsEndpoints, questionsEndpoints } from './questions'
import { quizEndpoints } from './quiz'
import { resultsEndpoints } from './results'
import { rosterEndpoints } from './roster'
import { materialsEndpoints, shelfEndpoints } from './materials'
import { menuEndpoints, offersEndpoints } from './menu'
import { messagesEndpoints } from './messages'
import { organiserEndpoints } from './organiser'
import { remindersEndpoints } from './reminders'
import { papersEndpoints } from './papers'
import { portraitEndpoints } from './portrait'
import { reportsEndpoints } from './reports'
import { reflectionsEndpoints, reviewEndpoints } from './reflections'
import { plansEndpoints, studyEndpoints } from './study'
import { studyExportEndpoints } from './study-export'
import { switchesEndpoints } from './switches'
import { trailEndpoints } from './trail'

/** Every endpoint of the API; paths are relative to /api. */
export const endpoints = {
  ...accountEndpoints,
  ...portraitEndpoints,
  ...deskEntryEndpoints,
  ...rosterEndpoints,
  ...enrolEndpoints,
  ...handoutEndpoints,
  ...appointEndpoints,
  ...questionsEndpoints,
  ...itemsEndpoints,
  ...quizEndpoints,
  ...practiceEndpoints,
  ...leaderboardEndpoints,
  ...awardsEndpoints,
  ...organiserEndpoints,
  ...advanceEndpoints,
  ...amendEndpoints,
  ...conductEndpoints,
  ...participantsEndpoints,
  ...papersEndpoints,
  ...resultsEndpoints,
  ...homeEndpoints,
  ...inboxEndpoints,
  ...jobsEndpoints,
  ...materialsEndpoints,
  ...shelfEndpoints,
  ...menuEndpoints,
  ...offersEndpoints,
  ...messagesEndpoints,
  ...remindersEndpoints,
  ...reportsEndpoints,
  ...studyEndpoints,
  ...plansEndpoints,
  ...studyExportEndpoints,
  ...switchesEndpoints,
  ...eventsEndpoints,
  ...eventDeskEndpoints,
  ...attendanceEndpoints,
  ...hoursEndpoints,
  ...eventPicturesEndpoints,
  ...eventRouteEndpoints,
  ...eventFeedbackEndpoints,
  ...eventStatisticsEndpoints,
  ...reflectionsEndpoints,
  ...reviewEndpoints,
  ...trailEndpoints
}

export type Api = typeof endpoints
export type Route = keyof Api
export type { Input, Output } from './endpoint'

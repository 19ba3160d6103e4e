import type { ComponentType } from 'react'
import { Navigate, createBrowserRouter } from 'react-router'
import { Broken, Missing } from './shell/Missing'
import { Shell } from './shell/Shell'

/** Each page is fetched when somebody goes there. */
const page = <M,>(load: () => Promise<M>, pick: (module: M) => ComponentType) => async () => ({ Component: pick(await load()) })

const roster = page(() => import('./roster/RosterPage'), (module) => module.RosterPage)
const bank = page(() => import('./bank/BankPage'), (module) => module.BankPage)

export const router = createBrowserRouter([
  { path: '/sign-in', ErrorBoundary: Broken, HydrateFallback: Nothing, lazy: page(() => import('./sign-in/SignInPage'), (module) => module.SignInPage) },
  {
    path: '/', Component: Shell, ErrorBoundary: Broken, HydrateFallback: Nothing,
    children: [{
      ErrorBoundary: Broken,
      children: [
        { index: true, element: <Navigate to='/rounds' replace /> },
        { path: 'banks', lazy: page(() => import('./bank/BanksPage'), (module) => module.BanksPage) },
        // The drawer has an address of its own; the list behind it stays.
        { path: 'banks/:bankId', lazy: bank, children: [{ path: 'new', element: null }, { path: 'questions/:questionId', element: null }] },
        { path: 'imports/new', lazy: page(() => import('./import/NewImportPage'), (module) => module.NewImportPage) },
        { path: 'imports/:importId', lazy: page(() => import('./import/ReviewPage'), (module) => module.ReviewPage) },
        { path: 'imports/:importId/done', lazy: page(() => import('./import/DonePage'), (module) => module.DonePage) },
        { path: 'rounds', lazy: page(() => import('./rounds/RoundsPage'), (module) => module.RoundsPage) },
        { path: 'rounds/new', lazy: page(() => import('./rounds/editor/NewRoundPage'), (module) => module.NewRoundPage) },
        { path: 'rounds/:roundId/edit', lazy: page(() => import('./rounds/editor/EditorPage'), (module) => module.EditorPage) },
        {
          path: 'rounds/:roundId', lazy: page(() => import('./rounds/RoundFrame'), (module) => module.RoundFrame),
          children: [
            { index: true, lazy: page(() => import('./rounds/progress/ProgressTab'), (module) => module.ProgressTab) },
            { path: 'rules', lazy: page(() => import('./rounds/RulesTab'), (module) => module.RulesTab) },
            { path: 'results', lazy: page(() => import('./rounds/results/ResultsTab'), (module) => module.ResultsTab) },
            { path: 'news', lazy: page(() => import('./rounds/NewsTab'), (module) => module.NewsTab) },
            { path: 'people', lazy: page(() => import('./people/PeopleTab'), (module) => module.PeopleTab) },
            { path: 'entries', lazy: page(() => import('./entries/EntriesTab'), (module) => module.EntriesTab) },
            { path: 'honours', lazy: page(() => import('./honours/HonoursTab'), (module) => module.HonoursTab) },
            { path: 'given', lazy: page(() => import('./given/GivenTab'), (module) => module.GivenTab) },
            { path: 'items', lazy: page(() => import('./items/ItemsTab'), (module) => module.ItemsTab) }
          ]
        },
        { path: 'rounds/:roundId/results/people/:memberId', lazy: page(() => import('./rounds/person/PersonPage'), (module) => module.PersonPage) },
        { path: 'rounds/:roundId/proxy/:memberId', lazy: page(() => import('./proxy/ProxyPage'), (module) => module.ProxyPage) },
        { path: 'plans', lazy: page(() => import('./study/PlansPage'), (module) => module.PlansPage) },
        { path: 'plans/new', lazy: page(() => import('./study/editor/NewPlanPage'), (module) => module.NewPlanPage) },
        { path: 'plans/:planId/edit', lazy: page(() => import('./study/editor/PlanEditorPage'), (module) => module.PlanEditorPage) },
        {
          path: 'plans/:planId', lazy: page(() => import('./study/PlanFrame'), (module) => module.PlanFrame),
          children: [
            { index: true, lazy: page(() => import('./study/ProgressTab'), (module) => module.ProgressTab) },
            { path: 'people', lazy: page(() => import('./study/PeopleTab'), (module) => module.PeopleTab) },
            { path: 'review', lazy: page(() => import('./study/ReviewTab'), (module) => module.ReviewTab) },
            { path: 'rules', lazy: page(() => import('./study/RulesTab'), (module) => module.RulesTab) },
            { path: 'codes', lazy: page(() => import('./study/CodesTab'), (module) => module.CodesTab) }
          ]
        },
        { path: 'events', lazy: page(() => import('./events/EventsPage'), (module) => module.EventsPage) },
        { path: 'events/statistics', lazy: page(() => import('./events/figures/SpanPage'), (module) => module.SpanPage) },
        { path: 'events/appeals', lazy: page(() => import('./events/appeals/AppealsPage'), (module) => module.AppealsPage) },
        { path: 'events/new', lazy: page(() => import('./events/editor/NewEventPage'), (module) => module.NewEventPage) },
        { path: 'events/:eventId/edit', lazy: page(() => import('./events/editor/EventEditorPage'), (module) => module.EventEditorPage) },
        {
          path: 'events/:eventId', lazy: page(() => import('./events/EventFrame'), (module) => module.EventFrame),
          children: [
            { index: true, lazy: page(() => import('./events/PeopleTab'), (module) => module.PeopleTab) },
            { path: 'sessions', lazy: page(() => import('./events/SessionsTab'), (module) => module.SessionsTab) },
            { path: 'attendance', lazy: page(() => import('./events/attendance/AttendanceTab'), (module) => module.AttendanceTab) },
            { path: 'route', lazy: page(() => import('./events/RouteTab'), (module) => module.RouteTab) },
            { path: 'figures', lazy: page(() => import('./events/figures/FiguresTab'), (module) => module.FiguresTab) },
            { path: 'after', lazy: page(() => import('./events/AfterTab'), (module) => module.AfterTab) },
            { path: 'rules', lazy: page(() => import('./events/RulesTab'), (module) => module.RulesTab) }
          ]
        },
        {
          path: 'menu', lazy: page(() => import('./menu/MenuFrame'), (module) => module.MenuFrame),
          children: [
            { index: true, lazy: page(() => import('./menu/OrdersTab'), (module) => module.TheirOrders) },
            { path: 'ours', lazy: page(() => import('./menu/OrdersTab'), (module) => module.OurOrders) },
            { path: 'offers', lazy: page(() => import('./menu/OffersTab'), (module) => module.OffersTab) },
            { path: 'figures', lazy: page(() => import('./menu/FiguresTab'), (module) => module.FiguresTab) }
          ]
        },
        { path: 'settings', lazy: page(() => import('./settings/SettingsPage'), (module) => module.SettingsPage) },
        { path: 'reports', lazy: page(() => import('./report/ReportsPage'), (module) => module.ReportsPage) },
        { path: 'materials', lazy: page(() => import('./materials/MaterialsPage'), (module) => module.MaterialsPage) },
        { path: 'materials/new', lazy: page(() => import('./materials/EditorPage'), (module) => module.EditorPage) },
        { path: 'materials/:materialId', lazy: page(() => import('./materials/EditorPage'), (module) => module.EditorPage) },
        { path: 'reflections', lazy: page(() => import('./reflections/ReflectionsPage'), (module) => module.ReflectionsPage) },
        { path: 'trail', lazy: page(() => import('./trail/TrailPage'), (module) => module.TrailPage) },
        { path: 'roster', lazy: roster, children: [{ path: 'new', element: null }, { path: 'members/:memberId', element: null }] },
        { path: 'joins', lazy: page(() => import('./roster/JoinsPage'), (module) => module.JoinsPage) },
        { path: 'roster/codes', lazy: page(() => import('./roster/CodesPage'), (module) => module.CodesPage) },
        { path: 'roster/imports/new', lazy: page(() => import('./roster/NewListPage'), (module) => module.NewListPage) },
        { path: 'roster/imports/:listId', lazy: page(() => import('./roster/ListPage'), (module) => module.ListPage) },
        { path: '*', Component: Missing }
      ]
    }]
  }
], { basename: '/console' })

function Nothing() {
  return null
}
